import { EventEmitter } from 'node:events';
import { preventable } from './preventable.ts';

type Serve = (request: Request) => Promise<Response>;
type PermissionRequest = (contents: unknown, permission: string, callback: (granted: boolean) => void) => void;
type BeforeRequest = (details: { url: string }, callback: (answer: { cancel?: boolean }) => void) => void;

/** A session that, like Electron's, grants everything and fetches anything until it is told otherwise. */
export class StandInSession extends EventEmitter {
  readonly schemes = new Map<string, Serve>();
  #onRequest: PermissionRequest = (_contents, _permission, callback) => callback(true);
  #onCheck: () => boolean = () => true;
  #onDevice: () => boolean = () => true;
  #onMedia: (request: unknown, callback: (streams: unknown) => void) => void = (_request, callback) => callback({});
  #onFetch: BeforeRequest = (_details, callback) => callback({});

  readonly protocol = { handle: (scheme: string, serve: Serve) => this.schemes.set(scheme, serve) };
  readonly webRequest = {
    onBeforeRequest: (listener: BeforeRequest) => {
      this.#onFetch = listener;
    },
  };

  setPermissionRequestHandler = (handler: PermissionRequest) => (this.#onRequest = handler);
  setPermissionCheckHandler = (handler: () => boolean) => (this.#onCheck = handler);
  setDevicePermissionHandler = (handler: () => boolean) => (this.#onDevice = handler);
  setDisplayMediaRequestHandler = (handler: (request: unknown, callback: (streams: unknown) => void) => void) =>
    (this.#onMedia = handler);

  /** A page asks for, or looks up, a permission. */
  async asks(permission: string): Promise<boolean> {
    return new Promise((resolve) => this.#onRequest({}, permission, resolve));
  }
  checks = () => this.#onCheck();
  offersDevice = () => this.#onDevice();
  sharesScreen = () =>
    new Promise<unknown>((resolve) => this.#onMedia({}, resolve)).then((streams) => streams !== null);

  /** Whether a request may leave for this address. */
  mayFetch(url: string): boolean {
    let allowed = true;
    this.#onFetch({ url }, ({ cancel }) => {
      allowed = cancel !== true;
    });
    return allowed;
  }

  mayDownload(url: string): boolean {
    const event = preventable({});
    this.emit('will-download', event, { getURL: () => url });
    return !event.defaultPrevented;
  }

  async fetch(url: string, init?: RequestInit): Promise<Response> {
    if (!this.mayFetch(url)) throw new Error(`ERR_BLOCKED_BY_CLIENT ${url}`);
    const serve = this.schemes.get(new URL(url).protocol.slice(0, -1));
    if (serve === undefined) throw new Error(`ERR_UNKNOWN_URL_SCHEME ${url}`);
    return serve(new Request(url, init));
  }
}

import { EventEmitter } from 'node:events';
import type { StandInApp } from './stand-in-app.ts';
import { assertPorts } from './stand-in-ports.ts';
import { preventable } from './preventable.ts';
import { openPage, type StandInPage } from './stand-in-page.ts';
import type { StandInSession } from './stand-in-session.ts';

export interface StandInFrame {
  url: string;
  origin: string;
  parent: StandInFrame | null;
  detached: boolean;
  destroyed: boolean;
  isDestroyed(): boolean;
  postMessage(channel: string, message: unknown, transfer?: readonly unknown[]): void;
}

export interface WindowWorld {
  readonly app: StandInApp;
  readonly session: StandInSession;
  readonly ipcMain: StandInIpcMain;
  readonly windows: StandInWindow[];
}

export class StandInIpcMain extends EventEmitter {
  readonly handlers = new Map<string, (event: unknown, ...args: unknown[]) => unknown>();

  handle(channel: string, handler: (event: unknown, ...args: unknown[]) => unknown): void {
    this.handlers.set(channel, handler);
  }
}

export class StandInContents extends EventEmitter {
  readonly world: WindowWorld;
  readonly preload: string;
  readonly mainFrame: StandInFrame;
  readonly pdfRequests: unknown[] = [];
  pdfFault: Error | undefined;
  page: StandInPage | undefined;
  loads = 0;
  #openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });

  constructor(world: WindowWorld, preload: string) {
    super();
    this.world = world;
    this.preload = preload;
    this.mainFrame = this.makeFrame('about:blank', 'null', null);
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.#openHandler = handler;
  }

  /** A page calls window.open. */
  open(url: string): boolean {
    return this.#openHandler({ url }).action === 'allow';
  }

  /** A page, or a person, wants to go somewhere. */
  navigate(url: string, { isMainFrame = true, redirect = false } = {}): boolean {
    const events = [preventable({ url, isMainFrame })];
    this.emit('will-frame-navigate', events[0]);
    if (isMainFrame) this.emit('will-navigate', events[events.push(preventable({ url, isMainFrame })) - 1]);
    if (redirect) this.emit('will-redirect', events[events.push(preventable({ url, isMainFrame })) - 1]);
    return events.every((event) => !event.defaultPrevented);
  }

  async load(url: string): Promise<void> {
    const response = await this.world.session.fetch(url);
    if (response.status !== 200) throw new Error(`ERR_FAILED (${response.status}) loading ${url}`);
    this.loads += 1;
    this.mainFrame.url = url;
    this.mainFrame.origin = url.split('/').slice(0, 3).join('/');
    this.page = openPage(url, this.preload, {
      send: (channel, args) => this.send(channel, args),
      invoke: (channel, args) => this.invoke(channel, args),
    });
  }

  reload(): void {
    void this.load(this.mainFrame.url);
  }

  printToPDF(options: unknown): Promise<Buffer> {
    this.pdfRequests.push(options);
    return this.pdfFault === undefined ? Promise.resolve(Buffer.from('%PDF-1.7')) : Promise.reject(this.pdfFault);
  }

  /** An IPC message as it reaches the main process; by default from our own main frame. */
  send(channel: string, args: readonly unknown[], senderFrame: StandInFrame | null = this.mainFrame): void {
    this.world.ipcMain.emit(channel, { sender: this, senderFrame }, ...args);
  }

  async invoke(
    channel: string,
    args: readonly unknown[],
    senderFrame: StandInFrame | null = this.mainFrame,
  ): Promise<unknown> {
    const handler = this.world.ipcMain.handlers.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    return structuredClone(await handler({ sender: this, senderFrame }, ...args));
  }

  makeFrame(url: string, origin: string, parent: StandInFrame | null): StandInFrame {
    const frame: StandInFrame = {
      url,
      origin,
      parent,
      detached: false,
      destroyed: false,
      isDestroyed: () => frame.destroyed,
      postMessage: (channel, message, transfer = []) => {
        assertPorts(transfer);
        this.page?.deliver(
          channel,
          structuredClone(message),
          transfer.map((port) => port.wire),
        );
      },
    };
    return frame;
  }
}

interface WindowOptions extends Record<string, unknown> {
  readonly webPreferences: { readonly preload: string } & Record<string, unknown>;
}

export class StandInWindow extends EventEmitter {
  readonly webContents: StandInContents;
  readonly options: WindowOptions;
  readonly calls: string[] = [];
  minimized = false;
  maximized = false;
  bounds: unknown;
  readonly #world: WindowWorld;

  constructor(world: WindowWorld, options: WindowOptions) {
    super();
    if (!world.app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    this.#world = world;
    this.options = options;
    const { x, y, width, height } = options;
    this.bounds = { x, y, width, height };
    this.webContents = new StandInContents(world, options.webPreferences.preload);
    world.windows.push(this);
    world.app.emit('web-contents-created', {}, this.webContents);
  }

  async loadURL(url: string): Promise<void> {
    await this.webContents.load(url);
    this.emit('ready-to-show');
  }

  isMinimized = () => this.minimized;
  isMaximized = () => this.maximized;
  getNormalBounds = () => this.bounds;
  getTitle = () => '安居台';
  show = () => this.calls.push('show');
  focus = () => this.calls.push('focus');
  restore = () => this.calls.push('restore');
  maximize = () => this.calls.push('maximize');

  /** A person closes the window. */
  close(): void {
    this.emit('close', preventable({}));
    this.#world.windows.splice(this.#world.windows.indexOf(this), 1);
    this.emit('closed');
    if (this.#world.windows.length === 0 && !this.#world.app.quitting) this.#world.app.emit('window-all-closed');
  }
}

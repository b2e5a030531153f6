import { readFileSync } from 'node:fs';
import { EventEmitter } from 'node:events';
import { createContext, runInContext } from 'node:vm';
import type { MessagePort } from 'node:worker_threads';

export interface PageMessage {
  readonly data: unknown;
  readonly origin: string;
  readonly source: unknown;
  readonly ports: readonly MessagePort[];
}

/** How a page's preload reaches the main process. */
export interface IpcWire {
  send(channel: string, args: readonly unknown[]): void;
  invoke(channel: string, args: readonly unknown[]): Promise<unknown>;
}

/** The window of a page: messages to itself, and what the preload exposed. */
export interface PageWindow extends Record<string, unknown> {
  readonly location: { readonly href: string; readonly origin: string };
  postMessage(data: unknown, targetOrigin: string, transfer?: readonly MessagePort[]): void;
  addEventListener(type: 'message', listener: (message: PageMessage) => void): void;
  removeEventListener(type: 'message', listener: (message: PageMessage) => void): void;
}

export interface StandInPage {
  readonly window: PageWindow;
  /** What the preload asked `require` for. */
  readonly required: readonly string[];
  /** A message from the main process to the preload. */
  deliver(channel: string, message: unknown, ports: readonly MessagePort[]): void;
}

/** Loads a page and runs its preload the way a sandboxed one runs: no Node but a `require` that knows only electron. */
export function openPage(address: string, preload: string, wire: IpcWire): StandInPage {
  const window = createPageWindow(address);
  const required: string[] = [];
  const incoming = new EventEmitter();
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, api: unknown) => {
        window[name] = acrossTheBridge(api);
      },
    },
    ipcRenderer: {
      on: (channel: string, listener: (...args: unknown[]) => void) => incoming.on(channel, listener),
      send: (channel: string, ...args: unknown[]) => wire.send(channel, structuredClone(args)),
      invoke: (channel: string, ...args: unknown[]) => wire.invoke(channel, structuredClone(args)),
    },
  };
  const require = (name: string) => {
    required.push(name);
    if (name !== 'electron') throw new Error(`module not found: ${name}`);
    return electron;
  };
  const process = { platform: 'linux', versions: { electron: '45.4.1' } };
  const exports = {};
  const world = createContext({ window, require, process, exports, module: { exports } });
  runInContext(readFileSync(preload, 'utf8'), world, { filename: preload });
  return {
    window,
    required,
    deliver: (channel, message, ports) => incoming.emit(channel, { ports }, message),
  };
}

function createPageWindow(address: string): PageWindow {
  const { protocol, host } = new URL(address);
  const origin = `${protocol}//${host}`;
  const listeners = new Set<(message: PageMessage) => void>();
  const window: PageWindow = {
    location: { href: address, origin },
    addEventListener: (_type, listener) => listeners.add(listener),
    removeEventListener: (_type, listener) => listeners.delete(listener),
    postMessage: (data, targetOrigin, transfer = []) => {
      if (targetOrigin !== '*' && targetOrigin !== origin) return;
      const message = { data: structuredClone(data), origin, source: window, ports: transfer };
      setImmediate(() => {
        for (const listener of listeners) listener(message);
      });
    },
  };
  return window;
}

/** Plain values, plain objects and functions cross; anything else is refused, as Electron does. */
function acrossTheBridge(value: unknown): unknown {
  if (typeof value === 'function') {
    return (...args: unknown[]) => (value as (...args: unknown[]) => unknown)(...structuredClone(args));
  }
  if (typeof value !== 'object' || value === null) return value;
  // The preload's objects come from another realm, so prototypes are compared by name.
  const prototype = Object.getPrototypeOf(value) as { constructor?: { name?: string } } | null;
  if (prototype?.constructor?.name !== 'Object') throw new TypeError('An object could not be cloned.');
  return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, part]) => [key, acrossTheBridge(part)])));
}

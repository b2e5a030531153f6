import type { MessagePort } from 'node:worker_threads';
import type { AgencySettings } from '../agency/agency-config.ts';

/**
 * What passes between a shell (Electron's main process, the browser host) and the worker thread that holds the desk.
 * A shell opens one MessagePort per window or browser session; the port speaks the oRPC contract, and the session that
 * signs in on it belongs to it alone.
 */
export interface DeskWorkerOptions {
  /** The data folder. */
  readonly folder: string;
  /** The program's `resources` folder: policies, calendars. */
  readonly resources: string;
  readonly version: string;
  readonly shell: 'electron' | 'browser';
  /** A demo city says so on every screen. */
  readonly demo: boolean;
  /** 32 bytes kept by the operating system's keychain, where there is one: opens the case file without a passphrase. */
  readonly keychainSecret: Uint8Array | null;
  /** Where the registries are; without it `agency.json` in the data folder says so. A demo is given its simulator. */
  readonly agency?: AgencySettings | undefined;
}

export type ToWorker =
  | { readonly type: 'connect'; readonly port: MessagePort }
  /** Seal, close the file, then answer `closed`. */
  | { readonly type: 'close' };

export type FromWorker =
  | { readonly type: 'ready' }
  | { readonly type: 'closed' }
  /** The worker cannot go on (a fault outside any call); the shell shows it and ends. */
  | { readonly type: 'failed'; readonly message: string };

import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { preventable } from './preventable.ts';

interface Closable {
  close(): void;
}

/** Who holds the lock of which user data folder, across the stand-ins of this process. */
const locks = new Map<string, StandInApp>();

export class StandInApp extends EventEmitter {
  readonly paths = new Map<string, string>();
  readonly windows: Closable[];
  readonly isPackaged: boolean;
  readonly locale: string;
  readonly calls: string[] = [];
  exitCode: number | undefined;
  quitting = false;
  #ready = false;

  constructor(settings: { isPackaged: boolean; locale: string; documents: string }, windows: Closable[]) {
    super();
    this.isPackaged = settings.isPackaged;
    this.locale = settings.locale;
    this.windows = windows;
    this.paths.set('documents', settings.documents);
  }

  /** The moment Electron emits `ready`. */
  becomeReady(): void {
    this.#ready = true;
    this.emit('ready');
  }

  isReady = () => this.#ready;
  getVersion = () => '0.1.0';
  getLocale = () => (this.#ready ? this.locale : '');
  enableSandbox = () => this.calls.push('enableSandbox');
  showAboutPanel = () => this.calls.push('showAboutPanel');

  whenReady(): Promise<void> {
    return this.#ready ? Promise.resolve() : new Promise((resolve) => this.once('ready', () => resolve()));
  }

  setPath(name: string, path: string): void {
    if (this.#ready) throw new Error('setPath after ready');
    if (!existsSync(path)) throw new Error(`no such directory: ${path}`);
    this.paths.set(name, path);
  }

  getPath(name: string): string {
    const path = this.paths.get(name);
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  }

  requestSingleInstanceLock(): boolean {
    const key = this.getPath('userData');
    const holder = locks.get(key);
    holder?.emit('second-instance', {}, [], key);
    if (holder === undefined) locks.set(key, this);
    return holder === undefined;
  }

  quit(): void {
    this.calls.push('quit');
    setImmediate(() => this.#quitNow());
  }

  exit(code = 0): void {
    if (this.exitCode !== undefined) return;
    this.exitCode = code;
    for (const [key, holder] of locks) if (holder === this) locks.delete(key);
    this.emit('standInExit', code);
  }

  #quitNow(): void {
    if (this.exitCode !== undefined) return;
    this.quitting = true;
    for (const window of [...this.windows]) window.close();
    const event = preventable({});
    this.emit('will-quit', event);
    this.quitting = false;
    if (!event.defaultPrevented) this.exit(0);
  }
}

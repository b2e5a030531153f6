import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { once } from 'node:events';
import { copyFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { MessagePort } from 'node:worker_threads';
import type { ShellBridge } from '../../../src/contract/shell-bridge.ts';
import type { BuiltShell } from './built-shell.ts';
import type { smallContract } from './small-contract.ts';
import { createElectronStandIn, type ElectronStandIn, type StandInSettings } from './stand-in.ts';
import type { PageMessage, StandInPage } from './stand-in-page.ts';
import type { StandInContents, StandInWindow } from './stand-in-window.ts';

type SmallClient = ContractRouterClient<typeof smallContract>;

const requireNatively = createRequire(import.meta.url);
const standIns = new Map<string, ElectronStandIn>();
const EXPORTS = Object.keys(createElectronStandIn({}));
const REGISTRY = Symbol.for('anju.test.electron-stand-ins');
Object.assign(globalThis, { [REGISTRY]: standIns });

/** Node loads the built files as they are; only `electron` comes from elsewhere, a fresh one for each start. */
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' && standIns.has(context.parentURL ?? '')
      ? { url: `electron-stand-in:${context.parentURL ?? ''}`, format: 'module', shortCircuit: true }
      : next(specifier, context),
  load: (url, context, next) => {
    if (!url.startsWith('electron-stand-in:')) return next(url, context);
    const key = JSON.stringify(url.slice('electron-stand-in:'.length));
    const source = `const { ${EXPORTS.join(', ')} } = globalThis[Symbol.for('anju.test.electron-stand-ins')].get(${key});
      export { ${EXPORTS.join(', ')} };`;
    return { format: 'module', source, shortCircuit: true };
  },
});

export interface Start {
  readonly data: string;
  readonly args?: readonly string[];
  readonly settings?: StandInSettings;
  /** Leave Electron before its `ready`. */
  readonly notReady?: boolean;
}

/** The built program, started once in this process under a stand-in Electron. */
export class StartedShell {
  readonly electron: ElectronStandIn;
  readonly data: string;
  readonly #processListeners: (() => void)[];

  private constructor(electron: ElectronStandIn, data: string, processListeners: (() => void)[]) {
    this.electron = electron;
    this.data = data;
    this.#processListeners = processListeners;
  }

  static #starts = 0;

  static start(built: BuiltShell, { data, args = [], settings = {}, notReady = false }: Start): StartedShell {
    // A module runs once per address, so each start has a copy of its own.
    const main = join(built.folder, 'dist', 'main', `main-${String((StartedShell.#starts += 1))}.js`);
    copyFileSync(join(built.folder, 'dist', 'main', 'main.js'), main);
    const electron = createElectronStandIn(settings);
    standIns.set(pathToFileURL(main).href, electron);
    const added = listenersAdded(() => {
      const argv = process.argv;
      process.argv = [argv[0] ?? '', built.folder, '--data', data, ...args];
      try {
        requireNatively(main);
      } finally {
        process.argv = argv;
      }
    });
    if (!notReady) electron.app.becomeReady();
    return new StartedShell(electron, data, added);
  }

  get session() {
    return this.electron.session.defaultSession;
  }

  /** The window, once its page is loaded. */
  async window(): Promise<StandInWindow> {
    for (let waited = 0; waited < 5_000; waited += 5) {
      const window = this.electron.windows[0];
      if (window?.webContents.page !== undefined) return window;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    throw new Error('the window did not open');
  }

  async contents(): Promise<StandInContents> {
    return (await this.window()).webContents;
  }

  async page(): Promise<StandInPage> {
    const { page } = await this.contents();
    if (page === undefined) throw new Error('no page');
    return page;
  }

  async quit(): Promise<number> {
    const { app } = this.electron;
    if (app.exitCode === undefined) {
      app.quit();
      await once(app, 'standInExit');
    }
    return app.exitCode ?? -1;
  }

  async exit(): Promise<number> {
    const { app } = this.electron;
    if (app.exitCode === undefined) await once(app, 'standInExit', { signal: AbortSignal.timeout(8_000) });
    return app.exitCode ?? -1;
  }

  async dispose(): Promise<void> {
    await this.quit();
    for (const remove of this.#processListeners) remove();
  }
}

function listenersAdded(action: () => void): (() => void)[] {
  const events = ['uncaughtException', 'unhandledRejection'] as const;
  const before = events.map((event) => new Set(process.rawListeners(event)));
  action();
  return events.flatMap((event, index) =>
    process
      .rawListeners(event)
      .filter((listener) => before[index]?.has(listener) !== true)
      .map((listener) => () => {
        process.off(event, listener as () => void);
      }),
  );
}

/** What the page finds as `window.anju`. */
export function bridgeOf(page: StandInPage): ShellBridge {
  return page.window.anju as ShellBridge;
}

/** Asks for a port the way the screens do. */
export function connect(page: StandInPage): Promise<PageMessage> {
  return new Promise((resolve) => {
    page.window.addEventListener('message', resolve);
    bridgeOf(page).connect();
  });
}

/** The port that the bridge brought; whoever takes it starts it. */
export async function openPort(page: StandInPage): Promise<MessagePort> {
  const { ports } = await connect(page);
  const port = ports[0];
  if (port === undefined) throw new Error('no port came');
  return port;
}

export async function openSession(page: StandInPage): Promise<{ client: SmallClient; port: MessagePort }> {
  const port = await openPort(page);
  const client: SmallClient = createORPCClient(new RPCLink({ port }));
  port.start();
  return { client, port };
}

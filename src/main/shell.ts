import { Menu, app, dialog, protocol, safeStorage, session, shell, type BrowserWindow } from 'electron';
import { join } from 'node:path';
import type { DeskWorkerOptions } from '../app/worker-protocol.ts';
import { startBesideDemo } from '../simulator/beside-demo.ts';
import { guardContents, guardSession } from './contents-guards.ts';
import { DESK_SCHEME, DESK_URL } from './desk-origin.ts';
import { bringToFront, createDeskWindow, showDesk } from './desk-window.ts';
import { openDemoCity, type DemoAccount } from './demo-city.ts';
import { startDeskWorker, type DeskWorkerHost } from './desk-worker-host.ts';
import { hallWindow } from './hall-window.ts';
import { readKeychainSecret } from './keychain-secret.ts';
import { menuTemplate } from './menu.ts';
import { printToPdf } from './print-to-pdf.ts';
import type { ProgramOptions } from './program-options.ts';
import { serveDesk } from './serve-desk.ts';
import { servePage } from './serve-page.ts';
import { wordsFor } from './words.ts';

const CLOSE_PATIENCE_MS = 5_000;

/** The built program, as it lies on disk: this file is in dist/main. */
const programFolder = join(import.meta.dirname, '..', '..');
const built = (path: string) => join(programFolder, 'dist', path);

/** Before anything is loaded: the scheme of our pages behaves like a secure website's. */
export function registerDeskScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: DESK_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** The shell of this process, from Electron's `ready` to its end. */
export async function runShell(options: ProgramOptions): Promise<void> {
  let window: BrowserWindow | undefined;
  app.on('second-instance', () => {
    if (window !== undefined) bringToFront(window);
  });
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents);
  });
  app.on('window-all-closed', () => {
    app.quit();
  });
  await app.whenReady();

  guardSession(session.defaultSession);
  session.defaultSession.protocol.handle(DESK_SCHEME, serveDesk(built('renderer')));
  const registries = options.demo ? await startBesideDemo(options.data) : undefined;
  const worker = await startDesk(options, registries?.settings);
  const words = wordsFor(app.getLocale());
  const forDevelopers = !app.isPackaged;
  const opened = createDeskWindow({
    preload: built('preload/preload.cjs'),
    stateFile: userFile('window-state.json'),
    words,
    forDevelopers,
    quit: () => app.quit(),
  });
  window = opened;
  opened.on('closed', () => {
    window = undefined;
  });
  // Windows ends the session without the usual farewell; what can still be sealed is.
  opened.on('session-end', () => void worker.close(CLOSE_PATIENCE_MS));
  const savePdf = (suggestedName: unknown) =>
    printToPdf({ window: opened, suggestedName, folder: app.getPath('documents'), words });
  const hall = hallWindow({ preload: built('preload/preload.cjs'), title: words.product, forDevelopers });
  // The hall's screen has no work of its own: it goes with the desk's window.
  opened.on('closed', hall.close);
  servePage({ window: () => window, hall, worker, printToPdf: savePdf });
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      menuTemplate({
        words,
        forDevelopers,
        savePdf: () => void savePdf(opened.getTitle()),
        openDataFolder: () => void shell.openPath(options.data),
        about: () => app.showAboutPanel(),
      }),
    ),
  );
  const accounts = options.demo ? await openDemoCity(options.data, worker) : undefined;
  await Promise.all([showDesk(opened), worker.ready]);
  tellReady(options, accounts, registries?.url);
}

function tellReady(
  options: ProgramOptions,
  accounts: readonly DemoAccount[] | undefined,
  agencySimulator: string | undefined,
): void {
  if (options.json) {
    console.log(JSON.stringify({ url: DESK_URL, mode: 'electron', accounts, agencySimulator }));
    return;
  }
  for (const { account, password, name, roles, office } of accounts ?? []) {
    console.log(`  ${account}\t${password}\t${name} ${roles.join('+')} ${office}`);
  }
}

/** Says in words why the program ends, and ends it. Whatever was acknowledged is on disk already. */
export function endWithFault(reason: string): void {
  const { deskFailed } = wordsFor(app.isReady() ? app.getLocale() : 'zh');
  console.error(reason);
  dialog.showErrorBox(deskFailed.title, deskFailed.text(reason));
  app.exit(1);
}

async function startDesk(options: ProgramOptions, agency: DeskWorkerOptions['agency']): Promise<DeskWorkerHost> {
  const worker = startDeskWorker(built('main/desk-worker.js'), {
    folder: options.data,
    resources: join(programFolder, 'resources'),
    version: app.getVersion(),
    shell: 'electron',
    demo: options.demo,
    keychainSecret: await readKeychainSecret(userFile('keychain.bin'), safeStorage),
    agency,
  });
  void worker.failed.then(endWithFault);
  closeBeforeQuit(worker);
  return worker;
}

/** The windows are gone by `will-quit`, so nothing new can come while the desk seals and closes its file. */
function closeBeforeQuit(worker: DeskWorkerHost): void {
  let state: 'open' | 'closing' | 'closed' = 'open';
  app.on('will-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    void worker.close(CLOSE_PATIENCE_MS).then(() => {
      state = 'closed';
      app.quit();
    });
  });
}

function userFile(name: string): string {
  return join(app.getPath('userData'), name);
}

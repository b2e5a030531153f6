import { StandInApp } from './stand-in-app.ts';
import { StandInChannelMain } from './stand-in-ports.ts';
import { StandInSession } from './stand-in-session.ts';
import { StandInIpcMain, StandInWindow } from './stand-in-window.ts';

export interface StandInSettings {
  readonly isPackaged?: boolean;
  readonly locale?: string;
  readonly documents?: string;
  /** Undefined: this machine has no keychain. */
  readonly keychain?: StandInKeychain;
  readonly displays?: readonly Display[];
}

export interface Display {
  readonly id: number;
  readonly workArea: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** A keychain that turns bytes around and can be locked; enough to see that nothing lies on disk in the clear. */
export interface StandInKeychain {
  backend: string;
  locked: boolean;
}

interface MenuItem {
  readonly label?: string;
  readonly role?: string;
  readonly submenu?: readonly MenuItem[];
  readonly click?: () => void;
}

/** Answers to the dialogs to come, and what was shown. */
class StandInDialog {
  readonly errorBoxes: { title: string; text: string }[] = [];
  readonly messages: { message: string; detail: string; buttons?: readonly string[] }[] = [];
  readonly saves: { defaultPath: string }[] = [];
  /** Undefined cancels. */
  savePath: string | undefined;
  answer = 0;

  showErrorBox = (title: string, text: string) => void this.errorBoxes.push({ title, text });
  showMessageBox = (_window: unknown, options: StandInDialog['messages'][number]) => {
    this.messages.push(options);
    return Promise.resolve({ response: this.answer });
  };
  showSaveDialog = (_window: unknown, options: StandInDialog['saves'][number]) => {
    this.saves.push(options);
    return Promise.resolve({ canceled: this.savePath === undefined, filePath: this.savePath ?? '' });
  };
}

/** What `import … from 'electron'` gives the built main process, with its insides open to the test. */
export function createElectronStandIn(settings: StandInSettings) {
  const { isPackaged = false, locale = 'zh-CN', documents = '', keychain } = settings;
  const displays = settings.displays ?? [{ id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } }];
  const windows: StandInWindow[] = [];
  const app = new StandInApp({ isPackaged, locale, documents }, windows);
  const session = new StandInSession();
  const ipcMain = new StandInIpcMain();
  const menu: { current: readonly MenuItem[] } = { current: [] };
  const privileged: { scheme: string; privileges: Record<string, boolean> }[] = [];
  const opened: string[] = [];
  return {
    app,
    windows,
    session: { defaultSession: session },
    ipcMain,
    dialog: new StandInDialog(),
    menu,
    privileged,
    opened,
    BrowserWindow: class extends StandInWindow {
      constructor(options: ConstructorParameters<typeof StandInWindow>[1]) {
        super({ app, session, ipcMain, windows }, options);
      }
    },
    MessageChannelMain: StandInChannelMain,
    Menu: {
      buildFromTemplate: (template: readonly MenuItem[]) => template,
      setApplicationMenu: (template: readonly MenuItem[]) => void (menu.current = template),
    },
    protocol: {
      registerSchemesAsPrivileged: (schemes: typeof privileged) => {
        if (app.isReady()) throw new Error('registerSchemesAsPrivileged should be called before app is ready');
        privileged.push(...schemes);
      },
    },
    safeStorage: safeStorageOver(keychain),
    screen: { getPrimaryDisplay: () => displays[0], getAllDisplays: () => displays },
    shell: {
      openPath: (path: string) => {
        opened.push(path);
        return Promise.resolve('');
      },
    },
  };
}

export type ElectronStandIn = ReturnType<typeof createElectronStandIn>;

function safeStorageOver(keychain: StandInKeychain | undefined) {
  const turned = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 0x5a));
  return {
    isAsyncEncryptionAvailable: () => Promise.resolve(keychain !== undefined),
    getSelectedStorageBackend: () => keychain?.backend ?? 'unknown',
    encryptStringAsync: (text: string) => Promise.resolve(turned(Buffer.from(text))),
    decryptStringAsync: (sealed: Buffer) =>
      keychain?.locked === false
        ? Promise.resolve({ result: turned(sealed).toString(), shouldReEncrypt: false })
        : Promise.reject(new Error('the keychain is locked')),
  };
}

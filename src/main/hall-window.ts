import { BrowserWindow, screen } from 'electron';
import { DESK_URL } from './desk-origin.ts';

/** As the contract has the id of a draw: anything else is no address of ours. */
const DRAW_ID = /^[0-9A-Za-z-]{1,64}$/;

export interface HallWindowParts {
  readonly preload: string;
  readonly title: string;
  readonly forDevelopers: boolean;
}

export interface HallWindow {
  /** Undefined while it is closed. */
  readonly window: () => BrowserWindow | undefined;
  /** Opens it, or has it show another draw. */
  readonly show: (drawId: unknown) => void;
  readonly close: () => void;
}

/**
 * The second window of a ceremony, for the screen that the hall sees: on another display, filling it, where there is
 * one. It shows one page of ours and is held to the same limits as the first; nobody signs in on it.
 */
export function hallWindow({ preload, title, forDevelopers }: HallWindowParts): HallWindow {
  let opened: BrowserWindow | undefined;
  const open = (): BrowserWindow => {
    const other = screen.getAllDisplays().find(({ id }) => id !== screen.getPrimaryDisplay().id);
    const window = new BrowserWindow({
      ...(other === undefined ? { width: 1_280, height: 720 } : { ...other.bounds, fullscreen: true }),
      title,
      webPreferences: {
        preload,
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        webviewTag: false,
        navigateOnDragDrop: false,
        spellcheck: false,
        devTools: forDevelopers,
      },
    });
    window.on('closed', () => {
      opened = undefined;
    });
    opened = window;
    return window;
  };
  return {
    window: () => opened,
    show: (drawId) => {
      if (typeof drawId !== 'string' || !DRAW_ID.test(drawId)) return;
      const window = opened ?? open();
      window.loadURL(`${DESK_URL}#/hall/${drawId}`).catch((error: unknown) => {
        console.error('big screen:', error);
      });
      window.focus();
    },
    close: () => opened?.close(),
  };
}

import { BrowserWindow, dialog, screen } from 'electron';
import { DESK_URL } from './desk-origin.ts';
import { SMALLEST, readWindowState, writeWindowState, type Rectangle } from './window-state.ts';
import type { Question, Words } from './words.ts';

export interface DeskWindowParts {
  readonly preload: string;
  readonly stateFile: string;
  readonly words: Words;
  readonly forDevelopers: boolean;
  readonly quit: () => void;
}

/** Makes the one window; it is shown when its first picture is ready. */
export function createDeskWindow(parts: DeskWindowParts): BrowserWindow {
  const { bounds, maximized } = readWindowState(parts.stateFile, workAreas());
  const window = new BrowserWindow({
    ...bounds,
    minWidth: Math.min(SMALLEST.width, bounds.width),
    minHeight: Math.min(SMALLEST.height, bounds.height),
    title: parts.words.product,
    show: false,
    webPreferences: {
      preload: parts.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Dictionaries would be fetched from a network, and names are not spelling mistakes.
      spellcheck: false,
      devTools: parts.forDevelopers,
    },
  });
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  window.on('close', () => {
    rememberState(window, parts.stateFile);
  });
  watchPage(window, parts);
  return window;
}

export async function showDesk(window: BrowserWindow): Promise<void> {
  await window.loadURL(DESK_URL);
}

/** A second start of the program brings the first one to the front. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function workAreas(): [Rectangle, ...Rectangle[]] {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  return [primary.workArea, ...others.map((display) => display.workArea)];
}

/** Where the window stands is a comfort: a full disk must not keep it from closing. */
function rememberState(window: BrowserWindow, file: string): void {
  try {
    writeWindowState(file, { bounds: window.getNormalBounds(), maximized: window.isMaximized() });
  } catch (error) {
    console.error('window state:', error);
  }
}

function watchPage(window: BrowserWindow, { words, quit }: DeskWindowParts): void {
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit') return;
    console.error('page:', details.reason, details.exitCode);
    void ask(window, words.pageCrashed).then((reload) => {
      if (reload) window.webContents.reload();
      else quit();
    });
  });
  window.on('unresponsive', () => {
    void ask(window, words.pageStuck).then((reload) => {
      if (reload) window.webContents.reload();
    });
  });
}

async function ask(window: BrowserWindow, question: Question): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: question.message,
    detail: question.detail,
    buttons: [question.yes, question.no],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}

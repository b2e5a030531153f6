import { MessageChannelMain, ipcMain, type BrowserWindow } from 'electron';
import { shellChannels, type PrintOutcome } from '../contract/shell-bridge.ts';
import type { DeskWorkerHost } from './desk-worker-host.ts';
import type { HallWindow } from './hall-window.ts';
import { bridgePorts } from './port-bridge.ts';
import { isTrustedSender } from './trusted-sender.ts';

export interface PageServices {
  readonly window: () => BrowserWindow | undefined;
  /** The big screen of a draw: it gets a port as the first window does, and may ask for nothing else. */
  readonly hall: HallWindow;
  readonly worker: DeskWorkerHost;
  readonly printToPdf: (suggestedName: unknown) => Promise<PrintOutcome>;
}

/** Everything a page can ask of the main process. Whoever is not our page is not answered, and it is noted. */
export function servePage({ window, hall, worker, printToPdf }: PageServices): void {
  ipcMain.on(shellChannels.connect, (event) => {
    const frame = event.senderFrame;
    const isOurs = [window(), hall.window()].some((own) => isTrustedSender(event, own?.webContents));
    if (frame === null || !isOurs) {
      console.error('refused:', shellChannels.connect);
      return;
    }
    const { port1, port2 } = new MessageChannelMain();
    bridgePorts(port1, worker.connect());
    frame.postMessage(shellChannels.port, null, [port2]);
  });
  ipcMain.handle(shellChannels.printToPdf, async (event, suggestedName: unknown) => {
    if (!isTrustedSender(event, window()?.webContents)) throw new Error('refused');
    return printToPdf(suggestedName);
  });
  ipcMain.on(shellChannels.openHall, (event, drawId: unknown) => {
    if (isTrustedSender(event, window()?.webContents)) hall.show(drawId);
    else console.error('refused:', shellChannels.openHall);
  });
}

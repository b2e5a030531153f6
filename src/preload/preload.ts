import { contextBridge, ipcRenderer } from 'electron';
import { PORT_MESSAGE, shellChannels, type PrintOutcome, type ShellBridge } from '../contract/shell-bridge.ts';

/** The page's own origin as target: should the page have gone elsewhere meanwhile, the port is not delivered. */
ipcRenderer.on(shellChannels.port, (event) => {
  window.postMessage(PORT_MESSAGE, window.location.origin, event.ports);
});

const bridge: ShellBridge = {
  connect: () => {
    ipcRenderer.send(shellChannels.connect);
  },
  printToPdf: (suggestedName) => ipcRenderer.invoke(shellChannels.printToPdf, suggestedName) as Promise<PrintOutcome>,
  openHall: (drawId) => {
    ipcRenderer.send(shellChannels.openHall, drawId);
  },
  shell: { platform: process.platform, electron: process.versions.electron },
};

contextBridge.exposeInMainWorld('anju', bridge);

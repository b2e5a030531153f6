import type { MessagePortMain } from 'electron';
import type { MessagePort } from 'node:worker_threads';

/**
 * Electron's ports and Node's are different kinds: neither can be transferred to where the other lives. Messages are
 * passed on one by one, in order, and the end of one side ends the other, so that a session never outlives its page.
 */
export function bridgePorts(page: MessagePortMain, desk: MessagePort): void {
  page.on('message', (event) => {
    desk.postMessage(event.data);
  });
  desk.on('message', (message: unknown) => {
    page.postMessage(message);
  });
  page.on('close', () => {
    desk.close();
  });
  desk.on('close', () => {
    page.close();
  });
  page.start();
}

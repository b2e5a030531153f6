import type { Session, WebContents } from 'electron';
import { isDeskUrl, isLocalResource } from './desk-origin.ts';

/** For every web contents the program ever has: it stays on our page, opens nothing and embeds nothing. */
export function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.on('will-frame-navigate', (details) => {
    if (!details.isMainFrame || !isDeskUrl(details.url)) details.preventDefault();
  });
  contents.on('will-navigate', (details) => {
    if (!isDeskUrl(details.url)) details.preventDefault();
  });
  // Our pages never redirect.
  contents.on('will-redirect', (details) => {
    details.preventDefault();
  });
}

/** A desk needs no camera, place, notification or device, and its screens talk to no network. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => {
    callback(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => {
    callback(null);
  });
  session.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !isLocalResource(details.url) && !details.url.startsWith('devtools:') });
  });
  // What a page of ours made (an export) may be saved; the save dialog is Electron's own.
  session.on('will-download', (event, item) => {
    if (!isLocalResource(item.getURL())) event.preventDefault();
  });
}

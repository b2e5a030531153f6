import { describe, expect, it } from 'vitest';
import { shells } from '../../support/electron/shells.ts';
import { StandInSession } from '../../support/electron/stand-in-session.ts';
import { preventable } from '../../support/electron/preventable.ts';

const { start } = shells();

const ELSEWHERE = [
  'https://example.org/',
  'http://app.desk/',
  'file:///etc/passwd',
  'app://desk.example.org/',
  'app://user@desk/',
  'app://other/',
  'data:text/html,<script>1</script>',
  'javascript:alert(1)',
  'blob:app://desk/1234',
  'about:blank',
];

describe('a page of ours', () => {
  it('stays on our address', async () => {
    const contents = await start().contents();
    expect(contents.navigate('app://desk/#/queue')).toBe(true);
    for (const url of ELSEWHERE) expect(contents.navigate(url), url).toBe(false);
  });

  it('follows no redirect and embeds nothing', async () => {
    const contents = await start().contents();
    expect(contents.navigate('app://desk/', { redirect: true })).toBe(false);
    expect(contents.navigate('app://desk/', { isMainFrame: false })).toBe(false);
    const attach = preventable({});
    contents.emit('will-attach-webview', attach, {}, {});
    expect(attach.defaultPrevented).toBe(true);
  });

  it('opens no window, not even one of ours', async () => {
    const contents = await start().contents();
    for (const url of [...ELSEWHERE, 'app://desk/']) expect(contents.open(url), url).toBe(false);
  });

  it('is guarded whatever window it is in', async () => {
    const shell = start();
    await shell.window();
    const { webContents } = new shell.electron.BrowserWindow({ webPreferences: { preload: '' } });
    expect(webContents.open('https://example.org/')).toBe(false);
    expect(webContents.navigate('https://example.org/')).toBe(false);
  });

  it('lives in a sandbox', async () => {
    const shell = start({ settings: { isPackaged: true } });
    expect((await shell.window()).options.webPreferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      devTools: false,
    });
    expect(shell.electron.app.calls).toContain('enableSandbox');
  });
});

describe('the session', () => {
  it('grants nothing', async () => {
    const shell = start();
    // What an untouched session says, so that the refusals below are ours.
    expect(await new StandInSession().asks('media')).toBe(true);
    await shell.window();
    for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'fileSystem', 'hid', 'usb']) {
      expect(await shell.session.asks(permission), permission).toBe(false);
    }
    expect(shell.session.checks()).toBe(false);
    expect(shell.session.offersDevice()).toBe(false);
    expect(await shell.session.sharesScreen()).toBe(false);
  });

  it('lets a page load its own things and nothing from a network', async () => {
    const { session } = await opened();
    for (const url of [
      'app://desk/assets/main.js',
      'blob:app://desk/1',
      'data:image/png;base64,AA==',
      'devtools://x',
    ]) {
      expect(session.mayFetch(url), url).toBe(true);
    }
    for (const url of [
      'https://example.org/',
      'wss://example.org/',
      'file:///etc/passwd',
      'blob:https://example.org/1',
    ]) {
      expect(session.mayFetch(url), url).toBe(false);
    }
  });

  it('saves what a page made and downloads nothing else', async () => {
    const { session } = await opened();
    expect(session.mayDownload('blob:app://desk/1')).toBe(true);
    expect(session.mayDownload('https://example.org/x.exe')).toBe(false);
    expect(session.mayDownload('file:///etc/passwd')).toBe(false);
  });
});

async function opened() {
  const shell = start();
  await shell.window();
  return shell;
}

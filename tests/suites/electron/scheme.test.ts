import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shells } from '../../support/electron/shells.ts';

const { start, built } = shells();

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; " +
  "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; frame-src 'none'; " +
  "frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** Spelled so that the URL parser leaves them alone: only the handler stands between them and the disk. */
const LEADING_OUT = [
  'app://desk/..%2f..%2fpackage.json',
  'app://desk/..%2Fmain/main.js',
  'app://desk/assets/..%2f..%2f..%2fpackage.json',
  'app://desk/..%5c..%5cpackage.json',
  'app://desk/%2e%2e%2fmain%2fmain.js',
  'app://desk/%2fetc%2fpasswd%00.js',
  'app://desk/c:%2fwindows%2fwin.ini',
  'app://desk/.hidden',
  'app://desk/%E0%A4%A',
];

async function served() {
  const shell = start();
  await shell.window();
  return {
    shell,
    get: (url: string, init?: RequestInit) => shell.session.schemes.get('app')?.(new Request(url, init)),
  };
}

describe('app://desk/', () => {
  it('is registered as a secure standard scheme before Electron is ready', () => {
    expect(start({ notReady: true }).electron.privileged).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
  });

  it('serves the built screens with their types', async () => {
    const { get } = await served();
    const page = await get('app://desk/?x=1#/queue');
    expect(page?.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await page?.text()).toContain('<title>安居台</title>');
    const script = await get('app://desk/assets/main.js');
    expect([script?.status, script?.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8']);
    const head = await get('app://desk/assets/main.js', { method: 'HEAD' });
    expect([head?.status, await head?.text()]).toEqual([200, '']);
  });

  it('refuses every path that leads out, though the file is there', async () => {
    const { get } = await served();
    writeFileSync(join(built().folder, 'dist/renderer/.hidden'), 'x');
    for (const url of LEADING_OUT) expect((await get(url))?.status, url).toBe(403);
    // The parser itself resolves these to names inside the folder, which are not there.
    for (const url of ['app://desk/../main/main.js', 'app://desk/%2e%2e/package.json']) {
      expect((await get(url))?.status, url).toBe(404);
    }
    expect((await get('app://desk/assets'))?.status).toBe(404);
    expect((await get('app://other/index.html'))?.status).toBe(403);
    expect((await get('app://desk/', { method: 'POST', body: 'x' }))?.status).toBe(405);
  });

  it('says the policy on every answer', async () => {
    const { get } = await served();
    const urls = ['app://desk/', 'app://desk/assets/main.js', 'app://desk/none.js', 'app://other/', ...LEADING_OUT];
    for (const url of urls) {
      const headers = (await get(url))?.headers;
      expect(headers?.get('content-security-policy'), url).toBe(POLICY);
      expect(headers?.get('x-content-type-options'), url).toBe('nosniff');
    }
    const refused = await get('app://desk/', { method: 'DELETE' });
    expect(refused?.headers.get('content-security-policy')).toBe(POLICY);
  });
});

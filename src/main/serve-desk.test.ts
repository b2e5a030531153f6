import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serveDesk } from './serve-desk.ts';

let folder: string;
let get: (path: string) => Promise<Response>;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'anju-serve-'));
  mkdirSync(join(folder, 'renderer', 'assets'), { recursive: true });
  mkdirSync(join(folder, 'renderer-of-another'));
  writeFileSync(join(folder, 'secret.json'), '{}');
  writeFileSync(join(folder, 'renderer-of-another', 'x.js'), '');
  writeFileSync(join(folder, 'renderer', 'assets', '文 件.js'), '1');
  symlinkSync(join(folder, 'secret.json'), join(folder, 'renderer', 'link.json'));
  symlinkSync(join(folder, 'renderer-of-another'), join(folder, 'renderer', 'other'));
  symlinkSync(join(folder, 'renderer', 'assets', '文 件.js'), join(folder, 'renderer', 'inside.js'));
  const serve = serveDesk(join(folder, 'renderer'));
  get = (path) => serve(new Request(`app://desk/${path}`));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

it('follows a link that stays inside, refuses one that leads out', async () => {
  expect((await get('inside.js')).status).toBe(200);
  expect((await get('link.json')).status).toBe(403);
  // A folder whose name begins like ours is not ours.
  expect((await get('other/x.js')).status).toBe(403);
});

it('decodes a name once', async () => {
  expect((await get(`assets/${encodeURIComponent('文 件.js')}`)).status).toBe(200);
  expect((await get('assets/%252e%252e/%252e%252e/secret.json')).status).toBe(404);
});

it('gives an unknown kind of file no type that could run', async () => {
  writeFileSync(join(folder, 'renderer', 'page.xhtml'), '<html/>');
  expect((await get('page.xhtml')).headers.get('content-type')).toBe('application/octet-stream');
});

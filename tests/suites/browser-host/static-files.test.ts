import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { securityHeaders, sendStatic } from '../../../src/browser/static-files.ts';
import { RESPONSE_HEADERS } from '../../../src/main/response-headers.ts';

let root: string;
let server: Server;
let address: string;
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'anju-static-'));
  server = createServer((request, response) => {
    sendStatic(root, request.url ?? '/', response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(root, { recursive: true, force: true });
});

it('cuts off the answer with a file that cannot be read after all, and answers the next', async () => {
  // A folder by that name can be looked at and not be read.
  mkdirSync(join(root, 'index.html'));
  writeFileSync(join(root, 'app.js'), 'export {};');
  await expect(fetch(`${address}/`).then((answer) => answer.text())).rejects.toThrow();
  expect(await (await fetch(`${address}/app.js`)).text()).toBe('export {};');
});

it('sends the policy that Electron sends', () => {
  expect(securityHeaders['content-security-policy']).toMatch(/^default-src 'none'; /);
  expect(securityHeaders['content-security-policy']).toBe(RESPONSE_HEADERS['content-security-policy']);
});

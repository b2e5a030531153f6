import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type OutgoingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DeskClient, type DeskThread, startDeskThread } from '../../../src/browser/desk-thread.ts';
import { type LoopbackServer, startServer } from '../../../src/browser/server.ts';

const MAX_BODY = 50_000;

let folder: string;
let thread: DeskThread;
let server: LoopbackServer;
let cookie = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anju-host-'));
  mkdirSync(join(folder, 'page', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'page', 'index.html'), '<title>page</title>');
  writeFileSync(join(folder, 'page', 'assets', 'app.js'), 'export {};');
  writeFileSync(join(folder, 'secret.txt'), 'not for the web');
  thread = await startDeskThread(
    new URL('../../../src/app/desk-worker.ts', import.meta.url),
    {
      folder: join(folder, 'data'),
      resources: new URL('../../../resources', import.meta.url).pathname,
      version: 'test',
      shell: 'browser',
      demo: false,
      keychainSecret: null,
    },
    (message) => {
      throw new Error(message);
    },
  );
  server = await startServer({ thread, page: join(folder, 'page'), port: 0, maxBody: MAX_BODY });
  const entered = await ask('GET', new URL(server.newUrl()).search, {});
  cookie = String(entered.headers['set-cookie']).split(';')[0] ?? '';
});
afterAll(async () => {
  await server.close();
  await thread.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly text: string;
}

type Ask = readonly [path: string, headers: OutgoingHttpHeaders, body?: string];

function ask(method: string, ...[path, headers, body = '']: Ask): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const target = path.startsWith('?') ? `/${path}` : path;
    const call = request({ host: '127.0.0.1', port: server.port, method, path: target, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (text += part));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
    });
    call.on('error', reject);
    call.end(body);
  });
}

const own = (): string => `http://127.0.0.1:${String(server.port)}`;
const status = (headers: OutgoingHttpHeaders): Promise<Answer> =>
  ask('POST', '/rpc/desk/status', { 'content-type': 'application/json', ...headers }, '{}');

describe('the loopback server', () => {
  it('answers its own page with the cookie', async () => {
    const answer = await status({ cookie, origin: own() });
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('"phase":"setup"');
  });

  it('gives an HttpOnly SameSite=Strict cookie for a token, once', async () => {
    const { search } = new URL(server.newUrl());
    const first = await ask('GET', search, {});
    expect(String(first.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Strict/);
    const second = await ask('GET', search, {});
    expect(second.status).toBe(401);
    expect(second.headers['set-cookie']).toBeUndefined();
  });

  it('names the cookie after its port: a demo beside a real desk leaves its cookie alone', () => {
    expect(cookie).toMatch(new RegExp(`^anju-${String(server.port)}=.{32}$`));
  });

  it('lets a token in from a file that a browser was opened with, never from a page elsewhere or another name', async () => {
    const fromFile = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    const { search } = new URL(server.newUrl());
    expect((await ask('GET', search, { ...fromFile, origin: 'http://evil.example' })).status).toBe(403);
    expect((await ask('GET', search, { ...fromFile, host: 'evil.example' })).status).toBe(403);
    expect((await ask('POST', search, fromFile)).status).toBe(403);
    expect((await ask('GET', search, fromFile)).status).toBe(200);
    expect((await ask('GET', search, fromFile)).status).toBe(401);
    expect((await ask('GET', '/', { ...fromFile, cookie })).status).toBe(403);
    expect((await ask('GET', search, { ...fromFile, cookie })).status).toBe(401);
  });

  it('refuses who has no cookie, a wrong one, or a token that was never given', async () => {
    expect((await status({ origin: own() })).status).toBe(401);
    const guessed = `anju-${String(server.port)}=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA`;
    expect((await status({ origin: own(), cookie: guessed })).status).toBe(401);
    expect((await ask('GET', '?token=guess', {})).status).toBe(401);
  });

  it('refuses a foreign Host, even with the cookie (DNS rebinding)', async () => {
    expect((await status({ cookie, host: 'evil.example' })).status).toBe(403);
    expect((await status({ cookie, host: `evil.example:${String(server.port)}` })).status).toBe(403);
  });

  it('refuses a foreign Origin and a cross-site fetch, even with the cookie', async () => {
    expect((await status({ cookie, origin: 'http://evil.example' })).status).toBe(403);
    expect((await status({ cookie, origin: 'null' })).status).toBe(403);
    expect((await status({ cookie, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });

  it('sends a strict CSP and nosniff with everything', async () => {
    for (const answer of [await ask('GET', '/', { cookie }), await ask('GET', '/', {}), await status({ cookie })]) {
      if (answer.headers['content-type']?.toString().startsWith('application/json') === true) continue;
      expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
      expect(answer.headers['content-security-policy']).not.toContain('unsafe-eval');
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
    }
  });

  it('refuses a body above its limit with the refusal that screens have words for, before it is read', async () => {
    const link = new RPCLink({ url: `${own()}/rpc`, headers: { cookie, origin: own() } });
    const client = createORPCClient<DeskClient>(link);
    const upload = (bytes: number): Promise<unknown> =>
      client.documents.put({ file: new File([new Uint8Array(bytes)], 'scan.png') });
    await expect(upload(MAX_BODY)).rejects.toMatchObject({
      code: 'REFUSED',
      data: { code: 'file-too-large', limit: MAX_BODY },
    });
    // Under the limit the desk itself answers.
    await expect(upload(MAX_BODY - 2_000)).rejects.toMatchObject({ code: 'DESK_CLOSED' });
    const untold = await status({ cookie, origin: own(), 'transfer-encoding': 'chunked' });
    expect([untold.status, untold.text]).toEqual([409, expect.stringContaining('file-too-large')]);
  });

  it('serves files of the page and the page for its routes, and nothing outside', async () => {
    expect((await ask('GET', '/assets/app.js', { cookie })).text).toBe('export {};');
    expect((await ask('GET', '/queue/to-accept', { cookie })).text).toContain('page');
    for (const path of [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/assets/../../secret.txt',
      '/%00',
    ]) {
      expect((await ask('GET', path, { cookie })).text).not.toContain('not for the web');
    }
  });

  it('keeps the sessions of two browsers apart', async () => {
    const call = async (jar: string, path: string, json?: unknown): Promise<string> => {
      const headers = { cookie: jar, origin: own(), 'content-type': 'application/json' };
      return (await ask('POST', `/rpc/${path}`, headers, JSON.stringify({ json }))).text;
    };
    const administrator = { account: 'admin', name: '管理员', password: 'a test desk only 1' };
    await call(cookie, 'desk/setup', {
      offices: [{ id: '6301', name: '西宁市' }],
      numberPrefix: 'XN',
      deskCode: '01',
      policyCity: 'xining',
      administrator,
      passphrase: 'a test passphrase',
    });
    expect(await call(cookie, 'session/signIn', administrator)).toContain('"account":"admin"');
    const other = await ask('GET', new URL(server.newUrl()).search, {});
    const otherCookie = String(other.headers['set-cookie']).split(';')[0] ?? '';
    expect(await call(cookie, 'session/current')).toContain('"account":"admin"');
    expect(await call(otherCookie, 'session/current')).toBe('{"json":null}');
    expect(await call(otherCookie, 'staff/list')).toContain('SIGN_IN_REQUIRED');
  });
});

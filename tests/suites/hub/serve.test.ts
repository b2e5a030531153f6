/** HTTP around the hub: what a socket can do to it beyond a request. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request as httpsRequest } from 'node:https';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type ServedHub, serveHub } from '../../../src/hub/http/serve.ts';
import { defaultLimits } from '../../../src/hub/limits.ts';
import { sendTo } from '../../support/hub/started-hub.ts';
import { testCity } from '../../support/hub/test-city.ts';
import { jsonOf, testHub } from '../../support/hub/test-hub.ts';

const open: ServedHub[] = [];
afterEach(async () => {
  for (const served of open.splice(0)) await served.close();
});

async function served(options: { readonly requestMs?: number; readonly bodyBytes?: number } = {}) {
  const test = await testHub();
  const city = await testCity(test);
  const hub = await serveHub(test.hub, { host: '127.0.0.1', port: 0, bodyBytes: defaultLimits.bodyBytes, ...options });
  open.push(hub);
  return { test, ...city, hub, address: `http://127.0.0.1:${String(hub.port)}` };
}

/** Writes bytes to the socket and reads until it ends. */
function raw(port: number, text: string, end = false): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(text);
      if (end) socket.end();
    });
    socket.on('data', (part) => {
      answer += part.toString();
    });
    socket.on('close', () => {
      resolve(answer);
    });
    socket.on('error', reject);
  });
}

describe('a hub over HTTP', () => {
  it('answers as it does directly', async () => {
    const { test, streetDesk, address } = await served();
    const direct = jsonOf(await test.hub.handle(streetDesk.signed({ path: '/v1/pull?after=0' })));
    const answer = await sendTo(address, streetDesk.signed({ path: '/v1/pull?after=0' }));
    expect(answer.status).toBe(200);
    expect(jsonOf(answer)).toStrictEqual(direct);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
  });

  it('packs long answers for who asks so', async () => {
    const { streetDesk, address } = await served();
    const asking = { path: '/v1/pull?after=0', changes: { headers: { 'accept-encoding': 'zstd' } } };
    const answer = await sendTo(address, streetDesk.signed(asking));
    expect(answer.headers['content-encoding']).toBe('zstd');
  });

  it('reads no further than a body may be long', async () => {
    const { hub } = await served({ bodyBytes: 1000 });
    const head = 'POST /v1/push HTTP/1.1\r\nhost: x\r\ncontent-length: 100000000\r\n\r\n';
    const answer = await raw(hub.port, head + 'x'.repeat(70_000));
    expect(answer).toMatch(/^HTTP\/1\.1 (413|426) /);
    expect(answer.toLowerCase()).toContain('connection: close');
  });

  it('does not wait for ever for a slow client, nor for one that went away', async () => {
    const { test, hub, address } = await served({ requestMs: 1_000 });
    const slow = raw(hub.port, 'POST /v1/push HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\nabc');
    expect(
      await raw(hub.port, 'POST /v1/push HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\nabc', true),
    ).not.toContain('200');
    expect(await slow).not.toContain('200');
    expect(await test.log.auditEntries(10)).toStrictEqual([]);
    expect((await fetch(`${address}/health`)).status).toBe(200);
  });

  it('refuses what is no HTTP and methods of no route', async () => {
    const { hub, address } = await served();
    expect(await raw(hub.port, '\u0016\u0003\u0001 hello\r\n\r\n')).toContain('400');
    expect((await fetch(`${address}/v1/push`, { method: 'DELETE' })).status).toBe(405);
    expect(
      await raw(hub.port, 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n'),
    ).toContain('400');
  });

  it('answers whoever waits when it stops, then is gone', async () => {
    const { streetDesk, address, hub } = await served();
    const { head } = await streetDesk.pull(0);
    const waiting = sendTo(address, streetDesk.signed({ path: `/v1/pull?after=${String(head)}&wait=20000` }));
    await new Promise((resolve) => setTimeout(resolve, 100));
    const started = performance.now();
    await hub.close();
    open.length = 0;
    expect((await waiting).status).toBe(200);
    expect(performance.now() - started).toBeLessThan(5_000);
    await expect(fetch(`${address}/health`)).rejects.toThrow();
  });

  it('counts what it does, naming nobody', async () => {
    const { streetDesk, address } = await served();
    await sendTo(address, streetDesk.signed({ path: '/v1/pull?after=0' }));
    await sendTo(address, { ...streetDesk.signed({ path: '/v1/head' }), body: Buffer.from('x'), method: 'POST' });
    const text = await (await fetch(`${address}/metrics`)).text();
    expect(text).toContain('anju_hub_requests_total{route="pull",status="200"} 1');
    expect(text).toContain('anju_hub_refused_total{code="unknown-path"} 1');
    expect(text).toMatch(/anju_hub_city_head\{city="6301"\} \d+/);
    expect(text).not.toContain(streetDesk.id);
  });
});

describe('a hub with a certificate', () => {
  it('speaks HTTPS itself', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'anju-hub-tls-'));
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const subject = [
      '-subj',
      '/CN=localhost',
      '-days',
      '2',
      '-nodes',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
    ];
    execFileSync('openssl', ['req', '-x509', ...subject, '-keyout', key, '-out', cert], { stdio: 'pipe' });
    const test = await testHub();
    const tls = { cert: readFileSync(cert), key: readFileSync(key) };
    const hub = await serveHub(test.hub, { host: '127.0.0.1', port: 0, bodyBytes: 1000, tls });
    open.push(hub);
    const body = await new Promise<string>((resolve, reject) => {
      const asked = httpsRequest(
        { port: hub.port, host: '127.0.0.1', servername: 'localhost', path: '/v1/hello', ca: tls.cert },
        (answer) => {
          answer.setEncoding('utf8').on('data', resolve);
        },
      );
      asked.on('error', reject).end();
    });
    expect(JSON.parse(body)).toMatchObject({ program: 'anju-hub' });
    rmSync(folder, { recursive: true, force: true });
  });
});

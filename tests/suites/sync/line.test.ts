import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type DeskHost, deskHost } from '../../../src/app/desk-host.ts';
import { setUpDesk } from '../../../src/app/setup.ts';
import { connectDesk } from '../../../src/app/sync/enrolment.ts';
import { nodeTransport } from '../../../src/agency/hub-transport.ts';
import { registerOffice } from '../../../src/app/staff/offices.ts';
import { accountClaimStream } from '../../../src/app/staff/staff-stream.ts';
import { loadClaim } from '../../../src/app/application/application-stream.ts';
import { signedInAs } from '../../../src/app/session/session.ts';
import { joinCity } from '../../../src/app/sync/join.ts';
import { type ServedHub, serveHub } from '../../../src/hub/http/serve.ts';
import type { Topic } from '../../../src/contract/desk.ts';
import type { CommandId, OfficeId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { RESOURCES } from '../../support/desk/demo-city.ts';
import { TEST_PASSWORD } from '../../support/desk/test-offices.ts';
import { type TestHub, testHub } from '../../support/hub/test-hub.ts';

/** Real hosts, a hub behind real HTTP, and engines that run by themselves. */
const BODY = 8 * 1024 * 1024;
let root: string;
let hub: TestHub;
let served: ServedHub;
const hosts: DeskHost[] = [];
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'anju-line-'));
  hub = await testHub();
  hub.now = Date.now();
  served = await serveHub(hub.hub, { host: '127.0.0.1', port: 0, bodyBytes: BODY });
});
afterEach(async () => {
  for (const host of hosts.splice(0)) host.close();
  await served.close();
  rmSync(root, { recursive: true, force: true });
});

const address = (): string => `http://127.0.0.1:${String(served.port)}`;

function newHost(name: string): DeskHost {
  const options = {
    folder: join(root, name),
    resources: RESOURCES,
    version: 'test',
    shell: 'browser',
    demo: false,
    keychainSecret: null,
  } as const;
  const host = deskHost(options, { now: Date.now, staysTogether: true });
  hosts.push(host);
  return host;
}

async function foundedCity(): Promise<DeskHost> {
  const host = newHost('hall');
  const result = await setUpDesk(host, {
    offices: [{ id: '6301' as OfficeId, name: '西宁市' }],
    numberPrefix: 'XN',
    deskCode: '01',
    policyCity: 'xining',
    administrator: { account: 'admin', name: '管理员', password: TEST_PASSWORD },
    passphrase: 'eight or more',
  });
  expect(result.ok).toBe(true);
  const desk = host.desk();
  invariant(desk, 'set up');
  const wanted = { url: address(), code: await hub.code('6301'), deviceName: '市局' };
  expect((await connectDesk(desk, wanted, host.dial)).ok).toBe(true);
  host.line()?.redial();
  host.line()?.start();
  return host;
}

function adminOf(host: DeskHost) {
  const desk = host.desk();
  invariant(desk, 'open');
  const staffId = loadClaim(desk.file, accountClaimStream('admin')).state.holder ?? '';
  const person = signedInAs(desk, { staffId, locked: false, lastActiveAt: desk.now() });
  invariant(person, 'the administrator is known');
  return { desk, person };
}

const until = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 15_000, interval: 50 });

describe('an open desk', () => {
  it('sends what is saved at once, and gets what others save while it waits', async () => {
    const hall = await foundedCity();
    await until(() => {
      expect(hall.line()?.status()).toMatchObject({ phase: 'idle', waiting: 0 });
    });
    const other = newHost('other');
    const joined = await joinCity(
      other,
      {
        url: address(),
        code: await hub.code('6301', adminOf(hall).person.actor.staffId),
        deviceName: '另一台',
        numberPrefix: 'XN',
        deskCode: '02',
        policyCity: 'xining',
        password: TEST_PASSWORD,
        passphrase: 'eight or more',
      },
      other.dial,
    );
    expect(joined.ok).toBe(true);
    expect(other.status()).toMatchObject({ phase: 'open', deskCode: '02' });
    await until(() => {
      expect(other.line()?.status()).toMatchObject({ phase: 'idle', cause: null });
      expect(other.status()).toMatchObject({ city: '西宁市' });
    });
    const topics = new Set<Topic>();
    other.changes.listen((topic) => topics.add(topic));
    const { desk, person } = adminOf(hall);
    const started = Date.now();
    const registered = registerOffice(
      desk,
      { commandId: desk.newId() as CommandId, id: '630104' as OfficeId, name: '城西区' },
      person,
    );
    expect(registered.ok).toBe(true);
    await until(() => {
      expect(other.desk()?.file.load('office:630104').version).toBe(1);
    });
    // Not after the poll had run out: the one was poked, the other woken.
    expect(Date.now() - started).toBeLessThan(10_000);
    await until(() => {
      expect(hall.line()?.status()).toMatchObject({ phase: 'idle', waiting: 0 });
      expect([...topics]).toEqual(expect.arrayContaining(['sync', 'staff', 'cases']));
    });
  });

  it('says what is wrong while the hub is away, tries again, and is together by itself afterwards', async () => {
    const hall = await foundedCity();
    await until(() => {
      expect(hall.line()?.status().phase).toBe('idle');
    });
    const { port } = served;
    await served.close();
    const { desk, person } = adminOf(hall);
    registerOffice(desk, { commandId: desk.newId() as CommandId, id: '630105' as OfficeId, name: '城北区' }, person);
    await until(() => {
      const status = hall.line()?.status();
      expect(status).toMatchObject({ phase: 'trouble', cause: 'unreachable', waiting: 1 });
      expect(status?.nextTryAt).toBeGreaterThan(Date.now() - 60_000);
    });
    const again = await testHub({ log: hub.log, blobs: hub.blobs });
    again.now = Date.now();
    served = await serveHub(again.hub, { host: '127.0.0.1', port, bodyBytes: BODY });
    hall.line()?.retry();
    await until(() => {
      expect(hall.line()?.status()).toMatchObject({ phase: 'idle', waiting: 0, cause: null, attempts: 0 });
    });
  });

  it('closes at once while it waits for news', async () => {
    const hall = await foundedCity();
    await until(() => {
      expect(hall.line()?.status().phase).toBe('idle');
    });
    const started = Date.now();
    hall.close();
    expect(Date.now() - started).toBeLessThan(2_000);
  });
});

describe('a line over HTTP', () => {
  it('does not take an answer that was cut off, or none', async () => {
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"program"');
      setTimeout(() => response.destroy(), 20);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const line = nodeTransport(`http://127.0.0.1:${String(port)}/anju/`, null);
    const request = { method: 'GET', path: '/v1/hello', headers: {}, body: new Uint8Array() } as const;
    await expect(line.transport(request)).rejects.toThrow();
    const ended = new AbortController();
    ended.abort();
    await expect(line.transport(request, ended.signal)).rejects.toThrow('no longer wanted');
    line.close();
    await new Promise((resolve) => server.close(resolve));
    await expect(nodeTransport(`http://127.0.0.1:${String(port)}`, null).transport(request)).rejects.toThrow();
  });
});

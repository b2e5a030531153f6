/** Several hubs on one database, and hubs that die: what is acknowledged is there once, in one order without holes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operatorCode } from '../../../src/hub/operate.ts';
import type { OfficeId } from '../../../src/kernel/ids.ts';
import type { PullAnswer } from '../../../src/protocol/messages.ts';
import type { RawRequest } from '../../../src/protocol/transport.ts';
import { type PostgresServer, postgresServer } from '../../support/hub/postgres-server.ts';
import { type StartedHub, startHub } from '../../support/hub/started-hub.ts';
import { cityOffices } from '../../support/hub/test-city.ts';
import { foundingCommand, registration, submission, type TestPerson } from '../../support/hub/test-commands.ts';
import {
  type TestDevice,
  TEST_CITY,
  jsonOf,
  strangeDevice,
  testHub,
  type TestHub,
} from '../../support/hub/test-hub.ts';

let server: PostgresServer;
let made = 0;
beforeAll(async () => {
  server = await postgresServer();
});
afterAll(() => server.remove());

interface Net {
  readonly test: TestHub;
  readonly device: (office: string) => Promise<TestDevice>;
  readonly clerk: TestPerson;
}

/** A city on a hub that is reached by `send`; devices sign by today's clock. */
async function cityOver(
  place: { readonly database: string | null; readonly folder: string },
  send: (request: RawRequest) => ReturnType<StartedHub['send']>,
  codes: string[],
): Promise<Net> {
  const test = await testHub();
  test.now = Date.now();
  const over = { ...test, newId: uuidv7, hub: { handle: send, close: () => undefined } };
  const admin: TestPerson = { staffId: uuidv7(), office: '6301', roles: ['admin'] };
  const clerk: TestPerson = { staffId: uuidv7(), office: '630104003', roles: ['clerk'] };
  const enrolled = async (office: string): Promise<TestDevice> => {
    const device = strangeDevice(over, office);
    const code =
      codes.pop() ?? (await operatorCode(place, { city: TEST_CITY, office: office as OfficeId, staffId: null })).code;
    expect(await device.enrol(code)).toMatchObject({ city: '6301' });
    return device;
  };
  const first = await enrolled('6301');
  const founding = [foundingCommand(over, admin, cityOffices), registration(over, admin, clerk)];
  expect(await first.push(first.chain.batch(founding))).toMatchObject({ kind: 'accepted' });
  return { test: over, device: enrolled, clerk };
}

async function everything(device: TestDevice): Promise<readonly PullAnswer['batches'][number][]> {
  const batches: PullAnswer['batches'] = [];
  for (let after = 0; ;) {
    const answer = await device.pull(after);
    batches.push(...answer.batches);
    after = answer.upTo;
    if (after >= answer.head) return batches;
  }
}

/** Each number once, none left out, as the last numbers of whole batches say. */
function expectNoHoles(batches: readonly PullAnswer['batches'][number][]): void {
  let head = 0;
  for (const { hubSequence, commands } of batches) {
    head += commands.reduce((sum, { events }) => sum + events.length, 0);
    expect(hubSequence).toBe(head);
  }
}

describe('two hubs on one PostgreSQL', () => {
  it("give one order without holes when both are pushed to at once, and wake each other's readers", async () => {
    made += 1;
    const place = { database: await server.database(`two${String(made)}`), folder: tmpdir() };
    const hubs = await Promise.all([startHub(place.database), startHub(place.database)]);
    let turn = 0;
    const [left, right] = hubs;
    const net = await cityOver(place, (request) => (hubs[(turn += 1) % 2] ?? left).send(request), []);
    const devices = await Promise.all([net.device('630104003'), net.device('630104003')]);
    const reader = await net.device('6301');
    const { head } = await reader.pull(0);
    const waiting = right.send(reader.signed({ path: `/v1/pull?after=${String(head)}&wait=10000` }));
    await new Promise((resolve) => setTimeout(resolve, 100));
    const pushes = devices.map(async (device, index) => {
      const hub = hubs[index] ?? left;
      for (let count = 0; count < 15; count += 1) {
        const batch = device.chain.batch([submission(net.test, { by: net.clerk, street: '630104003' })]);
        const answer = jsonOf(await hub.send(device.signed({ path: device.pushPath(), body: batch })));
        expect(answer).toMatchObject({ kind: 'accepted', repeated: false });
      }
    });
    await Promise.all(pushes);
    expect((jsonOf(await waiting) as PullAnswer).batches.length).toBeGreaterThan(0);
    const batches = await everything(reader);
    expectNoHoles(batches);
    expect(batches).toHaveLength(31);
    expect(await Promise.all(hubs.map((hub) => hub.stop()))).toStrictEqual([0, 0]);
  });

  it('take a nonce and a code once between them', async () => {
    made += 1;
    const place = { database: await server.database(`two${String(made)}`), folder: tmpdir() };
    const hubs = await Promise.all([startHub(place.database), startHub(place.database)]);
    const [left] = hubs;
    const net = await cityOver(place, (request) => left.send(request), []);
    const device = await net.device('630104003');
    const request = device.signed({ path: '/v1/head' });
    const answers = await Promise.all(hubs.map((hub) => hub.send(request)));
    expect(answers.map(({ status }) => status).sort()).toStrictEqual([200, 401]);
    const { code } = await operatorCode(place, { city: TEST_CITY, office: TEST_CITY, staffId: null });
    const thieves = hubs.map(() => strangeDevice(net.test, '6301'));
    const used = await Promise.all(thieves.map((thief) => thief.enrol(code)));
    expect(used.filter((each) => 'city' in each)).toHaveLength(1);
    await Promise.all(hubs.map((hub) => hub.stop()));
  });
});

describe('a hub that is killed', () => {
  it.each(['PostgreSQL', 'PGlite'])('over %s keeps what it acknowledged, once', { timeout: 90_000 }, async (kind) => {
    made += 1;
    const folder = mkdtempSync(join(tmpdir(), 'anju-hub-killed-'));
    const database = kind === 'PostgreSQL' ? await server.database(`killed${String(made)}`) : '';
    const place = { database: database === '' ? null : database, folder };
    const codes: string[] = [];
    for (const office of ['630104003', '6301']) {
      codes.push((await operatorCode(place, { city: TEST_CITY, office: office as OfficeId, staffId: null })).code);
    }
    let hub = await startHub(database, folder);
    const net = await cityOver(place, (request) => hub.send(request), codes);
    const device = await net.device('630104003');
    const acknowledged: number[] = [];
    let kills = 0;
    for (let count = 0; count < 12; count += 1) {
      const batch = device.chain.batch([submission(net.test, { by: net.clerk, street: '630104003' })]);
      const isKilled = count % 4 === 3;
      const sent = hub.send(device.signed({ path: device.pushPath(), body: batch })).catch(() => undefined);
      if (isKilled) {
        await new Promise((resolve) => setTimeout(resolve, count));
        await hub.kill();
        kills += 1;
        hub = await startHub(database, folder);
      }
      await sent;
      // Nobody knows whether it arrived: the same again.
      const answer = await device.push(batch);
      if ('kind' in answer && answer.kind === 'accepted') acknowledged.push(answer.hubSequence);
    }
    expect(kills).toBe(3);
    expect(acknowledged).toHaveLength(12);
    const batches = (await everything(device)).slice(1);
    expect(batches.map(({ hubSequence }) => hubSequence)).toStrictEqual(acknowledged);
    await hub.stop();
    rmSync(folder, { recursive: true, force: true });
  });
});

/**
 * Faults 3 and 4: the hub's process, or PostgreSQL under it, dies while devices push and pull. A device that got no
 * answer sends the same batch again. In the end a fresh reader must find every acknowledged event once, in one order
 * without holes.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import { operatorCode } from '../../src/hub/operate.ts';
import { invariant } from '../../src/kernel/invariant.ts';
import type { OfficeId } from '../../src/kernel/ids.ts';
import { type SeededRandom, seededRandom } from '../../src/kernel/random.ts';
import type { Batch } from '../../src/protocol/batch.ts';
import { type PostgresServer, postgresServer } from '../support/hub/postgres-server.ts';
import { startHub } from '../support/hub/started-hub.ts';
import { cityOffices } from '../support/hub/test-city.ts';
import { type TestPerson, foundingCommand, registration, submission } from '../support/hub/test-commands.ts';
import { TEST_CITY, type TestDevice, type TestHub, strangeDevice, testHub } from '../support/hub/test-hub.ts';
import type { FaultReport } from './report.ts';

export type Victim = 'hub' | 'database';

export interface DeathOptions {
  readonly count: number;
  readonly seed: number;
  readonly onProgress: (text: string) => void;
}

const STREET = '630104003';
const SENDERS = 3;
/** A hub that has died this often gives way to a fresh city: reading all of it grows with its log. */
const DEATHS_PER_CITY = 50;

interface Hunt {
  readonly problems: string[];
  acknowledged: number;
  lost: number;
  doubled: number;
  repeated: number;
}

export async function killHubs(victim: Victim, { count, seed, onProgress }: DeathOptions): Promise<FaultReport> {
  const random = seededRandom(seed);
  const hunt: Hunt = { problems: [], acknowledged: 0, lost: 0, doubled: 0, repeated: 0 };
  const server = await postgresServer();
  try {
    for (let done = 0; done < count; done += DEATHS_PER_CITY) {
      const deaths = Math.min(DEATHS_PER_CITY, count - done);
      await oneCity(hunt, { server, victim, random, deaths, name: `city${String(done)}` });
      onProgress(`fault ${victim === 'hub' ? '3' : '4'}: ${String(done + deaths)} deaths`);
    }
  } finally {
    await server.remove();
  }
  const { problems, acknowledged, lost, doubled, repeated } = hunt;
  if (doubled > 0) problems.push(`${String(doubled)} events stand twice`);
  const fault = victim === 'hub' ? '3 SIGKILL of the hub' : '4 PostgreSQL killed (immediate)';
  const notes = [`${String(repeated)} batches had been taken before their answer was lost`];
  return { fault, tried: count, acknowledged, lost, problems, notes };
}

interface CityOfDeaths {
  readonly server: PostgresServer;
  readonly victim: Victim;
  readonly random: SeededRandom;
  readonly deaths: number;
  readonly name: string;
}

interface Sender {
  readonly device: TestDevice;
  /** Sent, and nobody knows whether it arrived. */
  pending: Batch | undefined;
}

async function oneCity(hunt: Hunt, { server, victim, random, deaths, name }: CityOfDeaths): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'anju-hub-death-'));
  const database = await server.database(name);
  const place = { database, folder };
  let hub = await startHub(database, folder);
  const test: TestHub = {
    ...(await testHub()),
    newId: uuidv7,
    now: Date.now(),
    hub: { handle: (request) => hub.send(request), close: () => undefined },
  };
  const enrolled = async (office: string): Promise<TestDevice> => {
    const device = strangeDevice(test, office);
    const { code } = await operatorCode(place, { city: TEST_CITY, office: office as OfficeId, staffId: null });
    invariant('city' in (await device.enrol(code)), 'a device is enrolled');
    return device;
  };
  const clerk = await foundCity(test, enrolled);
  const senders: Sender[] = [];
  for (let i = 0; i < SENDERS; i += 1) senders.push({ device: await enrolled(STREET), pending: undefined });
  const reader = await enrolled('6301');
  const acknowledged = new Set<string>();
  for (let death = 0; death < deaths; death += 1) {
    test.now = Date.now();
    const round: Round = { hunt, test, clerk, acknowledged, isOver: false };
    const working = [...senders.map((sender) => send(round, sender)), read(round, reader)];
    await pause(random.integer(5, 250));
    if (victim === 'hub') {
      await hub.kill();
      hub = await startHub(database, folder);
    } else {
      await server.kill();
      await server.start();
    }
    round.isOver = true;
    await Promise.all(working);
  }
  test.now = Date.now();
  await Promise.all(senders.map((sender) => finish({ hunt, test, clerk, acknowledged, isOver: true }, sender)));
  await checkCity(hunt, reader, acknowledged);
  await hub.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function foundCity(test: TestHub, enrolled: (office: string) => Promise<TestDevice>): Promise<TestPerson> {
  const admin: TestPerson = { staffId: uuidv7(), office: '6301', roles: ['admin'] };
  const clerk: TestPerson = { staffId: uuidv7(), office: STREET, roles: ['clerk'] };
  const first = await enrolled('6301');
  const founding = [foundingCommand(test, admin, cityOffices), registration(test, admin, clerk)];
  const answer = await first.push(first.chain.batch(founding));
  invariant('kind' in answer && answer.kind === 'accepted', 'the city is founded');
  return clerk;
}

interface Round {
  readonly hunt: Hunt;
  readonly test: TestHub;
  readonly clerk: TestPerson;
  readonly acknowledged: Set<string>;
  isOver: boolean;
}

/** Sends until the round is over; what meets no answer is sent again. */
async function send(round: Round, sender: Sender): Promise<void> {
  while (!round.isOver) {
    if (!(await sendOne(round, sender))) await pause(20);
  }
}

async function sendOne(round: Round, sender: Sender): Promise<boolean> {
  const { hunt, test, clerk, acknowledged } = round;
  const wanted = { by: clerk, street: STREET };
  sender.pending ??= sender.device.chain.batch([submission(test, wanted), submission(test, wanted)]);
  test.now = Date.now();
  try {
    const answer = await sender.device.push(sender.pending);
    if (!('kind' in answer)) {
      // A hub whose database is gone says so; anything else is a finding.
      if (answer.code !== 'fault' && answer.code !== 'busy') hunt.problems.push(`${answer.code}: ${answer.detail}`);
      return false;
    }
    if (answer.kind !== 'accepted') {
      hunt.problems.push(`a good batch was answered ${answer.kind}`);
      return false;
    }
    if (answer.repeated) hunt.repeated += 1;
    for (const event of sender.pending.commands.flatMap((command) => command.events)) acknowledged.add(event.id);
    hunt.acknowledged += sender.pending.commands.length;
    sender.pending = undefined;
    return true;
  } catch {
    return false;
  }
}

async function read(round: Round, reader: TestDevice): Promise<void> {
  while (!round.isOver) {
    await reader.pull(0).catch(() => undefined);
    await pause(5);
  }
}

async function finish(round: Round, sender: Sender): Promise<void> {
  for (let tries = 0; sender.pending !== undefined && tries < 100; tries += 1) {
    if (!(await sendOne(round, sender))) await pause(50);
  }
  if (sender.pending !== undefined) round.hunt.problems.push('a batch is never taken');
}

async function checkCity(hunt: Hunt, reader: TestDevice, acknowledged: ReadonlySet<string>): Promise<void> {
  const found = new Map<string, number>();
  let numbered = 0;
  for (let after = 0, head = 1; after < head;) {
    const page = await reader.pull(after);
    for (const { hubSequence, commands } of page.batches) {
      const events = commands.flatMap((command) => command.events);
      for (const { id } of events) found.set(id, (found.get(id) ?? 0) + 1);
      numbered += events.length;
      if (hubSequence !== numbered) hunt.problems.push(`a hole before ${String(hubSequence)}`);
    }
    ({ upTo: after, head } = page);
  }
  for (const id of acknowledged) if (!found.has(id)) hunt.lost += 1;
  for (const times of found.values()) if (times > 1) hunt.doubled += times - 1;
}

/**
 * A small city whose desks share one hub, all of it real code: the hall's desk founds it, the others join with a code.
 * Nothing moves by itself: a test (or the simulation) cranks each desk, cuts its line, moves its clock.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeskStatus } from '../../../src/app/desk-host.ts';
import { connectDesk } from '../../../src/app/sync/enrolment.ts';
import { type JoiningHost, joinCity } from '../../../src/app/sync/join.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import type { Transport } from '../../../src/protocol/transport.ts';
import { keyringPath } from '../../../src/store/case-file.ts';
import { createKeyring } from '../../../src/store/keyring.ts';
import { testDesk } from '../desk/test-desk.ts';
import { TEST_PASSWORD, type TestStaffName, testOffices, testStaff } from '../desk/test-offices.ts';
import { type TestHub, testHub } from '../hub/test-hub.ts';
import { type CityDesk, cityDesk, openFile, openedDesk } from './city-desk.ts';
import { crank } from './crank.ts';

/** Opens the folder of a desk that has joined. */
export const CITY_PASSPHRASE = '湟水 河边 四棵 白杨';
const CHEAP_STRETCH = { memoryCost: 64, timeCost: 1, parallelism: 1 };

export const HUB_URL = 'http://hub.invalid';

export interface SyncCity {
  readonly hub: TestHub;
  /** The desk of the city office, which founded it. */
  readonly hall: CityDesk;
  /** In the order asked for. */
  readonly desks: readonly CityDesk[];
  /** Every desk in turn, until all have all. */
  syncAll(): Promise<void>;
  remove(): void;
}

export interface CityOptions {
  /** Offices, one desk each: e.g. `630104003`. */
  readonly desks: readonly string[];
  readonly hub?: TestHub;
  /** Where all clocks start. */
  readonly now?: number;
}

export async function city({ desks: offices, hub: given, now }: CityOptions): Promise<SyncCity> {
  // A desk that is turned by hand asks and gets an answer; it never waits for news.
  const hub = given ?? (await testHub({ limits: { maxWaitMs: 0 } }));
  const start = now ?? Date.UTC(2026, 9, 10, 1, 0, 0);
  hub.now = start;
  const hall = await hallDesk(hub, start);
  const desks: CityDesk[] = [];
  for (const [index, office] of offices.entries()) {
    desks.push(await joinedDesk({ hub, hall, start }, { office, deskCode: `B${String(index)}` }));
  }
  const made: SyncCity = {
    hub,
    hall,
    desks,
    syncAll: async () => {
      // Twice: what one desk sends in the first round another fetches in the second.
      for (let round = 0; round < 2; round += 1) for (const each of [hall, ...desks]) await each.sync();
    },
    remove: () => {
      for (const each of [hall, ...desks]) each.remove();
    },
  };
  await made.syncAll();
  return made;
}

function lineTo(hub: TestHub): Transport {
  return (request, signal) => hub.hub.handle(request, signal);
}

async function hallDesk(hub: TestHub, start: number): Promise<CityDesk> {
  const made = await testDesk({ now: start });
  const hall = cityDesk({ ...made, office: testOffices.city.id, deliver: lineTo(hub), crank });
  hall.desk = made.desk;
  const wanted = { url: HUB_URL, code: await hub.code(testOffices.city.id), deviceName: '市局' };
  const connected = await connectDesk(hall.desk, wanted, hall.dial);
  invariant(connected.ok, `the hall is refused: ${JSON.stringify(connected)}`);
  await hall.sync();
  return hall;
}

interface Joining {
  readonly hub: TestHub;
  readonly hall: CityDesk;
  readonly start: number;
}

/** An empty computer that joins the city with a code for somebody of its office, or of one above. */
export async function joinedDesk(
  { hub, hall, start }: Joining,
  { office, deskCode }: { readonly office: string; readonly deskCode: string },
): Promise<CityDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'anju-city-desk-'));
  const slot = { kind: 'passphrase', passphrase: CITY_PASSPHRASE, stretch: CHEAP_STRETCH } as const;
  const joining = cityDesk({
    office,
    folder,
    dataKey: await createKeyring(keyringPath(folder), [slot]),
    reference: hall.reference,
    clock: { now: start },
    deliver: lineTo(hub),
    crank,
  });
  const file = openFile(joining);
  const host: JoiningHost = {
    reference: joining.reference,
    alone: (work) => work(),
    status: () => ({ phase: 'setup' }) as DeskStatus,
    create: () => Promise.resolve(file),
    opened: () => (joining.desk = openedDesk(joining, file)),
  };
  const code = await hub.code(office, hall.as(personFor(office)).actor.staffId);
  const joined = await joinCity(
    host,
    {
      url: HUB_URL,
      code,
      deviceName: office,
      numberPrefix: 'XN',
      deskCode,
      policyCity: 'xining',
      password: TEST_PASSWORD,
      passphrase: 'not used by a test desk',
    },
    joining.dial,
  );
  invariant(joined.ok, `a desk is refused: ${JSON.stringify(joined)}`);
  return joining;
}

function personFor(office: string): TestStaffName {
  const names = Object.keys(testStaff) as TestStaffName[];
  return names.find((name) => testOffices[testStaff[name].office].id === office) ?? 'admin';
}

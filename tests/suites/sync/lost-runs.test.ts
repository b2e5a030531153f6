/** What a device did before it was revoked is not lost with the hub's disk: whoever read it brings it back. */
import { afterEach, expect, it } from 'vitest';
import { memoryLog } from '../../../src/hub/log/memory-log.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { packId } from '../../../src/store/compact-id.ts';
import { conflictPage } from '../../../src/store/sync/conflicts.ts';
import { testHub } from '../../support/hub/test-hub.ts';
import { handIn, stateOf } from '../../support/sync/cases.ts';
import type { CityDesk } from '../../support/sync/city-desk.ts';
import { type SyncCity, city } from '../../support/sync/city.ts';

const HOUR_MS = 3_600_000;
const ANSWERS_AT_ONCE = { maxWaitMs: 0 };

let made: SyncCity | undefined;
afterEach(() => {
  made?.remove();
  made = undefined;
});

const OPEN = { state: 'open', before: null, limit: 10 } as const;

interface Stage {
  readonly hall: CityDesk;
  readonly street: CityDesk;
  readonly other: CityDesk;
  /** The hub comes back as it was at the beginning, and the street's device is revoked. */
  readonly restore: () => Promise<void>;
}

async function stage(office: string): Promise<Stage> {
  const log = memoryLog();
  const hub = await testHub({ log, limits: ANSWERS_AT_ONCE });
  made = await city({ desks: ['630104003', office], hub });
  const { hall } = made;
  const [street, other] = made.desks;
  invariant(street !== undefined && other !== undefined, 'two desks beside the hall');
  const backup = log.snapshot();
  const restore = async (): Promise<void> => {
    const restored = memoryLog(backup);
    await restored.renewEpochs(() => 'second');
    const device = await restored.device(street.desk.file.device.id);
    invariant(device, 'enrolled before the backup');
    await restored.revoke(device, hub.now + HOUR_MS);
    const { hub: again } = await testHub({ log: restored, blobs: hub.blobs, limits: ANSWERS_AT_ONCE });
    Object.assign(hub, { hub: again, log: restored });
  };
  return { hall, street, other, restore };
}

/** The first turn learns that the log is another one; what is offered comes after it was read. */
async function settle(...desks: readonly CityDesk[]): Promise<void> {
  for (let round = 0; round < 4; round += 1) for (const each of desks) await each.sync();
}

const eventsOf = ({ desk: { file } }: CityDesk, author: CityDesk): unknown =>
  file.db.prepare('SELECT count(*) FROM event WHERE device = ?').pluck().get(packId(author.desk.file.device.id));

it('a case of a device that was revoked comes back to a restored hub, and from it to who never had it', async () => {
  const { hall, street, other: district, restore } = await stage('630104');
  const caseId = handIn(street, { person: 1 });
  await street.sync();
  await hall.sync();
  await restore();
  await district.sync();
  expect(stateOf(district, caseId)).toBeUndefined();
  await settle(hall, district);
  expect(stateOf(district, caseId)).toBeDefined();
  expect(stateOf(district, caseId)).toStrictEqual(stateOf(hall, caseId));
  for (const { desk } of [hall, district]) expect(conflictPage(desk.file.db, OPEN)).toStrictEqual([]);
});

it('what nobody has whole gives way where a part of it was, and becomes an item there', async () => {
  const { hall, street, other, restore } = await stage('630103001');
  handIn(street, { person: 1, externalId: 'A-1' });
  await street.sync();
  // Of another street's case this one gets what is taken in the whole city: the number of the package.
  await settle(other);
  expect(eventsOf(other, street)).toBeGreaterThan(0);
  await restore();
  await settle(other, hall);
  expect(eventsOf(other, street)).toBe(0);
  const [item, ...more] = conflictPage(other.desk.file.db, OPEN);
  expect(more).toStrictEqual([]);
  expect(item).toMatchObject({
    hubReason: 'lost-by-hub',
    commands: [{ name: 'application.submit', office: '630104003' }],
  });
});

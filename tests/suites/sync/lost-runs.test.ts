/** What a device did before it was revoked is not lost with the hub's disk: whoever read it brings it back. */
import { afterEach, expect, it } from 'vitest';
import { memoryLog } from '../../../src/hub/log/memory-log.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { conflictPage } from '../../../src/store/sync/conflicts.ts';
import { testHub } from '../../support/hub/test-hub.ts';
import { handIn, stateOf } from '../../support/sync/cases.ts';
import { type SyncCity, city } from '../../support/sync/city.ts';

const HOUR_MS = 3_600_000;
const ANSWERS_AT_ONCE = { maxWaitMs: 0 };

let made: SyncCity | undefined;
afterEach(() => {
  made?.remove();
  made = undefined;
});

it('a case of a device that was revoked comes back to a restored hub, and from it to who never had it', async () => {
  const log = memoryLog();
  const hub = await testHub({ log, limits: ANSWERS_AT_ONCE });
  made = await city({ desks: ['630104003', '630104'], hub });
  const [street, district] = made.desks;
  invariant(street !== undefined && district !== undefined, 'two desks beside the hall');
  const backup = log.snapshot();
  const caseId = handIn(street, { person: 1 });
  await street.sync();
  await made.hall.sync();

  const restored = memoryLog(backup);
  await restored.renewEpochs(() => 'second');
  const device = await restored.device(street.desk.file.device.id);
  invariant(device, 'enrolled before the backup');
  await restored.revoke(device, hub.now + HOUR_MS);
  const { hub: again } = await testHub({ log: restored, blobs: hub.blobs, limits: ANSWERS_AT_ONCE });
  Object.assign(hub, { hub: again, log: restored });

  await district.sync();
  expect(stateOf(district, caseId)).toBeUndefined();
  // The first turn learns that the log is another one; what is offered comes after it was read.
  for (let round = 0; round < 3; round += 1) for (const each of [made.hall, district]) await each.sync();
  expect(stateOf(district, caseId)).toStrictEqual(stateOf(made.hall, caseId));
  expect(stateOf(district, caseId)).toBeDefined();
  const open = { state: 'open', before: null, limit: 10 } as const;
  for (const { desk } of [made.hall, district]) expect(conflictPage(desk.file.db, open)).toStrictEqual([]);
});

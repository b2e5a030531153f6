/** A desk whose computer was lost comes back from its backup: on a new identity, enrolled again with a new code. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { connectDesk } from '../../../src/app/sync/enrolment.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { auditLog } from '../../../src/store/audit.ts';
import { backupTo, restoreFrom } from '../../../src/store/backup.ts';
import { outboxCounts } from '../../../src/store/outbox.ts';
import { done, handIn, stateOf } from '../../support/sync/cases.ts';
import { type CityDesk, cityDesk, cutLine, openFile, openedDesk } from '../../support/sync/city-desk.ts';
import { CITY_PASSPHRASE, HUB_URL, type SyncCity, city } from '../../support/sync/city.ts';
import { crank } from '../../support/sync/crank.ts';

const STREET = '630104003';

let made: SyncCity;
let street: CityDesk;
let scratch: string;
beforeEach(async () => {
  made = await city({ desks: [STREET] });
  const [one] = made.desks;
  invariant(one, 'a desk was asked for');
  street = one;
  scratch = mkdtempSync(join(tmpdir(), 'anju-restored-desk-'));
});
afterEach(() => {
  made.remove();
  rmSync(scratch, { recursive: true, force: true });
});

async function restored(archive: string): Promise<CityDesk> {
  const folder = join(scratch, 'desk');
  const key = { passphrase: CITY_PASSPHRASE };
  const { dataKey } = await restoreFrom({ archive, folder, key, now: () => street.clock.now, newId: uuidv7 });
  const deliver: Parameters<typeof cityDesk>[0]['deliver'] = (request) => made.hub.hub.handle(request);
  const { office, reference, clock } = street;
  const desk = cityDesk({ office, reference, clock, folder, dataKey, deliver, crank });
  desk.desk = openedDesk(desk, openFile(desk));
  return desk;
}

it('sends what waited in the backup, fetches what it lacks, and goes on as a new device', async () => {
  const synced = handIn(street, { person: 1 });
  await made.syncAll();
  street.carry = cutLine;
  const waited = handIn(street, { person: 2 });
  const archive = join(scratch, 'desk.anju-backup');
  await backupTo(street.desk.file, archive);
  street.carry = (request, deliver) => deliver(request);
  const after = handIn(street, { person: 3 });
  await made.syncAll();

  const back = await restored(archive);
  expect(back.desk.file.device.id).not.toBe(street.desk.file.device.id);
  await expect(back.sync()).rejects.toThrow('unknown-device');
  expect(back.line.status()).toMatchObject({ phase: 'stopped', cause: 'unknown-device' });
  const staffId = made.hall.as('streetClerk').actor.staffId;
  const wanted = { url: HUB_URL, code: await made.hub.code(STREET, staffId), deviceName: '换过的电脑' };
  // Its numbers begin with the code of the lost computer: the list of devices has it still.
  expect(await connectDesk(back.desk, wanted, back.dial)).toEqual({ ok: true, value: null });
  back.line.redial();
  await back.sync();
  expect([synced, waited, after].map((caseId) => stateOf(back, caseId)?.status)).toEqual(
    Array.from({ length: 3 }, () => 'submitted'),
  );
  expect(outboxCounts(back.desk.file.db).waiting).toBe(0);
  done(back, 'streetClerk', { caseId: after, command: { type: 'accept' } });
  await back.sync();
  await made.hall.sync();
  expect(stateOf(made.hall, after)?.status).toBe('street-review');
  expect(auditLog(back.desk.file.db, { now: back.desk.now() }).findings).toEqual([]);
  back.line.stop();
  back.desk.file.close();
});

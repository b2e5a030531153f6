/** A desk whose case file is damaged, healed from its hub (fault 10 flips the bytes; here is what happens on the way). */
import { existsSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { examineDamage, healDesk } from '../../../src/app/heal/heal-desk.ts';
import type { Dial } from '../../../src/app/sync/dial.ts';
import type { CaseId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { auditLog } from '../../../src/store/audit.ts';
import { blobPath } from '../../../src/store/blobs.ts';
import { databasePath, documentsPath } from '../../../src/store/case-file.ts';
import { conflictPage } from '../../../src/store/sync/conflicts.ts';
import { aDocument } from '../../support/application/builders.ts';
import { done, handIn, stateOf } from '../../support/sync/cases.ts';
import { type Carry, type CityDesk, cutLine, honestLine, openFile, openedDesk } from '../../support/sync/city-desk.ts';
import { CITY_PASSPHRASE, type SyncCity, city } from '../../support/sync/city.ts';
import { TEST_PASSWORD } from '../../support/desk/test-offices.ts';

const STREET = '630104003';

let made: SyncCity;
let street: CityDesk;
beforeEach(async () => {
  made = await city({ desks: [STREET] });
  const [one] = made.desks;
  invariant(one, 'a desk was asked for');
  street = one;
});
afterEach(() => {
  made.remove();
  const [parent, name] = [dirname(street.folder), basename(street.folder)];
  for (const left of readdirSync(parent)) if (left.startsWith(name)) rmSync(join(parent, left), { recursive: true });
});

const place = () => ({ folder: street.folder, passphrase: CITY_PASSPHRASE, now: () => street.clock.now });

/** The line of the healing desk. */
const dialBy =
  (carry: Carry): Dial =>
  () => ({
    transport: (request) => carry(request, (sent) => made.hub.hub.handle(sent)),
    certificate: () => null,
    close: () => undefined,
  });

async function wish(code?: string) {
  const staffId = made.hall.as('streetClerk').actor.staffId;
  const issued = code ?? (await made.hub.code(STREET, staffId));
  const password = () => Promise.resolve(TEST_PASSWORD);
  return { code: issued, deviceName: '修复后', deskCode: 'C9', password };
}

async function openHealed(): Promise<void> {
  street.desk = openedDesk(street, openFile(street));
  street.carry = honestLine;
  await street.sync();
}

it('says what only the damaged file holds, sends it under the old seals, and fetches the rest', async () => {
  const bytes = Buffer.alloc(5_000, 7);
  const hash = street.desk.file.blobs.put(bytes);
  const files = [{ hash, mediaType: 'image/png', bytes: bytes.length, name: 'a.png' }] as const;
  const shared = handIn(street, { person: 1, documents: [{ ...aDocument('application-form'), files: [...files] }] });
  await made.syncAll();
  done(made.hall, 'streetClerk', {
    caseId: shared,
    command: { type: 'withdraw', reason: 'applicant-request', comment: '撤' },
  });
  await made.hall.sync();
  const own = handIn(street, { person: 2 });
  done(street, 'streetClerk', {
    caseId: shared,
    command: { type: 'request-supplement', items: [{ documentType: null, text: '补' }], exceptionReason: '' },
  });
  const last = handIn(street, { person: 3 });
  street.desk.file.close();
  writeFileSync(blobPath(documentsPath(street.folder), hash), 'damaged');

  expect(await examineDamage(place())).toMatchObject({ waiting: 3, readable: 3, lostEvents: 0, unreadable: [] });
  const healed = await healDesk(place(), await wish(), dialBy(honestLine));
  invariant(healed?.ok, `not healed: ${JSON.stringify(healed)}`);
  expect(healed.value).toMatchObject({ unsent: { sent: 2, there: 0, items: 1 }, badPages: 1 });
  expect(existsSync(databasePath(healed.value.setAside))).toBe(true);
  await openHealed();
  expect(stateOf(street, own)?.status).toBe('submitted');
  expect(stateOf(street, last)?.status).toBe('submitted');
  expect(stateOf(street, shared)?.status).toBe('withdrawn');
  expect(street.desk.file.blobs.get(hash)).toEqual(bytes);
  const [item] = conflictPage(street.desk.file.db, { state: 'open', before: null, limit: 5 });
  expect(item).toMatchObject({
    hubReason: 'behind',
    commands: [{ name: expect.stringContaining('request-supplement') as string }],
  });
  expect(auditLog(street.desk.file.db, { now: street.desk.now() }).findings).toEqual([]);
  // People sign in with the passwords that they had.
  expect(healed.value.carried.find(({ table }) => table === 'credential')).toMatchObject({ isWhole: true });
  done(street, 'streetClerk', {
    caseId: own,
    command: { type: 'withdraw', reason: 'applicant-request', comment: '撤' },
  });
  await made.syncAll();
  expect(stateOf(made.hall, own)?.status).toBe('withdrawn');
});

it('changes nothing until it ends well, and goes on with the same code after the line was cut', async () => {
  const cases = [handIn(street, { person: 1 }), handIn(street, { person: 2 })] as readonly CaseId[];
  street.desk.file.close();
  const asked = await wish();
  let pushes = 0;
  const cutAtSecond: Carry = async (request, deliver) => {
    if (!request.path.startsWith('/v1/push')) return deliver(request);
    pushes += 1;
    // The first arrives and its answer is lost.
    await deliver(request);
    throw new Error('cut');
  };
  expect(await healDesk(place(), asked, dialBy(cutAtSecond))).toEqual({
    ok: false,
    error: { code: 'hub-unreachable' },
  });
  expect(pushes).toBe(1);
  expect(existsSync(databasePath(street.folder))).toBe(true);
  const healed = await healDesk(place(), asked, dialBy(honestLine));
  expect(healed).toMatchObject({ ok: true, value: { unsent: { sent: 1, there: 1, items: 0 } } });
  await openHealed();
  expect(cases.map((caseId) => stateOf(street, caseId)?.status)).toEqual(['submitted', 'submitted']);
});

it('keeps what the hub will not take for a person: the old device was revoked', async () => {
  handIn(street, { person: 1 });
  handIn(street, { person: 2 });
  const device = await made.hub.log.device(street.desk.file.device.id);
  invariant(device, 'the street is enrolled');
  await made.hub.log.revoke(device, 1);
  street.desk.file.close();
  const healed = await healDesk(place(), await wish(), dialBy(honestLine));
  expect(healed).toMatchObject({ ok: true, value: { unsent: { sent: 0, there: 0, items: 2 } } });
  await openHealed();
  const items = conflictPage(street.desk.file.db, { state: 'open', before: null, limit: 5 });
  expect(items.map(({ hubReason }) => hubReason)).toEqual(['revoked', 'revoked']);
});

it('leaves a file in which not even the hub can be read to a backup', async () => {
  street.desk.file.close();
  truncateSync(databasePath(street.folder), 0);
  writeFileSync(databasePath(street.folder), Buffer.alloc(8_192, 1));
  const found = await examineDamage(place());
  expect(found).toMatchObject({ hub: null, waiting: null, readable: 0 });
  expect(found?.unreadable.length).toBeGreaterThan(0);
  expect(await healDesk(place(), await wish(), dialBy(cutLine))).toEqual({ ok: false, error: { code: 'no-hub' } });
  expect(readdirSync(dirname(street.folder)).filter((name) => name.startsWith(`${basename(street.folder)}.`))).toEqual(
    [],
  );
});

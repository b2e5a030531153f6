import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportFor, exportWaiting } from '../../../src/app/sync/carry/export-files.ts';
import { importFile } from '../../../src/app/sync/carry/import-file.ts';
import type { CaseDocument } from '../../../src/domain/application/document.ts';
import type { OfficeId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { auditLog } from '../../../src/store/audit.ts';
import { outboxCounts } from '../../../src/store/outbox.ts';
import { nextCarried } from '../../../src/store/sync/carried.ts';
import { conflictPage } from '../../../src/store/sync/conflicts.ts';
import { hubState } from '../../../src/store/sync/hub-state.ts';
import { aDocument } from '../../support/application/builders.ts';
import { done, handIn, stateOf } from '../../support/sync/cases.ts';
import { type CityDesk, cutLine, honestLine } from '../../support/sync/city-desk.ts';
import { type SyncCity, city } from '../../support/sync/city.ts';

const PASSPHRASE = 'over the mountains';
const STREET = '630104003' as OfficeId;

let made: SyncCity;
/** Beyond the mountains: no line reaches it. */
let far: CityDesk;
let near: CityDesk;
beforeEach(async () => {
  made = await city({ desks: ['630104003', '630104'] });
  const [one, two] = made.desks;
  invariant(one && two, 'two desks were asked for');
  [far, near] = [one, two];
  far.carry = cutLine;
});
afterEach(() => {
  made.remove();
});

async function waitingFile(at: CityDesk): Promise<Uint8Array> {
  const file = await exportWaiting(at.desk, PASSPHRASE);
  invariant(file.ok, 'a desk with a hub makes a file');
  expect(file.value.name).toMatch(/^anju-waiting-.*\.anju$/);
  return new Uint8Array(await file.value.arrayBuffer());
}

async function orderedFile(at: CityDesk, after: number): Promise<Uint8Array> {
  const file = await exportFor(at.desk, { office: STREET, after, passphrase: PASSPHRASE }, at.as('admin'));
  invariant(file.ok, `no file: ${JSON.stringify(file)}`);
  return new Uint8Array(await file.value.arrayBuffer());
}

const take = (at: CityDesk, bytes: Uint8Array) => importFile(at.desk, at.line, { bytes, passphrase: PASSPHRASE });
const cursorOf = (at: CityDesk): number => hubState(at.desk.file.db)?.cursor ?? 0;

describe('a desk without a line', () => {
  it('sends by stick through another desk and gets the hub’s order back by stick, documents too', async () => {
    const page = randomBytes(20_000);
    const hash = far.desk.file.blobs.put(page);
    const file = { hash, mediaType: 'image/png', bytes: page.length, name: 'form.png' } as const;
    const document: CaseDocument = { ...aDocument('application-form'), files: [file] };
    const caseId = handIn(far, { person: 1, documents: [document] });
    const bytes = await waitingFile(far);
    expect(outboxCounts(far.desk.file.db).waiting).toBe(1);
    expect(await take(near, bytes)).toMatchObject({
      ok: true,
      value: { kind: 'waiting', batches: 1, events: 1, repeated: 0 },
    });
    expect(await take(near, bytes)).toMatchObject({ ok: true, value: { batches: 1, repeated: 1 } });
    await made.hall.sync();
    expect(stateOf(made.hall, caseId)?.status).toBe('submitted');
    expect(made.hall.desk.file.blobs.get(hash)).toEqual(page);
    await near.sync();
    const back = await orderedFile(near, cursorOf(far));
    const taken = await take(far, back);
    expect(taken).toMatchObject({ ok: true, value: { kind: 'ordered', batches: 1, events: 0, repeated: 0 } });
    expect(outboxCounts(far.desk.file.db).waiting).toBe(0);
    expect(cursorOf(far)).toBe(cursorOf(near));
    expect(await take(far, back)).toMatchObject({ ok: true, value: { repeated: 1 } });
    expect(auditLog(far.desk.file.db, { now: far.desk.now() }).findings).toEqual([]);
  });

  it('decides again on what the stick brings, and the rest is an item for a person', async () => {
    const caseId = handIn(near, { person: 2, who: 'districtClerk' });
    await made.hall.sync();
    await near.sync();
    expect((await take(far, await orderedFile(near, cursorOf(far)))).ok).toBe(true);
    const other = handIn(far, { person: 3 });
    done(far, 'streetClerk', { caseId, command: { type: 'accept' } });
    const withdraw = { type: 'withdraw', reason: 'applicant-request', comment: '' } as const;
    done(near, 'districtSupervisor', { caseId, command: withdraw });
    await near.sync();
    // The first of the file fits, its second met a history that far does not know: only far can decide it again.
    expect(await take(near, await waitingFile(far))).toEqual({
      ok: false,
      error: { code: 'hub-refused', problem: 'behind' },
    });
    expect(nextCarried(near.desk.file.db, 0)).toBeUndefined();
    expect((await take(far, await orderedFile(near, cursorOf(far)))).ok).toBe(true);
    const [item] = conflictPage(far.desk.file.db, { state: 'open', before: null, limit: 10 });
    expect(item?.refusal).toEqual({ code: 'not-now', status: 'withdrawn' });
    expect(await take(near, await waitingFile(far))).toMatchObject({ ok: true, value: { repeated: 0 } });
    await near.sync();
    expect(stateOf(near, other)?.status).toBe('submitted');
    far.carry = honestLine;
    await made.syncAll();
    expect(stateOf(made.hall, other)).toEqual(stateOf(far, other));
  });

  it('what it carries for others waits until its own line is back', async () => {
    const caseId = handIn(far, { person: 4 });
    const bytes = await waitingFile(far);
    near.carry = cutLine;
    expect(await take(near, bytes)).toMatchObject({ ok: true, value: { kind: 'waiting', batches: 1, repeated: 0 } });
    near.reopen();
    expect(nextCarried(near.desk.file.db, 0)).toBeDefined();
    near.carry = honestLine;
    await near.sync();
    const carried = await near.line.carry();
    expect(carried?.ok).toBe(true);
    expect(nextCarried(near.desk.file.db, 0)).toBeUndefined();
    await near.sync();
    expect(stateOf(near, caseId)?.status).toBe('submitted');
  });
});

describe('a file', () => {
  it('of another passphrase, cut off or altered is refused, and nothing of it is done', async () => {
    handIn(far, { person: 5 });
    const bytes = await waitingFile(far);
    const wrong = await importFile(near.desk, near.line, { bytes, passphrase: 'something else' });
    expect(wrong).toEqual({ ok: false, error: { code: 'wrong-passphrase' } });
    const damaged = { ok: false, error: { code: 'bad-file', reason: 'damaged' } };
    expect(await take(near, bytes.subarray(0, bytes.length - 1))).toEqual(damaged);
    const altered = Uint8Array.from(bytes);
    altered[altered.length - 20] = (altered[altered.length - 20] ?? 0) ^ 1;
    expect(await take(near, altered)).toEqual(damaged);
    expect(nextCarried(near.desk.file.db, 0)).toBeUndefined();
  });

  it('for another office, or that begins later than this desk stands, is refused', async () => {
    handIn(near, { person: 6, who: 'districtClerk' });
    await near.sync();
    const forStreet = await orderedFile(near, cursorOf(far));
    expect(await take(made.hall, forStreet)).toEqual({
      ok: false,
      error: { code: 'bad-file', reason: 'for-another-office' },
    });
    expect(await take(far, await orderedFile(near, cursorOf(near)))).toEqual({
      ok: false,
      error: { code: 'bad-file', reason: 'begins-later' },
    });
    const outside = await exportFor(
      near.desk,
      { office: '630103001' as OfficeId, after: 0, passphrase: PASSPHRASE },
      near.as('admin'),
    );
    expect(outside).toEqual({ ok: false, error: { code: 'outside-office', office: '630103001' } });
  });
});

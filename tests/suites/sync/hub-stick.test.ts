/** A stick that goes to the hub itself: `anju hub import` and `anju hub export` without their process. */
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type CarryFile, readCarryFile, writeCarryFile } from '../../../src/app/sync/carry/carry-file.ts';
import { exportWaiting } from '../../../src/app/sync/carry/export-files.ts';
import { importFile } from '../../../src/app/sync/carry/import-file.ts';
import type { CaseDocument } from '../../../src/domain/application/document.ts';
import { fileFor } from '../../../src/hub/stick/office-file.ts';
import { takeFile } from '../../../src/hub/stick/take-file.ts';
import type { OfficeId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { auditLog } from '../../../src/store/audit.ts';
import { outboxCounts } from '../../../src/store/outbox.ts';
import { hubState } from '../../../src/store/sync/hub-state.ts';
import { aDocument } from '../../support/application/builders.ts';
import { done, handIn, stateOf } from '../../support/sync/cases.ts';
import { type CityDesk, cutLine } from '../../support/sync/city-desk.ts';
import { type SyncCity, city } from '../../support/sync/city.ts';

const PASSPHRASE = 'over the mountains';
const STREET = '630104003' as OfficeId;

let made: SyncCity;
let far: CityDesk;
beforeEach(async () => {
  made = await city({ desks: [STREET] });
  const [one] = made.desks;
  invariant(one, 'a desk was asked for');
  far = one;
  far.carry = cutLine;
});
afterEach(() => {
  made.remove();
});

async function waitingFile(): Promise<CarryFile> {
  const file = await exportWaiting(far.desk, PASSPHRASE);
  invariant(file.ok, 'a desk with a hub makes a file');
  const read = await readCarryFile(new Uint8Array(await file.value.arrayBuffer()), PASSPHRASE);
  invariant(read.ok, 'the file opens');
  return read.value;
}

function takenByHub(
  { content, documents }: CarryFile,
  changes: { readonly epoch?: string; readonly city?: string } = {},
) {
  invariant(content.kind === 'waiting', 'a file on its way to the hub');
  const { batches, epoch, city: of } = content;
  return takeFile(made.hub.log, made.hub.blobs, { city: of, epoch, batches, documents, ...changes });
}

async function wayBack(): Promise<Uint8Array> {
  const after = hubState(far.desk.file.db)?.cursor ?? 0;
  const found = await fileFor(made.hub.log, made.hub.blobs, { office: STREET, after });
  invariant(found, 'the hub knows the office');
  const content = { kind: 'ordered', city: '6301', madeAt: 1, page: found.page } as const;
  const parts: Uint8Array[] = [];
  for await (const part of writeCarryFile(content, found.documents, PASSPHRASE)) parts.push(part);
  return Buffer.concat(parts);
}

const takeBack = (bytes: Uint8Array) => importFile(far.desk, far.line, { bytes, passphrase: PASSPHRASE });

it('is taken once, with its documents, and the way back brings what the hub ordered', async () => {
  const page = randomBytes(20_000);
  const hash = far.desk.file.blobs.put(page);
  const document: CaseDocument = {
    ...aDocument('application-form'),
    files: [{ hash, mediaType: 'image/png', bytes: page.length, name: 'form.png' }],
  };
  const caseId = handIn(far, { person: 1, documents: [document] });
  const file = await waitingFile();
  expect(await takenByHub(file)).toEqual({ taken: 1, events: 1, repeated: 0, refused: [] });
  expect(await takenByHub(file)).toEqual({ taken: 0, events: 0, repeated: 1, refused: [] });
  await made.hall.sync();
  expect(stateOf(made.hall, caseId)?.status).toBe('submitted');
  expect(made.hall.desk.file.blobs.get(hash)).toEqual(page);

  const above = randomBytes(3_000);
  const shown = made.hall.desk.file.blobs.put(above);
  const paper: CaseDocument = {
    ...aDocument('application-form'),
    files: [{ hash: shown, mediaType: 'image/png', bytes: above.length, name: 'city.png' }],
  };
  const other = handIn(made.hall, { person: 2, documents: [paper] });
  await made.hall.sync();
  expect(await takeBack(await wayBack())).toMatchObject({ ok: true, value: { kind: 'ordered', events: 1 } });
  expect(outboxCounts(far.desk.file.db).waiting).toBe(0);
  expect(stateOf(far, other)?.status).toBe('submitted');
  expect(far.desk.file.blobs.get(shown)).toEqual(above);
  expect(auditLog(far.desk.file.db, { now: far.desk.now() }).findings).toEqual([]);
});

it('leaves what the hub has moved past with its desk, which decides it again', async () => {
  far.carry = (request, deliver) => deliver(request);
  const caseId = handIn(far, { person: 1 });
  await made.syncAll();
  far.carry = cutLine;
  done(made.hall, 'streetClerk', { caseId, command: { type: 'accept' } });
  await made.hall.sync();
  done(far, 'streetClerk', { caseId, command: { type: 'withdraw', reason: 'applicant-request', comment: '口头撤回' } });
  const left = await takenByHub(await waitingFile());
  expect(left).toMatchObject({ taken: 0, refused: [{ device: far.desk.file.device.id, code: 'behind' }] });
  expect(await takeBack(await wayBack())).toMatchObject({ ok: true });
  expect(await takenByHub(await waitingFile())).toMatchObject({ taken: 1, refused: [] });
  await made.hall.sync();
  expect(stateOf(made.hall, caseId)?.status).toBe('withdrawn');
});

it('takes nothing that was decided on another log, was sealed by nobody known, or is of another city', async () => {
  handIn(far, { person: 1 });
  const file = await waitingFile();
  expect(await takenByHub(file, { epoch: 'an older log' })).toMatchObject({
    taken: 0,
    refused: [{ code: 'other-log' }],
  });
  expect(await takenByHub(file, { city: '1101' })).toBeUndefined();
  invariant(file.content.kind === 'waiting', 'a file on its way to the hub');
  const [batch] = file.content.batches;
  invariant(batch, 'something waits');
  const forge = (seal: Partial<typeof batch.seal>): CarryFile => ({
    ...file,
    content: { ...file.content, batches: [{ ...batch, seal: { ...batch.seal, ...seal } }] } as CarryFile['content'],
  });
  expect(await takenByHub(forge({ device: 'nobody' }))).toMatchObject({ refused: [{ code: 'unknown-device' }] });
  expect(await takenByHub(forge({ sealedAt: 1 }))).toMatchObject({ refused: [{ code: 'bad-seal' }] });
  const noted = (await made.hub.log.auditEntries(3)).map(({ code }) => code);
  expect(noted).toEqual(['other-log', 'unknown-device', 'bad-seal']);
  expect(await takenByHub(file)).toMatchObject({ taken: 1 });
  expect(await fileFor(made.hub.log, made.hub.blobs, { office: '630199' as OfficeId, after: 0 })).toBeUndefined();
});

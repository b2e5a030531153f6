import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { externalClaimStream } from '../../../src/app/application/application-stream.ts';
import { auditLog } from '../../../src/store/audit.ts';
import { lastPosition } from '../../../src/store/event-log.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import { packageItems, packed, sampleDraft, samplePackage } from '../../support/intake/package-builder.ts';
import { importReport, runImport, wholeCases } from '../../support/intake/run-import.ts';

let test: TestDesk;

beforeEach(async () => {
  test = await testDesk();
});
afterEach(() => {
  test.remove();
});

const counts = ({ total, imported, repeated, refused }: Awaited<ReturnType<typeof importReport>>) => ({
  total,
  imported,
  repeated,
  refused,
});

describe('a good package', () => {
  it('becomes cases with their documents, numbered in order, told as they come', async () => {
    const { progress, report } = await runImport(test, samplePackage({ seed: 1, applications: 250 }));
    expect(report).toMatchObject({ packageId: 'sample-1', sender: 'sample-app', total: 250, imported: 250 });
    expect(report?.problems).toEqual([]);
    expect(progress[0]).toEqual({ kind: 'progress', phase: 'reading', done: 0, total: 250 });
    expect(progress.filter(({ phase }) => phase === 'saving').map(({ done }) => done)).toEqual([100, 200, 250]);
    const cases = wholeCases(test);
    expect(cases.map((each) => each.caseNo)).toEqual(
      Array.from({ length: 250 }, (_, index) => `XN2026-01-${String(index + 1).padStart(6, '0')}`),
    );
    expect(report?.caseNos).toEqual(
      cases.map(({ caseId, caseNo, externalId }) => ({ caseId, caseNo, externalId: externalId.split(':')[1] })),
    );
    expect(auditLog(test.desk.file.db).findings).toEqual([]);
  });

  it('is kept as it was sent', async () => {
    const draft = sampleDraft({ seed: 2, applications: 1 });
    await importReport(test, packed(packageItems(draft)));
    const sent = draft.applications[0]?.json;
    const [kept] = wholeCases(test);
    expect(kept).toMatchObject({
      externalId: 'sample-app:A-000001',
      channel: 'app',
      street: '630104003',
      status: 'submitted',
      receivedOn: '2026-10-09',
      content: sent?.content,
    });
    const file = kept?.documents[0]?.files[0];
    expect(kept?.documents.map((document) => document.receivedOn)).toEqual(Array(3).fill('2026-10-09'));
    expect(file).toMatchObject({ name: '申请表.pdf', mediaType: 'application/pdf' });
    expect(kept?.documents[2]?.files[0]?.mediaType).toBe('image/webp');
    expect(file && test.desk.file.blobs.get(file.hash)).toEqual(
      Buffer.from(draft.documents.get('documents/1/申请表.pdf') ?? []),
    );
  });

  it('takes numbers that a counter form goes on from', async () => {
    await importReport(test, samplePackage({ seed: 3, applications: 3 }));
    await importReport(test, samplePackage({ seed: 4, applications: 2, first: 10 }));
    expect(wholeCases(test).at(-1)?.caseNo).toBe('XN2026-01-000005');
  });
});

describe('importing again', () => {
  it('makes no case twice, also after a restart and by another person', async () => {
    const file = samplePackage({ seed: 5, applications: 5 });
    await importReport(test, file);
    test.reopen();
    const before = lastPosition(test.desk.file.db);
    expect(counts(await importReport(test, file, 'streetClerk'))).toEqual({
      total: 5,
      imported: 0,
      repeated: 5,
      refused: 0,
    });
    expect(lastPosition(test.desk.file.db)).toBe(before);
  });

  it('of a package that overlaps adds what is new', async () => {
    await importReport(test, samplePackage({ seed: 6, applications: 5 }));
    const second = await importReport(test, samplePackage({ seed: 7, applications: 5, first: 4 }));
    expect(counts(second)).toEqual({ total: 5, imported: 3, repeated: 2, refused: 0 });
    expect(wholeCases(test)).toHaveLength(8);
  });

  it('tells senders with equal ids apart', async () => {
    await importReport(test, samplePackage({ seed: 8, applications: 1 }));
    const other = sampleDraft({ seed: 8, applications: 1 });
    other.head.sender = 'other-app';
    expect((await importReport(test, packed(packageItems(other)))).imported).toBe(1);
    expect(test.desk.file.load(externalClaimStream('other-app:A-000001')).version).toBe(1);
  });

  it('finishes what an abort between groups left: whole groups only', async () => {
    const file = samplePackage({ seed: 9, applications: 230 });
    const stop = new AbortController();
    const stopping = test.desk.changes.subscribe(new AbortController().signal);
    const first = runImport(test, file, { signal: stop.signal });
    await stopping.next();
    stop.abort();
    const { report } = await first;
    expect(report).toBeUndefined();
    expect(wholeCases(test)).toHaveLength(100);
    expect(auditLog(test.desk.file.db).findings).toEqual([]);
    test.reopen();
    expect(counts(await importReport(test, file))).toEqual({ total: 230, imported: 130, repeated: 100, refused: 0 });
    expect(new Set(wholeCases(test).map((each) => each.caseNo)).size).toBe(230);
  });

  it('twice at the same time makes no case twice', async () => {
    const file = samplePackage({ seed: 10, applications: 120 });
    const [one, two] = await Promise.all([importReport(test, file), importReport(test, file)]);
    expect(one.imported + two.imported).toBe(120);
    expect(one.repeated + two.repeated).toBe(120);
    expect(wholeCases(test)).toHaveLength(120);
    expect(auditLog(test.desk.file.db).findings).toEqual([]);
  });
});

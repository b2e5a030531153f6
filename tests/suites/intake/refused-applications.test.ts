import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditLog } from '../../../src/store/audit.ts';
import { lastPosition } from '../../../src/store/event-log.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import { packageItems, packed, sampleDraft, sha256 } from '../../support/intake/package-builder.ts';
import { importReport, wholeCases } from '../../support/intake/run-import.ts';
import { bytesOf, samplePng } from '../../support/intake/sample-files.ts';

let test: TestDesk;
/** Every test brings people of its own: the desk is shared. */
let people = 1;

beforeAll(async () => {
  test = await testDesk();
});
afterAll(() => {
  test.remove();
});

describe('one bad application is refused with its field while the other comes in:', () => {
  type Draft = ReturnType<typeof sampleDraft>;
  type First = Draft['applications'][number]['json'];
  const cases: readonly [string, (json: First, draft: Draft) => void, { field: string; reason: string }][] = [
    [
      'a name missing',
      (json) => void Reflect.deleteProperty(json.content.members[0] ?? {}, 'name'),
      { field: 'content.members.0.name', reason: 'missing' },
    ],
    [
      'a name of blanks',
      (json) => set(json, 'content.members.0.name', '  '),
      { field: 'content.members.0.name', reason: 'too-short: 1' },
    ],
    [
      'a name with a line break',
      (json) => set(json, 'content.members.0.name', '王\n五'),
      { field: 'content.members.0.name', reason: 'wrong-characters' },
    ],
    [
      'a name that turns the text round',
      (json) => set(json, 'content.members.0.name', '王\u202e五'),
      { field: 'content.members.0.name', reason: 'wrong-characters' },
    ],
    [
      'half a character',
      (json) => set(json, 'content.address', '虎台\ud842'),
      { field: 'content.address', reason: 'wrong-characters' },
    ],
    [
      'a wrong check digit',
      (json) => set(json, 'content.members.0.identityNumber', '630104196001010010'),
      { field: 'content.members.0.identityNumber', reason: 'not-an-identity-number: checksum' },
    ],
    [
      'an income of half a fen',
      (json) => set(json, 'content.members.0.monthlyIncome', 0.5),
      { field: 'content.members.0.monthlyIncome', reason: 'wrong-type: int' },
    ],
    [
      'an income below nothing',
      (json) => set(json, 'content.members.0.monthlyIncome', -1),
      { field: 'content.members.0.monthlyIncome', reason: 'out-of-range: 0' },
    ],
    [
      'a relation that does not exist',
      (json) => set(json, 'content.members.0.relation', '98'),
      { field: 'content.members.0.relation', reason: 'not-in-list' },
    ],
    [
      'a day that never was',
      (json) => set(json, 'content.registeredSince', '2026-02-30'),
      { field: 'content.registeredSince', reason: 'not-a-date' },
    ],
    [
      'a field that the format does not have',
      (json) => set(json, 'content.score', 5),
      { field: 'content.score', reason: 'unknown-field' },
    ],
    [
      'a member too many',
      (json) => set(json, 'content.members', Array(31).fill(json.content.members[0])),
      { field: 'content.members', reason: 'too-many: 30' },
    ],
    ['no member', (json) => set(json, 'content.members', []), { field: 'content.members', reason: 'too-few: 1' }],
    [
      'an applicant who is not first',
      (json) => set(json, 'content.members.0.relation', '10'),
      { field: 'content.members.0.relation', reason: 'no-applicant' },
    ],
    [
      'a member twice',
      (json) => void json.content.members.push(...structuredClone(json.content.members.slice(0, 1))),
      { field: 'content.members.LAST.identityNumber', reason: 'member-twice' },
    ],
    [
      'a street that nobody registered',
      (json) => set(json, 'street', '630104999'),
      { field: 'street', reason: 'unknown-office: 630104999' },
    ],
    [
      'a district instead of a street',
      (json) => set(json, 'street', '630104'),
      { field: 'street', reason: 'unknown-office: 630104' },
    ],
    [
      'a street that is no code',
      (json) => set(json, 'street', '虎台'),
      { field: 'street', reason: 'not-an-office-code' },
    ],
    [
      'a street outside the importer’s offices',
      (json) => set(json, 'street', '630103001'),
      { field: 'street', reason: 'outside-office: 630103001' },
    ],
    [
      'a day that has not come',
      (json) => set(json, 'receivedOn', '2026-10-11'),
      { field: 'receivedOn', reason: 'in-future' },
    ],
    [
      'an id used twice',
      (json) => set(json, 'applicationId', `A-${String(people - 1).padStart(6, '0')}`),
      { field: 'applicationId', reason: 'twice-in-package' },
    ],
    [
      'SQL in an id',
      (json) => set(json, 'applicationId', "'; DROP TABLE event; --"),
      { field: 'applicationId', reason: 'wrong-format' },
    ],
    [
      'a document missing',
      (_json, draft) => void draft.documents.delete(backOfCard(draft)),
      { field: 'documents.1.files.1.path', reason: 'file-missing' },
    ],
    [
      'a document with other bytes',
      (_json, draft) => void draft.documents.set(backOfCard(draft), samplePng(999_999)),
      { field: 'documents.1.files.1.sha256', reason: 'hash-differs' },
    ],
    [
      'a document outside documents/',
      (json) => set(json, 'documents.0.files.0.path', 'package.json'),
      { field: 'documents.0.files.0.path', reason: 'wrong-format' },
    ],
    [
      'a program instead of a document',
      (json, draft) => replaceFirst(json, draft, bytesOf('MZ\u0000 not a picture')),
      { field: 'documents.0.files.0.path', reason: 'not-a-document' },
    ],
    [
      'a document too large',
      (json, draft) => replaceFirst(json, draft, bytesOf('%PDF-', Buffer.alloc(40 * 1024 * 1024))),
      { field: 'documents.0.files.0.path', reason: 'file-too-large' },
    ],
    [
      'a text that is not JSON',
      (_json, draft) => setRaw(draft, bytesOf('{"applicationId": ')),
      { field: '', reason: 'not-json' },
    ],
    [
      'bytes that are no UTF-8',
      (_json, draft) => setRaw(draft, bytesOf(Buffer.from([0x7b, 0xff, 0x7d]))),
      { field: '', reason: 'not-utf8' },
    ],
    [
      'a file too large',
      (_json, draft) => setRaw(draft, bytesOf(`"${noise(600_000).toString('hex')}"`)),
      { field: '', reason: 'file-too-large' },
    ],
  ];

  it.each(cases)('%s', async (_name, bend, problem) => {
    const draft = sampleDraft({ seed: people, applications: 2, first: people });
    people += 2;
    const [bad, good] = draft.applications;
    if (bad === undefined || good === undefined) throw new Error('two applications');
    const before = { position: lastPosition(test.desk.file.db), blobs: new Set(test.desk.file.blobs.list()) };
    bend(bad.json, draft);
    // The good one is read first: an id used twice is refused where it comes again.
    draft.applications.reverse();
    const report = await importReport(test, packed(packageItems(draft)), 'districtClerk');
    const field = problem.field.replace('LAST', String(bad.json.content.members.length - 1));
    expect(report.problems).toEqual([{ file: bad.file, field, reason: problem.reason }]);
    expect(report).toMatchObject({ total: 2, imported: 1, repeated: 0, refused: 1 });
    const came = wholeCases(test, before.position).map((each) => each.externalId);
    expect(came).toEqual([`sample-app:${good.json.applicationId}`]);
    const kept = new Set(good.json.documents.flatMap((document) => document.files.map((file) => file.sha256)));
    expect(new Set([...test.desk.file.blobs.list()].filter((hash) => !before.blobs.has(hash)))).toEqual(kept);
    expect(auditLog(test.desk.file.db).findings).toEqual([]);
  });

  /** Bytes that do not pack well: a package that unpacks too far is refused whole. */
  function noise(length: number): Buffer {
    return Buffer.from(Array.from({ length }, (_, at) => ((at * at * 31) >>> 7) & 0xff));
  }

  function backOfCard(draft: Draft): string {
    return draft.applications[0]?.json.documents[1]?.files[1]?.path ?? '';
  }

  function set(target: object, path: string, value: unknown): void {
    const parts = path.split('.');
    const last = parts.pop() ?? '';
    let place = target as Record<string, unknown>;
    for (const part of parts) place = place[part] as Record<string, unknown>;
    place[last] = value;
  }

  function setRaw(draft: Draft, raw: Draft['applications'][number]['raw']): void {
    const [first] = draft.applications;
    if (first !== undefined && raw !== undefined) first.raw = raw;
  }

  function replaceFirst(json: First, draft: Draft, bytes: ReturnType<typeof bytesOf>): void {
    const file = json.documents[0]?.files[0];
    if (file === undefined) return;
    file.sha256 = sha256(bytes);
    draft.documents.set(file.path, bytes);
  }

  it('every wrong field of an application is told at once', async () => {
    const draft = sampleDraft({ seed: 12, applications: 1, first: 900_000 });
    const json = draft.applications[0]?.json;
    if (json !== undefined) Object.assign(json.content, { phone: 5, address: '', programme: 'all' });
    const { problems } = await importReport(test, packed(packageItems(draft)));
    expect(problems.map(({ field }) => field).sort()).toEqual([
      'content.address',
      'content.phone',
      'content.programme',
    ]);
  });
});

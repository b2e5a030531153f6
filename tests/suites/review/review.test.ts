import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { loadApplication } from '../../../src/app/application/application-stream.ts';
import { caseView } from '../../../src/app/application/case-view.ts';
import { executeCaseCommand } from '../../../src/app/application/execute.ts';
import type { DeskHost } from '../../../src/app/desk-host.ts';
import { queueBadges } from '../../../src/app/queue/queue-badges.ts';
import { router } from '../../../src/app/router/router.ts';
import type { ApplicationCommand } from '../../../src/domain/application/commands.ts';
import { identityNumberFor } from '../../../src/domain/identity/identity-number.ts';
import type { CaseId, CommandId, DocumentId, OfficeId } from '../../../src/kernel/ids.ts';
import { plainDate } from '../../../src/kernel/plain-date.ts';
import { noFilters, queuePage } from '../../../src/store/queries/queue.ts';
import { setCredential } from '../../../src/store/credentials.ts';
import { rebuild } from '../../../src/store/rebuild.ts';
import { requiredTypes } from '../../faults/required-types.ts';
import { aContent, aDocument, aMember } from '../../support/application/builders.ts';
import { RESOURCES, type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import type { TestStaffName } from '../../support/desk/test-offices.ts';
import { samplePng } from '../../support/intake/sample-files.ts';

const DAY = 86_400_000;
const PROMISED = 'income-proof';

let made: TestDesk;
beforeEach(async () => {
  made = await testDesk();
});
afterEach(() => {
  made.remove();
});

let people = 0;

function run(who: TestStaffName, caseId: CaseId, command: ApplicationCommand) {
  const version = loadApplication(made.desk.file, caseId)?.version ?? 0;
  const request = { commandId: made.desk.newId() as CommandId, caseId, version, command };
  return executeCaseCommand(made.desk, request, made.as(who).actor);
}

function does(who: TestStaffName, caseId: CaseId, command: ApplicationCommand): void {
  expect(run(who, caseId, command)).toMatchObject({ ok: true });
}

function paper(type: (typeof requiredTypes)[number]) {
  const png = samplePng(people * 100 + requiredTypes.indexOf(type) + 1);
  const file = { hash: made.desk.file.blobs.put(png), mediaType: 'image/png', bytes: png.length, name: `${type}.png` };
  return aDocument(type, { id: made.desk.newId() as DocumentId, files: [{ ...file, mediaType: 'image/png' }] });
}

/** A low-income household, with all its papers or without the one that may follow. */
function handedIn(without?: typeof PROMISED): CaseId {
  const caseId = made.desk.newId() as CaseId;
  people += 1;
  const member = aMember({ identityNumber: identityNumberFor('630104', plainDate('1980-03-04'), people) });
  does('streetClerk', caseId, {
    type: 'submit',
    caseId,
    externalId: '',
    channel: 'counter',
    street: '630104003' as OfficeId,
    content: aContent({ members: [member] }),
    documents: requiredTypes.filter((type) => type !== without).map(paper),
  });
  return caseId;
}

const view = (caseId: CaseId, who: TestStaffName = 'streetClerk') => {
  const loaded = loadApplication(made.desk.file, caseId);
  if (loaded === undefined) throw new Error('no case');
  return caseView(made.desk, loaded, made.as(who).actor);
};

function broken(): { readonly count: number; readonly listed: readonly string[] } {
  const person = made.as('streetClerk');
  const badge = queueBadges(made.desk, person).find(({ queue }) => queue === 'broken-promises');
  const reader = { staffId: person.actor.staffId, today: plainDate(today()), now: made.clock.now };
  const rows = queuePage(made.desk.file.db, {
    scope: person.actor.office,
    source: { from: 'promise' },
    reader,
    filters: noFilters,
    sort: 'due',
    descending: false,
    position: { offset: 0 },
    limit: 10,
  });
  return { count: badge?.count ?? -1, listed: rows.map(({ caseId }) => caseId) };
}

function today(): string {
  return new Date(made.clock.now + 8 * 3_600_000).toISOString().slice(0, 10);
}

function clientOf(who: TestStaffName) {
  const status = () => ({ state: 'open' }) as never;
  const host = { desk: () => made.desk, status, options: { folder: made.folder }, line: () => undefined };
  const { staffId } = made.as(who).actor;
  setCredential(made.desk.file.db, { staffId, passwordHash: 'unused', mustChange: false, at: 0 });
  const session = { staffId, locked: false, lastActiveAt: made.clock.now };
  return createRouterClient(router, {
    context: { host: host as unknown as DeskHost, connection: { session } as never },
  });
}

describe('a promise (容缺受理)', () => {
  const promise: ApplicationCommand = { type: 'accept-on-promise', comment: '单位盖章后补交' };

  it('is offered with its papers, and stands on the case with its day', () => {
    const caseId = handedIn(PROMISED);
    expect(view(caseId).promisable).toEqual([{ documentType: PROMISED, limit: { count: 15, unit: 'working' } }]);
    does('streetClerk', caseId, promise);
    expect(view(caseId)).toMatchObject({
      receiptNo: expect.stringContaining('受') as string,
      promise: { papers: [{ documentType: PROMISED, state: 'open' }] },
      promisable: [],
    });
  });

  it('that is broken stands in a list of its own from that day on, until the papers come', () => {
    const caseId = handedIn(PROMISED);
    does('streetClerk', caseId, promise);
    const due = view(caseId).promise?.papers[0]?.dueOn ?? '';
    made.clock.now = Date.parse(`${due}T09:00:00+08:00`);
    expect(broken()).toEqual({ count: 0, listed: [] });
    made.clock.now += DAY;
    expect(broken()).toEqual({ count: 1, listed: [caseId] });
    expect(view(caseId).promise?.papers[0]?.state).toBe('broken');
    does('streetClerk', caseId, { type: 'record-promised', documents: [paper(PROMISED)], note: '' });
    expect(broken()).toEqual({ count: 0, listed: [] });
  });

  it('that is broken ends by a person’s withdrawal alone, and then waits for nothing', () => {
    const caseId = handedIn(PROMISED);
    does('streetClerk', caseId, promise);
    made.clock.now += 60 * DAY;
    expect(view(caseId).status).not.toBe('withdrawn');
    does('streetClerk', caseId, { type: 'withdraw', reason: 'not-supplied-in-time', comment: '' });
    expect(broken()).toEqual({ count: 0, listed: [] });
  });

  it('gives the same rows when they are made anew', () => {
    const caseId = handedIn(PROMISED);
    does('streetClerk', caseId, promise);
    const rows = () => made.desk.file.db.prepare('SELECT * FROM case_row ORDER BY case_key').all();
    const before = rows();
    rebuild(made.desk.file.db, made.desk.file.projections);
    expect(rows()).toEqual(before);
  });
});

describe('the one-time notice', () => {
  it('lists by itself what is missing and what was refused, with the reason', () => {
    const caseId = handedIn(PROMISED);
    const card = view(caseId).documents.find(({ type }) => type === 'identity-card');
    does('streetClerk', caseId, {
      type: 'refuse-document',
      documentId: card?.id as DocumentId,
      reason: 'illegible',
      comment: '',
      askAgain: true,
    });
    expect(view(caseId).supplementList).toEqual([
      { documentType: 'identity-card', text: '', reason: 'illegible', sure: true },
      { documentType: PROMISED, text: '', sure: true },
    ]);
    expect(view(caseId).promisable).toEqual([]);
  });
});

describe('a step that was taken back', () => {
  it('lets another application of the same person be accepted, and does not give its number again', () => {
    const caseId = handedIn();
    does('streetClerk', caseId, { type: 'accept' });
    const receipt = view(caseId).receiptNo;
    does('streetClerk', caseId, { type: 'take-back-step', comment: '点错' });
    expect(view(caseId)).toMatchObject({ status: 'submitted', receiptNo: null });
    does('streetClerk', caseId, { type: 'accept' });
    expect(view(caseId).receiptNo).not.toBe(receipt);
  });
});

describe('copies and letters', () => {
  it('keep a copy as a paper that names its original', async () => {
    const caseId = handedIn();
    const original = view(caseId).documents[0];
    const file = new File([new Uint8Array(samplePng(0x123456))], '遮盖.png');
    const page = original?.files[0]?.hash as string;
    const kept = await clientOf('streetClerk').documents.copy({
      commandId: made.desk.newId(),
      caseId,
      version: 1,
      of: original?.id as string,
      page,
      made: 'redacted',
      file,
    });
    const copy = view(caseId).documents.find(({ id }) => id === kept.documentId);
    expect(copy?.copyOf).toEqual({ documentId: original?.id, page, made: 'redacted' });
    expect(view(caseId).documents[0]).toEqual(original);
  });

  it('fill into the office’s own template once it is there, and keep each letter as it was handed out', async () => {
    const caseId = handedIn();
    does('streetClerk', caseId, { type: 'accept' });
    const clerk = clientOf('streetClerk');
    const place = { caseId, kind: 'receipt', step: 2 } as const;
    const builtIn = await clerk.letters.forCase(place);
    expect(builtIn.template).toBe('built-in');
    const letter = new File([new Uint8Array(await builtIn.file.arrayBuffer())], '回执.docx');
    const kept = await clerk.letters.keep({
      ...place,
      commandId: made.desk.newId(),
      template: 'built-in',
      file: letter,
    });
    const again = await clerk.letters.keep({
      ...place,
      commandId: made.desk.newId(),
      template: 'built-in',
      file: letter,
    });
    expect(again).toEqual(kept);
    const [listed] = await clerk.letters.kept({ caseId });
    expect(listed).toMatchObject({ kind: 'receipt', step: 2, template: 'built-in', hash: kept.hash });
    const bytes = new Uint8Array(await (await clerk.letters.read({ caseId, hash: kept.hash })).arrayBuffer());
    expect(bytes).toEqual(new Uint8Array(await letter.arrayBuffer()));

    const admin = clientOf('admin');
    const own = readFileSync(`${RESOURCES}/templates/receipt.docx`);
    await admin.letters.upload({
      commandId: made.desk.newId(),
      kind: 'receipt',
      file: new File([new Uint8Array(own)], '本市回执.docx'),
    });
    expect((await clerk.letters.forCase(place)).template).toBe('template:6301-receipt@1');
    expect(await clerk.letters.templates()).toContainEqual(
      expect.objectContaining({ kind: 'receipt', source: 'above', name: '本市回执.docx' }),
    );
    await admin.letters.withdraw({ commandId: made.desk.newId(), kind: 'receipt' });
    expect((await clerk.letters.forCase(place)).template).toBe('built-in');
  });

  it('make no letter of a step that has none', async () => {
    const caseId = handedIn();
    await expect(clientOf('streetClerk').letters.forCase({ caseId, kind: 'receipt', step: 1 })).rejects.toMatchObject({
      data: { code: 'no-such-letter' },
    });
  });
});

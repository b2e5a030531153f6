import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeskHost } from '../../../src/app/desk-host.ts';
import { router } from '../../../src/app/router/router.ts';
import type { Conflict, ConflictSummary } from '../../../src/contract/conflicts.ts';
import type { CommandId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { accessPage } from '../../../src/store/access-log.ts';
import { auditLog } from '../../../src/store/audit.ts';
import { setCredential } from '../../../src/store/credentials.ts';
import { outboxCounts } from '../../../src/store/outbox.ts';
import { rebuild } from '../../../src/store/rebuild.ts';
import type { TestStaffName } from '../../support/desk/test-offices.ts';
import { act, done, handIn, stateOf } from '../../support/sync/cases.ts';
import type { CityDesk } from '../../support/sync/city-desk.ts';
import { type SyncCity, city } from '../../support/sync/city.ts';

let made: SyncCity;
let first: CityDesk;
let second: CityDesk;
beforeAll(async () => {
  made = await city({ desks: ['630104003', '630104003', '630103001'] });
  const [one, two] = made.desks;
  invariant(one && two, 'two desks were asked for');
  [first, second] = [one, two];
});
afterAll(() => {
  made.remove();
});

/** The desk as a person's screen reaches it. */
function screen(at: CityDesk, who: TestStaffName) {
  const { staffId } = at.as(who).actor;
  setCredential(at.desk.file.db, { staffId, passwordHash: 'unused', mustChange: false, at: 0 });
  const host = { desk: () => at.desk, options: { folder: at.folder } } as DeskHost;
  const session = { staffId, locked: false, lastActiveAt: at.desk.now() };
  return createRouterClient(router, { context: { host, connection: { session } } });
}

const openOnes = { state: 'open', before: null, limit: 50 } as const;

async function openAt(at: CityDesk, who: TestStaffName): Promise<readonly ConflictSummary[]> {
  return await screen(at, who).conflicts.list(openOnes);
}

/** One item at `second`: accepted at `first` with words, asked to be supplemented at `second`. */
async function disagreement(person: number): Promise<{ conflict: Conflict; caseId: Conflict['caseId'] }> {
  const caseId = handIn(first, { person });
  await made.syncAll();
  done(first, 'streetClerk', { caseId, command: { type: 'accept' } });
  const items = [{ documentType: null, text: '补收入证明' }];
  done(second, 'secondStreetClerk', { caseId, command: { type: 'request-supplement', items, exceptionReason: '' } });
  await first.sync();
  await made.syncAll();
  const [item] = await openAt(second, 'secondStreetClerk');
  invariant(item, 'the second decision is an item');
  const conflict = await screen(second, 'secondStreetClerk').conflicts.get({ conflictId: item.conflictId });
  return { conflict, caseId };
}

const settling = (conflict: Conflict, choice: 'again' | 'theirs' | 'new', comment = '当面核对过') => ({
  commandId: second.desk.newId() as CommandId,
  conflictId: conflict.conflictId,
  choice,
  comment,
});

describe('a conflict on a case', () => {
  it('shows what I decided, what others did meanwhile, and both values of every field that differs', async () => {
    const { conflict, caseId } = await disagreement(31);
    expect(conflict).toMatchObject({
      caseId,
      caseNo: stateOf(second, caseId as never)?.caseNo,
      applicantName: '马秀莲',
      commandName: 'application.request-supplement',
      byName: '韩街',
      commands: 1,
      state: 'open',
      refusal: { code: 'not-now', status: 'street-review' },
      againRefusal: { code: 'not-now', status: 'street-review' },
      settled: null,
    });
    expect(conflict.mine).toMatchObject([
      { type: 'application.supplement-requested.v1', actorName: '韩街', commandName: conflict.commandName },
    ]);
    expect(conflict.theirs).toMatchObject([{ type: 'application.accepted.v1', actorName: '马街' }]);
    const field = new Map(conflict.fields.map(({ path, ...values }) => [path, values]));
    expect(field.get('status')).toEqual({ before: 'submitted', mine: 'awaiting-supplement', theirs: 'street-review' });
    expect(field.get('supplementItems.0.text')).toEqual({ before: null, mine: '补收入证明', theirs: null });
    expect(field.get('receiptNo')?.theirs).toMatch(/^XN受/);
    expect(field.has('clock.dueOn')).toBe(true);
    expect([...field.keys()].filter((path) => path.startsWith('content.'))).toEqual([]);
    expect(conflict.actions).toContainEqual({ command: 'application.pass-review', refusal: null });
    const [read] = accessPage(second.desk.file.db, { before: null, limit: 1 });
    expect(read).toMatchObject({ action: 'conflict.open', subject: caseId });
    await screen(second, 'secondStreetClerk').conflicts.settle(settling(conflict, 'theirs'));
  });

  it('is seen and settled only where the case is within reach, and not by an auditor', async () => {
    const { conflict } = await disagreement(32);
    expect(await openAt(second, 'otherStreetClerk')).toEqual([]);
    const get = screen(second, 'otherStreetClerk').conflicts.get({ conflictId: conflict.conflictId });
    await expect(get).rejects.toMatchObject({ data: { code: 'unknown-conflict' } });
    const settle = screen(second, 'otherStreetClerk').conflicts.settle(settling(conflict, 'theirs'));
    await expect(settle).rejects.toMatchObject({ data: { code: 'unknown-conflict' } });
    expect((await openAt(second, 'auditor')).length).toBe(1);
    const audited = screen(second, 'auditor').conflicts.settle(settling(conflict, 'theirs'));
    await expect(audited).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await screen(second, 'secondStreetClerk').conflicts.settle(settling(conflict, 'theirs'));
  });

  it('settled with theirs, is in the history of the case with its comment, everywhere, and nothing else changed', async () => {
    const { conflict, caseId } = await disagreement(33);
    const before = stateOf(second, caseId as never);
    const choice = settling(conflict, 'theirs', '以受理为准');
    await screen(second, 'secondStreetClerk').conflicts.settle(choice);
    // The answer was lost: the screen asks again.
    await screen(second, 'secondStreetClerk').conflicts.settle(choice);
    const late = screen(second, 'streetClerk').conflicts.settle(settling(conflict, 'again'));
    await expect(late).rejects.toMatchObject({ data: { code: 'conflict-settled' } });
    await made.syncAll();
    // Something happened on the case since its acceptance, which is no longer taken back.
    expect(stateOf(first, caseId as never)).toEqual({ ...before, undo: null });
    const history = await screen(first, 'streetClerk').cases.history({ caseId: caseId as never });
    expect(history.at(-1)).toMatchObject({
      type: 'application.conflict-settled.v1',
      actorName: '韩街',
      details: {
        choice: 'theirs',
        comment: '以受理为准',
        commands: [{ name: 'application.request-supplement', byName: '韩街' }],
      },
    });
    const settled = await screen(second, 'streetClerk').conflicts.get({ conflictId: conflict.conflictId });
    expect(settled).toMatchObject({
      state: 'settled',
      settled: { choice: 'theirs', byName: '韩街', comment: '以受理为准' },
      againRefusal: null,
    });
    expect(await openAt(second, 'secondStreetClerk')).toEqual([]);
  });

  it('done again on top, is a new decision of whoever settles it', async () => {
    const { conflict, caseId } = await disagreement(34);
    const refused = screen(second, 'secondStreetClerk').conflicts.settle(settling(conflict, 'again'));
    await expect(refused).rejects.toMatchObject({ data: { code: 'not-now', status: 'street-review' } });
    expect(await openAt(second, 'secondStreetClerk')).toHaveLength(1);
    expect(outboxCounts(second.desk.file.db).waiting).toBe(0);
    await screen(second, 'secondStreetClerk').conflicts.settle(settling(conflict, 'new'));
    expect(stateOf(second, caseId as never)?.status).toBe('street-review');
  });

  it('a withdrawal that met a decision goes through again once the person says so', async () => {
    const caseId = handIn(first, { person: 35 });
    const other = handIn(second, { person: 35 });
    await made.syncAll();
    done(first, 'streetClerk', { caseId, command: { type: 'accept' } });
    const accepted = done(second, 'secondStreetClerk', { caseId: other, command: { type: 'accept' } });
    await first.sync();
    await made.syncAll();
    const [item] = await openAt(second, 'streetClerk');
    invariant(item, 'the second acceptance is an item');
    const desk = screen(second, 'streetClerk');
    const before = await desk.conflicts.get({ conflictId: item.conflictId });
    expect(before.againRefusal).toMatchObject({ code: 'identity-claimed' });
    const withdraw = { type: 'withdraw', reason: 'applicant-request', comment: '' } as const;
    done(first, 'streetClerk', { caseId, command: withdraw });
    await made.syncAll();
    const now = await desk.conflicts.get({ conflictId: item.conflictId });
    expect(now.againRefusal).toBeNull();
    await desk.conflicts.settle(settling(now, 'again'));
    await made.syncAll();
    for (const at of [first, second, made.hall]) {
      expect(stateOf(at, other)).toMatchObject({ status: 'street-review', receiptNo: accepted.noticeNo });
      const { events } = at.desk.file.load(`application:${other}`);
      expect(events.map(({ type }) => type)).toEqual([
        'application.submitted.v1',
        'application.accepted.v1',
        'application.conflict-settled.v1',
      ]);
      expect(events[1]?.actor).toBe(at.as('streetClerk').actor.staffId);
    }
    expect(await openAt(second, 'streetClerk')).toEqual([]);
  });
});

describe('a submission whose case never came to be', () => {
  it('is in its item with all that was declared, and in no queue', async () => {
    handIn(first, { person: 41, externalId: 'wx-41' });
    const lost = handIn(second, { person: 42, externalId: 'wx-41' });
    const accepted = act(second, 'secondStreetClerk', { caseId: lost, command: { type: 'accept' } });
    expect(accepted.ok).toBe(true);
    await first.sync();
    await made.syncAll();
    const [item] = await openAt(second, 'secondStreetClerk');
    invariant(item, 'the submission is an item');
    expect(item).toMatchObject({ caseId: lost, applicantName: '马秀莲', commands: 2 });
    const conflict = await screen(second, 'secondStreetClerk').conflicts.get({ conflictId: item.conflictId });
    const mine = new Map(conflict.fields.map((field) => [field.path, field.mine]));
    expect(mine.get('content.address')).toBe('城西区胜利路街道昆仑巷12号');
    expect(mine.get('content.members.0.identityNumber')).toMatch(/^630104/);
    expect(mine.get('content.consent.verification')).toBe(true);
    expect(mine.get('documents.0.type')).toBeDefined();
    expect(mine.get('status')).toBe('street-review');
    expect(conflict.fields.every((field) => field.theirs === null && field.before === null)).toBe(true);
    expect(conflict.actions).toEqual([]);
    expect(conflict.againRefusal).toEqual({ code: 'exists-already' });
    const queue = { queue: 'to-accept', filters: {}, position: { offset: 0 } } as const;
    const page = await screen(second, 'secondStreetClerk').queue.page(queue);
    expect((page as unknown as readonly { caseId: string }[]).map(({ caseId }) => caseId)).not.toContain(lost);
    await screen(second, 'secondStreetClerk').conflicts.settle(settling(conflict, 'theirs', '重复提交'));
    await made.syncAll();
    const { events } = made.hall.desk.file.load(`conflict:${conflict.conflictId}`);
    expect(events.map(({ type, payload }) => [type, payload['comment']])).toEqual([
      ['conflict.settled.v1', '重复提交'],
    ]);
  });
});

describe('after all conflicts', () => {
  it('a settlement that was itself overtaken is carried over', async () => {
    const { conflict, caseId } = await disagreement(51);
    await screen(second, 'secondStreetClerk').conflicts.settle(settling(conflict, 'theirs', '以受理为准'));
    const withdraw = { type: 'withdraw', reason: 'applicant-request', comment: '' } as const;
    done(first, 'streetClerk', { caseId: caseId as never, command: withdraw });
    await first.sync();
    await made.syncAll();
    const { events } = made.hall.desk.file.load(`application:${String(caseId)}`);
    expect(events.map(({ type }) => type).slice(-2)).toEqual([
      'application.withdrawn.v1',
      'application.conflict-settled.v1',
    ]);
  });

  it('every chain verifies, and rows are those that the log gives', async () => {
    await made.syncAll();
    for (const at of [made.hall, ...made.desks]) {
      const { db, projections } = at.desk.file;
      const rows = (): unknown => db.prepare('SELECT * FROM case_row ORDER BY case_key').all();
      const before = rows();
      rebuild(db, projections);
      expect(rows()).toEqual(before);
      expect(auditLog(db, { now: at.desk.now() }).findings).toEqual([]);
    }
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noticeView } from '../../../src/app/publicity/notice-view.ts';
import { loadNotice } from '../../../src/app/publicity/notice-stream.ts';
import { pageOf, sheetOf, websiteFolderOf } from '../../../src/app/publicity/notice-papers.ts';
import { exportableNotice } from '../../../src/app/publicity/paper-of.ts';
import { registerPaper } from '../../../src/app/publicity/register-paper.ts';
import { waitingGroups } from '../../../src/app/publicity/waiting-groups.ts';
import { identityClaimStream, loadClaim } from '../../../src/app/application/application-stream.ts';
import { identityNumberFor } from '../../../src/domain/identity/identity-number.ts';
import { executeWaiting } from '../../../src/app/waitlist/execute-waiting.ts';
import type { CaseId, CommandId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { plainDate } from '../../../src/kernel/plain-date.ts';
import { noticePage, openObjections } from '../../../src/store/queries/notices.ts';
import { type RegisterCursor, registeredPage } from '../../../src/store/queries/waiting-register.ts';
import { commit } from '../../../src/store/unit-of-work.ts';
import { banStream, loadWaiting } from '../../../src/app/waitlist/waiting-stream.ts';
import { rebuild } from '../../../src/store/rebuild.ts';
import { aMember } from '../../support/application/builders.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import { testOffices } from '../../support/desk/test-offices.ts';
import { zipContents } from '../../support/publicity/zip-contents.ts';
import { approvedCase, caseNow, noticeDone, onNotice, publishedNotice } from '../../support/publicity/notice-desk.ts';
import { done } from '../../support/sync/cases.ts';
import type { CityDesk } from '../../support/sync/city-desk.ts';

/** It is Saturday, 10 October 2026: five working days after it end on the 16th. */
let made: TestDesk;
beforeEach(async () => {
  made = await testDesk();
});
afterEach(() => {
  made.remove();
});

const DAY = 86_400_000;

function noticeNow(batchId: string) {
  const loaded = loadNotice(made.desk.file, batchId);
  invariant(loaded, 'the notice is there');
  return loaded;
}

function raise(batchId: string, caseIds: readonly CaseId[], objectionId: string = made.desk.newId()): string {
  noticeDone(made, batchId, {
    type: 'raise-objection',
    objectionId,
    objector: null,
    channel: 'letter',
    text: '该户名下有房',
    caseIds,
    receivedOn: plainDate('2026-10-12'),
  });
  return objectionId;
}

const nextWeek = (): void => {
  made.clock.now += 9 * DAY;
};

describe('a notice', () => {
  it('is prepared from what waits, weighed, published, and its households registered at its end', () => {
    const cases = [1, 2].map((person) => approvedCase(made, { person }));
    const [group] = waitingGroups(made.desk, made.as('cityClerk'));
    expect(group).toMatchObject({ place: 'city', limit: { count: 5, unit: 'working' } });
    expect(group?.cases.map(({ caseId }) => caseId).sort()).toEqual([...cases].sort());
    const batchId = publishedNotice(made, cases);
    expect(waitingGroups(made.desk, made.as('cityClerk'))).toEqual([]);
    const { state } = noticeNow(batchId);
    expect(state).toMatchObject({ noticeNo: 'XN示2026-01-000001', period: { dueOn: '2026-10-16' } });
    expect(state.assessment).toMatchObject({ keepUntil: '2029-10-10', households: 2 });
    expect(state.items.map(({ name, clashes }) => [name, clashes])).toEqual([
      ['马*莲', true],
      ['马*莲', true],
    ]);
    made.clock.now += 6 * DAY;
    expect(onNotice(made, batchId, { type: 'close', secondBy: null })).toEqual({
      ok: false,
      error: { code: 'notice-running', until: '2026-10-16' },
    });
    made.clock.now += DAY;
    noticeDone(made, batchId, { type: 'close', secondBy: null });
    expect(noticeNow(batchId).state).toMatchObject({ status: 'closed', passed: cases });
    for (const caseId of cases) {
      expect(caseNow(made, caseId)).toMatchObject({ status: 'registered', registeredOn: '2026-10-17', notice: null });
    }
  });

  it('is refused without an assessment, for another office, twice, and for whom it does not wait', () => {
    const caseId = approvedCase(made);
    const batchId = made.desk.newId();
    expect(onNotice(made, batchId, { type: 'prepare', caseIds: [] })).toMatchObject({ error: { code: 'batch-empty' } });
    expect(onNotice(made, [batchId, 'streetClerk'], { type: 'prepare', caseIds: [caseId] })).toMatchObject({
      error: { code: 'batch-unfit', cases: [{ why: 'other-office' }] },
    });
    expect(onNotice(made, [batchId, 'hall'], { type: 'prepare', caseIds: [caseId] })).toMatchObject({
      error: { code: 'missing-permission' },
    });
    noticeDone(made, batchId, { type: 'prepare', caseIds: [caseId] });
    expect(onNotice(made, batchId, { type: 'publish', secondBy: null })).toMatchObject({
      error: { code: 'not-assessed' },
    });
    noticeDone(made, batchId, { type: 'assess', findings: '已评估', measures: '到期撤下' });
    noticeDone(made, batchId, { type: 'publish', secondBy: null });
    expect(onNotice(made, made.desk.newId(), { type: 'prepare', caseIds: [caseId] })).toMatchObject({
      error: { code: 'batch-unfit', cases: [{ why: 'not-waiting' }] },
    });
  });

  it('takes a second person above the number, and one who may publish', () => {
    const cases = Array.from({ length: 21 }, (_, index) => approvedCase(made, { person: index + 1 }));
    const batchId = made.desk.newId();
    noticeDone(made, batchId, { type: 'prepare', caseIds: cases });
    noticeDone(made, batchId, { type: 'assess', findings: '已评估', measures: '到期撤下' });
    const by = (name: 'cityClerk' | 'citySupervisor' | 'auditor') => made.as(name).actor.staffId;
    const publish = (secondBy: ReturnType<typeof by> | null) => onNotice(made, batchId, { type: 'publish', secondBy });
    expect(publish(null)).toMatchObject({ error: { code: 'second-person', why: 'missing' } });
    expect(publish(by('cityClerk'))).toMatchObject({ error: { code: 'second-person', why: 'same' } });
    expect(publish(by('auditor'))).toMatchObject({ error: { code: 'second-person', why: 'permission' } });
    expect(publish(by('citySupervisor')).ok).toBe(true);
  });
});

describe('an objection', () => {
  it('holds exactly whom it concerns; the others pass; upheld goes back, not upheld goes on', () => {
    const [first, second, third] = [1, 2, 3].map((person) => approvedCase(made, { person }));
    invariant(first && second && third, 'three cases');
    const batchId = publishedNotice(made, [first, second, third]);
    made.clock.now += 2 * DAY;
    const upheld = raise(batchId, [first]);
    const groundless = raise(batchId, [second]);
    expect(openObjections(made.desk.file.db, testOffices.city.id, 10)).toHaveLength(2);
    nextWeek();
    noticeDone(made, batchId, { type: 'close', secondBy: null });
    expect([first, second, third].map((caseId) => caseNow(made, caseId).status)).toEqual([
      'objection',
      'objection',
      'registered',
    ]);
    const answer = (objectionId: string, of: readonly CaseId[]) =>
      ({ type: 'answer-objection', objectionId, upheld: of, result: '经查名下有房' }) as const;
    // Whoever approved does not look into it.
    expect(onNotice(made, [batchId, 'citySupervisor'], answer(upheld, [first]))).toMatchObject({
      error: { code: 'four-eyes' },
    });
    noticeDone(made, batchId, answer(upheld, [first]));
    noticeDone(made, batchId, answer(groundless, []));
    expect(caseNow(made, first)).toMatchObject({ status: 'district-review', notice: null, decidedBy: null });
    expect(caseNow(made, second)).toMatchObject({ status: 'registered' });
    expect(onNotice(made, batchId, answer(groundless, []))).toMatchObject({ error: { code: 'objection-answered' } });
    expect(openObjections(made.desk.file.db, testOffices.city.id, 10)).toEqual([]);
  });

  it('is refused by word of mouth, too late, about nobody, and its time stands for a court alone', () => {
    const caseId = approvedCase(made);
    const batchId = publishedNotice(made, [caseId]);
    made.clock.now += 2 * DAY;
    const objection = {
      type: 'raise-objection',
      objectionId: made.desk.newId(),
      objector: { name: '王某', contact: '信访件 12' },
      channel: 'phone',
      text: '有房',
      caseIds: [caseId],
      receivedOn: plainDate('2026-10-12'),
    } as const;
    const raised = (changes: object) => onNotice(made, batchId, { ...objection, ...changes });
    expect(raised({})).toMatchObject({ error: { code: 'objection-written' } });
    expect(raised({ channel: 'letter', receivedOn: '2026-10-13' })).toMatchObject({
      error: { code: 'objection-late' },
    });
    expect(raised({ channel: 'letter', caseIds: [] })).toMatchObject({ error: { code: 'objection-nobody' } });
    expect(raised({ channel: 'letter', text: ' ' })).toMatchObject({ error: { code: 'comment-missing' } });
    expect(raised({ channel: 'letter' }).ok).toBe(true);
    const { objectionId } = objection;
    expect(caseNow(made, caseId).clock).toMatchObject({ limit: 20, unit: 'working', dueOn: '2026-11-09' });
    noticeDone(made, batchId, { type: 'pause-objection', objectionId, reason: 'litigation', comment: '已起诉' });
    const answer = { type: 'answer-objection', objectionId, upheld: [], result: '不成立' } as const;
    expect(onNotice(made, batchId, answer)).toMatchObject({ error: { code: 'clock-paused' } });
    made.clock.now += 2 * DAY;
    noticeDone(made, batchId, { type: 'resume-objection', objectionId, comment: '' });
    expect(caseNow(made, caseId).clock).toMatchObject({ dueOn: '2026-11-11' });
    noticeDone(made, batchId, answer);
    expect(caseNow(made, caseId)).toMatchObject({ status: 'publicised', clock: { dueOn: '2026-10-16' } });
  });
});

describe('who leaves a notice', () => {
  it('is not in it at its end: withdrawn, or another household than was published', () => {
    const [first, second] = [1, 2].map((person) => approvedCase(made, { person }));
    invariant(first && second, 'two cases');
    const batchId = publishedNotice(made, [first, second]);
    const at = made as unknown as CityDesk;
    done(at, 'hall', { caseId: first, command: { type: 'withdraw', reason: 'applicant-request', comment: '' } });
    const { content } = caseNow(made, second);
    const child = aMember({
      name: '马小龙',
      relation: '20',
      identityNumber: identityNumberFor('630104', plainDate('2026-09-09'), 37),
    });
    const changed = { ...content, members: [...content.members, child] };
    const comment = '见出生证明';
    done(at, 'hall', {
      caseId: second,
      command: {
        type: 'change-household',
        reason: 'birth',
        changedOn: plainDate('2026-10-09'),
        content: changed,
        comment,
      },
    });
    expect(caseNow(made, second)).toMatchObject({ status: 'street-review', notice: null });
    nextWeek();
    noticeDone(made, batchId, { type: 'close', secondBy: null });
    expect(noticeNow(batchId).state).toMatchObject({ passed: [], status: 'closed' });
    // The child's number is taken by the household that it joined, those of the withdrawn one are free.
    const holderOf = (number: string) => loadClaim(made.desk.file, identityClaimStream(number)).state.holder;
    expect(holderOf(child.identityNumber)).toBe(second);
    expect(holderOf(caseNow(made, first).content.members[0]?.identityNumber ?? '')).toBeNull();
  });
});

describe('a household with somebody banned', () => {
  const until = plainDate('2030-01-01');

  function ban(caseId: CaseId): void {
    const [member] = caseNow(made, caseId).content.members;
    const stream = banStream(member?.identityNumber ?? '');
    const { staffId, office } = made.as('cityClerk').actor;
    const payload = {
      caseId,
      caseNo: 'XN2020-01-000001',
      grounds: 'breach',
      returnedOn: '2025-01-01',
      until,
      rules: ['PRH-35'],
    };
    const { version } = made.desk.file.load(stream);
    commit(made.desk.file, {
      commandId: made.desk.newId(),
      commandName: 'waiting.ban',
      commandPayload: {},
      actor: staffId,
      office,
      wallTime: made.desk.now(),
      appends: [{ stream, expectedVersion: version, events: [{ type: 'ban.imposed.v1', payload }] }],
      outcome: null,
    });
  }

  const viewOf = (batchId: string) => noticeView(made.desk, noticeNow(batchId), made.as('cityClerk').actor);

  it('is named before the end and goes back alone; the others are registered', () => {
    const cases = [1, 2, 3].map((person) => approvedCase(made, { person }));
    const [first, second, third] = cases;
    invariant(first && second && third, 'three were approved');
    const batchId = publishedNotice(made, cases);
    expect(viewOf(batchId).barred).toEqual([]);
    ban(second);
    const named = [{ caseId: second, caseNo: caseNow(made, second).caseNo, until }];
    expect(viewOf(batchId).barred).toEqual(named);
    nextWeek();
    noticeDone(made, batchId, { type: 'close', secondBy: null });
    expect(cases.map((caseId) => caseNow(made, caseId).status)).toEqual([
      'registered',
      'district-review',
      'registered',
    ]);
    expect(noticeNow(batchId).state.passed).toEqual([first, third]);
    expect(viewOf(batchId).barred).toEqual(named);
    const numbers = [first, third].map((caseId) => loadWaiting(made.desk.file, caseId).state?.number);
    expect(numbers).toEqual(['XN轮2026-01-000001', 'XN轮2026-01-000002']);
    expect(loadWaiting(made.desk.file, second).state).toBeUndefined();
    const told = made.desk.file.load(`application:${second}`).events.at(-1);
    expect(told).toMatchObject({
      type: 'application.publicity-barred.v1',
      payload: { until, bannedFor: 'XN2020-01-000001' },
    });
  });

  it('goes back also where an objection to it was not upheld after the end', () => {
    const caseId = approvedCase(made);
    const batchId = publishedNotice(made, [caseId]);
    made.clock.now += 2 * DAY;
    const objectionId = raise(batchId, [caseId]);
    nextWeek();
    noticeDone(made, batchId, { type: 'close', secondBy: null });
    ban(caseId);
    noticeDone(made, batchId, { type: 'answer-objection', objectionId, upheld: [], result: '不属实' });
    expect(caseNow(made, caseId)).toMatchObject({ status: 'district-review', notice: null });
  });
});

describe('what leaves the desk', () => {
  it('is the masked list, until the last day and no longer', () => {
    const caseId = approvedCase(made);
    const batchId = publishedNotice(made, [caseId]);
    const paper = exportableNotice(made.desk, noticeNow(batchId).state);
    invariant(paper.ok, 'it may be exported');
    const page = pageOf(paper.value);
    expect(page).toContain('马*莲');
    expect(page).toContain('至2026年10月16日（5 个工作日，含当日）');
    expect(page).not.toMatch(/<script|https?:\/\/(?!schemas)/);
    const folder = zipContents(websiteFolderOf(paper.value));
    expect([...folder.keys()]).toEqual(['index.html', 'list.xlsx']);
    const sheet = zipContents(sheetOf(paper.value)).get('xl/worksheets/sheet1.xml')?.toString('utf8') ?? '';
    expect(sheet).toContain('马*莲');
    expect(sheet).toContain(caseNow(made, caseId).caseNo);
    made.clock.now += 7 * DAY;
    expect(exportableNotice(made.desk, noticeNow(batchId).state)).toEqual({
      ok: false,
      error: { code: 'notice-over', until: '2026-10-16' },
    });
    noticeDone(made, batchId, { type: 'close', secondBy: null });
  });
});

describe('the register (PRH-07)', () => {
  const day = plainDate('2026-10-19');
  const wish = { scope: testOffices.city.id, from: day, until: day };
  const read = async (asked: Partial<typeof wish> = {}, most?: number) => {
    const register = await registerPaper(made.desk, { ...wish, ...asked }, most);
    invariant(register.ok, 'it is not too long');
    return register.value;
  };
  const registeredPeople = (persons: readonly number[]): readonly CaseId[] => {
    const cases = persons.map((person) => approvedCase(made, { person }));
    const batchId = publishedNotice(made, cases);
    nextWeek();
    noticeDone(made, batchId, { type: 'close', secondBy: null });
    return cases;
  };

  it('has number, masked name, street, class, size and day of whom the period registered, and nothing else', async () => {
    const [caseId] = registeredPeople([1]);
    invariant(caseId, 'one was registered');
    const { caseNo } = caseNow(made, caseId);
    const row = ['1', 'XN轮2026-01-000001', caseNo, '马*莲', '虎台街道', '低收入', '1', day];
    expect((await read()).paper.table.rows).toEqual([row]);
    expect((await read({ from: plainDate('2026-10-20'), until: plainDate('2026-12-31') })).total).toBe(0);
    expect((await read({ until: plainDate('2026-10-18'), from: plainDate('2026-10-01') })).total).toBe(0);
    expect((await read({ scope: '630103' as typeof wish.scope })).paper.table.rows).toEqual([]);
    const page = pageOf((await read()).paper);
    expect(page).toContain('登记日期：2026年10月19日至2026年10月19日，轮候中的共 1 户');
    expect(page).not.toContain('编号：');
  });

  it('is read in portions, each household once, and cut where only the first are asked for', async () => {
    registeredPeople([1, 2, 3]);
    const numbers = (await read()).paper.table.rows.map(([, number]) => number);
    expect(new Set(numbers).size).toBe(3);
    const one = (after: RegisterCursor | null) => registeredPage(made.desk.file.db, wish, { after, limit: 1 });
    const walked: string[] = [];
    for (let [row] = one(null); row !== undefined; [row] = one(row.cursor)) walked.push(row.number);
    expect(walked).toEqual(numbers);
    const first = await read({}, 2);
    expect(first.total).toBe(3);
    expect(first.paper.table.rows.map(([, number]) => number)).toEqual(numbers.slice(0, 2));
  });

  it('has nobody any more who left the list', async () => {
    const [gone] = registeredPeople([1, 2]);
    invariant(gone, 'one was registered');
    const left = executeWaiting(
      made.desk,
      {
        commandId: made.desk.newId() as CommandId,
        caseId: gone,
        version: 1,
        command: { type: 'leave', reason: 'moved', comment: '' },
      },
      made.as('streetClerk').actor,
    );
    expect(left.ok).toBe(true);
    const { total, paper } = await read();
    expect(total).toBe(1);
    expect(pageOf(paper)).not.toContain(caseNow(made, gone).caseNo);
  });
});

describe('the lists', () => {
  it('show a notice to its office and above, the city’s to all, and read alike after a rebuild', () => {
    const batchId = publishedNotice(made, [approvedCase(made)]);
    const seenBy = (scope: keyof typeof testOffices) =>
      noticePage(made.desk.file.db, { scope: testOffices[scope].id, status: 'published', before: null, limit: 10 });
    expect(seenBy('city').map((row) => row.batchId)).toEqual([batchId]);
    expect(seenBy('street').map((row) => row.batchId)).toEqual([batchId]);
    made.clock.now += 2 * DAY;
    raise(batchId, noticeNow(batchId).state.caseIds);
    const rows = (): unknown => [
      made.desk.file.db.prepare('SELECT * FROM notice_row').all(),
      made.desk.file.db.prepare('SELECT * FROM objection_row').all(),
    ];
    const before = rows();
    rebuild(made.desk.file.db, made.desk.file.projections);
    expect(rows()).toEqual(before);
    expect(noticeView(made.desk, noticeNow(batchId), made.as('cityClerk').actor).objections).toHaveLength(1);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dueReviews, runCalls } from '../../../src/app/annual-review/call-run.ts';
import { executeReview } from '../../../src/app/annual-review/execute-review.ts';
import { loadReview } from '../../../src/app/annual-review/review-stream.ts';
import { loadLease } from '../../../src/app/lease/lease-stream.ts';
import type { CallRunEvent } from '../../../src/contract/reviews.ts';
import type { ReviewCommand } from '../../../src/domain/annual-review/commands.ts';
import type { CaseId, CommandId, OfficeId } from '../../../src/kernel/ids.ts';
import { plainDate } from '../../../src/kernel/plain-date.ts';
import { reviewCounts, reviewPage } from '../../../src/store/queries/reviews.ts';
import { rebuild } from '../../../src/store/rebuild.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import type { TestStaffName } from '../../support/desk/test-offices.ts';
import { spouse } from '../../support/lease/builders.ts';
import { giveLease, letHome, on } from '../../support/lease/let-home.ts';

const CITY = '6301' as OfficeId;
let made: TestDesk;
beforeEach(async () => {
  made = await testDesk();
});
afterEach(() => {
  made.remove();
});

function give(leaseId: string, command: ReviewCommand, who: TestStaffName = 'streetSupervisor') {
  const year = 2027;
  const { version } = loadReview(made.desk.file, leaseId, year);
  const request = { commandId: made.desk.newId() as CommandId, leaseId, year, version, command };
  return executeReview(made.desk, request, made.as(who).actor);
}

async function callAll(): Promise<CallRunEvent | undefined> {
  let last: CallRunEvent | undefined;
  for await (const event of runCalls(made.desk, { person: made.as('streetSupervisor'), signal: undefined }))
    last = event;
  return last;
}

const page = (list: 'called' | 'declared' | 'promised' | 'passed' | 'failed') =>
  reviewPage(made.desk.file.db, { scope: CITY, list, after: null, limit: 9 });
const declare: ReviewCommand = {
  type: 'declare',
  declaration: 'unchanged',
  changes: '',
  signedBy: '马秀莲',
  papers: [{ type: 'household-register', files: [] }],
};

describe('the yearly reviews of an office', () => {
  it('are called when they are due, once, and told with how many there are', async () => {
    const [first, second] = [letHome(made, 1), letHome(made, 2)];
    expect(dueReviews(made.desk, made.as('streetSupervisor').actor)).toEqual([]);
    made.clock.now = on('2027-08-20');
    expect(dueReviews(made.desk, made.as('streetSupervisor').actor)).toMatchObject([
      { leaseId: first, year: 2027, dueOn: '2027-10-01' },
      { leaseId: second },
    ]);
    expect(await callAll()).toMatchObject({ kind: 'report', total: 2, called: 2, refusedCount: 0 });
    expect(await callAll()).toMatchObject({ total: 0, called: 0 });
    expect(give(first, { type: 'remind', way: 'letter', note: '' })).toMatchObject({ ok: true });
    expect(page('called').map(({ leaseId, toldOn }) => [leaseId, toldOn])).toEqual([
      [first, '2027-08-20'],
      [second, null],
    ]);
    expect(reviewCounts(made.desk.file.db, CITY)).toEqual({ called: 2, declared: 0, passed: 0, failed: 0 });
  });

  it('pass at the counter with a promise, which is kept later by a photo', () => {
    const leaseId = letHome(made, 1);
    made.clock.now = on('2027-08-20');
    expect(give(leaseId, declare, 'hall')).toMatchObject({ ok: true, value: { version: 2 } });
    expect(give(leaseId, { type: 'decide', outcome: 'passed', reason: '' }, 'hall')).toMatchObject({
      error: { code: 'missing-permission' },
    });
    expect(give(leaseId, { type: 'decide', outcome: 'passed', reason: '' })).toMatchObject({ ok: true });
    // 15 working days after 20 August 2027; the calendar of 2027 is not loaded, so Mid-Autumn does not count yet.
    expect(page('promised')).toMatchObject([{ leaseId, promisedUntil: '2027-09-10', tenantName: '马秀莲' }]);
    const hash = made.desk.file.blobs.put(new Uint8Array([0xff, 0xd8, 0xff]));
    const file = { hash, mediaType: 'image/jpeg', bytes: 3, name: '户口簿.jpg' } as const;
    expect(
      give(leaseId, { type: 'bring', papers: [{ type: 'household-register', files: [file] }] }, 'hall'),
    ).toMatchObject({
      ok: true,
    });
    expect(page('promised')).toEqual([]);
    const before = [page('passed'), reviewCounts(made.desk.file.db, CITY)];
    rebuild(made.desk.file.db, made.desk.file.projections);
    expect([page('passed'), reviewCounts(made.desk.file.db, CITY)]).toEqual(before);
  });

  it('are one for each household and year, also when it moved to another lease', () => {
    const caseId = made.desk.newId() as CaseId;
    const before = letHome(made, 1, { caseId });
    const after = letHome(made, 2, { caseId });
    made.clock.now = on('2027-08-20');
    expect(give(before, declare)).toMatchObject({ ok: true });
    expect(give(after, declare)).toEqual({
      ok: false,
      error: { code: 'reviewed-elsewhere', label: 'XN租2026-01-000001' },
    });
  });

  it('go on with whoever takes the home over when a tenant dies: the remaining term, and the same year', () => {
    const leaseId = letHome(made, 1);
    made.clock.now = on('2027-08-20');
    expect(give(leaseId, { type: 'call' })).toMatchObject({ ok: true });
    giveLease(made, leaseId, {
      type: 'change-tenant',
      identityNumber: spouse.identityNumber,
      phone: '19900000002',
      reason: 'death',
      publicised: { from: plainDate('2027-08-01'), until: plainDate('2027-08-12') },
      comment: '配偶继续承租',
    });
    expect(loadLease(made.desk.file, leaseId).state?.content).toMatchObject({
      tenant: { name: spouse.name },
      term: { until: '2029-09-30' },
    });
    expect(give(leaseId, { ...declare, signedBy: spouse.name })).toMatchObject({ ok: true });
    expect(page('declared')).toMatchObject([{ leaseId, tenantName: spouse.name, year: 2027 }]);
  });

  it('answer a repeated command as before, and refuse what somebody has changed meanwhile', () => {
    const leaseId = letHome(made, 1);
    made.clock.now = on('2027-08-20');
    const request = {
      commandId: made.desk.newId() as CommandId,
      leaseId,
      year: 2027,
      version: 0,
      command: declare,
    } as const;
    const { actor } = made.as('hall');
    const first = executeReview(made.desk, request, actor);
    expect(executeReview(made.desk, request, actor)).toEqual(first);
    const again = { ...request, commandId: made.desk.newId() as CommandId };
    expect(executeReview(made.desk, again, actor)).toMatchObject({ error: { code: 'changed-meanwhile' } });
    const early = { ...again, commandId: made.desk.newId() as CommandId, year: 2026 };
    expect(executeReview(made.desk, early, actor)).toMatchObject({ error: { code: 'review-not-asked', year: 2026 } });
    expect(loadReview(made.desk.file, leaseId, 2027).state?.dueOn).toBe(plainDate('2027-10-01'));
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executeReview } from '../../../src/app/annual-review/execute-review.ts';
import { loadReview } from '../../../src/app/annual-review/review-stream.ts';
import { executeLease } from '../../../src/app/lease/execute-lease.ts';
import { executeLeaving } from '../../../src/app/leaving/execute-leaving.ts';
import { loadLeaving } from '../../../src/app/leaving/leaving-stream.ts';
import { loadLease, loadLedger } from '../../../src/app/lease/lease-stream.ts';
import { todayOf } from '../../../src/app/open-desk.ts';
import { executeRenewal } from '../../../src/app/renewal/execute-renewal.ts';
import { loadRenewal } from '../../../src/app/renewal/renewal-stream.ts';
import type { ReviewCommand } from '../../../src/domain/annual-review/commands.ts';
import type { LeaseCommand } from '../../../src/domain/lease/commands.ts';
import type { LeavingCommand } from '../../../src/domain/leaving/commands.ts';
import type { RenewalCommand } from '../../../src/domain/renewal/commands.ts';
import type { CommandId, UnitNo } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { type PlainDate, addDays, addMonths, yearOf } from '../../../src/kernel/plain-date.ts';
import { conflictPage } from '../../../src/store/sync/conflicts.ts';
import type { TestStaffName } from '../../support/desk/test-offices.ts';
import { aLease } from '../../support/lease/builders.ts';
import type { CityDesk } from '../../support/sync/city-desk.ts';
import { type SyncCity, city } from '../../support/sync/city.ts';

let made: SyncCity;
let hall: CityDesk;
let street: CityDesk;
beforeAll(async () => {
  made = await city({ desks: ['630104003'] });
  const [one] = made.desks;
  invariant(one, 'a desk was asked for');
  street = one;
  hall = made.hall;
});
afterAll(() => {
  made.remove();
});

/** Let at the street eleven months ago, so that its review is due in a month; its term ends in four. */
function letHome(n: number): string {
  const leaseId = street.desk.newId();
  const today = todayOf(street.desk);
  const term = { from: addDays(addMonths(today, -12), 30), until: addMonths(today, 4) };
  const home = { ...aLease().home, unitNo: `LK-5-${String(n)}` as UnitNo };
  const steps: readonly LeaseCommand[] = [
    { type: 'draft', content: aLease({ origin: 'direct', home, term }) },
    { type: 'explain', explainedOn: today, note: '' },
    {
      type: 'sign',
      signedOn: today,
      signatures: [
        { party: 'landlord', name: '铁街' },
        { party: 'tenant', name: '马秀莲' },
      ],
    },
  ];
  for (const command of steps) {
    const { version } = loadLease(street.desk.file, leaseId);
    const request = { commandId: street.desk.newId() as CommandId, leaseId, version, command };
    expect(executeLease(street.desk, request, street.as('streetSupervisor').actor)).toMatchObject({ ok: true });
  }
  return leaseId;
}

const yearDue = (): number => yearOf(addDays(todayOf(street.desk), 30));

function review(at: CityDesk, [who, leaseId]: readonly [TestStaffName, string], command: ReviewCommand) {
  const year = yearDue();
  const { version } = loadReview(at.desk.file, leaseId, year);
  const request = { commandId: at.desk.newId() as CommandId, leaseId, year, version, command };
  return executeReview(at.desk, request, at.as(who).actor);
}

function renew(at: CityDesk, [who, leaseId]: readonly [TestStaffName, string], command: RenewalCommand) {
  const until = endOf(leaseId);
  const { version } = loadRenewal(at.desk.file, leaseId, until);
  const request = { commandId: at.desk.newId() as CommandId, leaseId, until, version, command };
  return executeRenewal(at.desk, request, at.as(who).actor);
}

function endOf(leaseId: string): PlainDate {
  const lease = loadLease(street.desk.file, leaseId).state;
  invariant(lease, 'the lease');
  return lease.content.term.until;
}

const declare = (changes: string): ReviewCommand => ({
  type: 'declare',
  declaration: 'unchanged',
  changes,
  signedBy: '马秀莲',
  papers: [],
});
const openConflicts = () =>
  [hall, street].flatMap((at) => [...conflictPage(at.desk.file.db, { state: 'open', before: null, limit: 10 })]);

function leave(at: CityDesk, [who, leaseId]: readonly [TestStaffName, string], command: LeavingCommand) {
  const { version } = loadLeaving(at.desk.file, leaseId);
  const request = { commandId: at.desk.newId() as CommandId, leaseId, version, command };
  return executeLeaving(at.desk, request, at.as(who).actor);
}

describe('reviews, renewals and leavings between desks that are apart', () => {
  it('a household that both called is called once, and nobody has to look', async () => {
    const leaseId = letHome(1);
    await made.syncAll();
    expect(review(hall, ['citySupervisor', leaseId], { type: 'call' })).toMatchObject({ ok: true });
    expect(review(street, ['streetSupervisor', leaseId], { type: 'call' })).toMatchObject({ ok: true });
    await made.syncAll();
    const at = [hall, street].map(({ desk }) => loadReview(desk.file, leaseId, yearDue()));
    expect(at[0]).toEqual(at[1]);
    expect(at[0]?.version).toBe(1);
    expect(openConflicts()).toEqual([]);
  });

  it('two reviews of a household in one year are one and an item for a person', async () => {
    const leaseId = letHome(2);
    await made.syncAll();
    expect(review(hall, ['citySupervisor', leaseId], declare('甲窗口'))).toMatchObject({ ok: true });
    expect(review(street, ['streetSupervisor', leaseId], declare('乙窗口'))).toMatchObject({ ok: true });
    await made.syncAll();
    const at = [hall, street].map(({ desk }) => loadReview(desk.file, leaseId, yearDue()));
    expect(at[0]).toEqual(at[1]);
    expect(at[0]?.state?.status).toBe('declared');
    const items = openConflicts();
    expect(items).toHaveLength(1);
    expect(JSON.stringify(items[0])).toContain('review-not-now');
  });

  it('a renewal that both took down is one application', async () => {
    const leaseId = letHome(3);
    await made.syncAll();
    const before = openConflicts().length;
    const apply = {
      type: 'apply',
      months: 36,
      declaration: 'unchanged',
      changes: '',
      signedBy: '马秀莲',
      papers: [],
    } as const;
    expect(renew(hall, ['citySupervisor', leaseId], apply)).toMatchObject({ ok: true });
    expect(renew(street, ['streetSupervisor', leaseId], apply)).toMatchObject({ ok: true });
    await made.syncAll();
    const at = [hall, street].map(({ desk }) => loadRenewal(desk.file, leaseId, endOf(leaseId)));
    expect(at[0]).toEqual(at[1]);
    expect(at[0]?.version).toBe(1);
    expect(openConflicts()).toHaveLength(before + 1);
  });

  it('a household that both began to lead out leaves once, on the ground that came first', async () => {
    const leaseId = letHome(4);
    await made.syncAll();
    const before = openConflicts().length;
    const open = (evidence: string): LeavingCommand => ({
      type: 'open',
      ground: 'acquired-housing',
      since: null,
      evidence,
      files: [],
    });
    expect(leave(hall, ['citySupervisor', leaseId], open('不动产登记'))).toMatchObject({ ok: true });
    expect(leave(street, ['streetSupervisor', leaseId], open('邻居反映'))).toMatchObject({ ok: true });
    const notify = { type: 'notify', leaveBy: null } as const;
    expect(leave(street, ['streetSupervisor', leaseId], notify)).toMatchObject({ ok: true });
    await made.syncAll();
    const at = [hall, street].map(({ desk }) => loadLeaving(desk.file, leaseId));
    expect(at[0]).toEqual(at[1]);
    // The notice stands on the leaving that came first; the second beginning is for a person to look at.
    expect(at[0]).toMatchObject({ version: 2, state: { status: 'notified' } });
    const ledgers = [hall, street].map(({ desk }) => loadLedger(desk.file, leaseId));
    expect(ledgers[0]).toEqual(ledgers[1]);
    const items = openConflicts();
    expect(items).toHaveLength(before + 1);
    expect(JSON.stringify(items)).toContain('leaving-not-now');
  });
});

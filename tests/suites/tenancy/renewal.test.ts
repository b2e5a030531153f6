import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { executeLeaving } from '../../../src/app/leaving/execute-leaving.ts';
import { loadLeaving } from '../../../src/app/leaving/leaving-stream.ts';
import { loadLease, loadLedger } from '../../../src/app/lease/lease-stream.ts';
import { executeRent } from '../../../src/app/rent/execute-rent.ts';
import { executeRenewal } from '../../../src/app/renewal/execute-renewal.ts';
import { loadRenewal } from '../../../src/app/renewal/renewal-stream.ts';
import { renewalHorizon, renewalView } from '../../../src/app/renewal/renewal-view.ts';
import type { LeavingCommand } from '../../../src/domain/leaving/commands.ts';
import type { RenewalCommand } from '../../../src/domain/renewal/commands.ts';
import type { CommandId, OfficeId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { plainDate } from '../../../src/kernel/plain-date.ts';
import { leasesToFile } from '../../../src/store/queries/leases.ts';
import { renewalCounts, renewalPage } from '../../../src/store/queries/renewals.ts';
import { rebuild } from '../../../src/store/rebuild.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import type { TestStaffName } from '../../support/desk/test-offices.ts';
import { letHome, on } from '../../support/lease/let-home.ts';

const CITY = '6301' as OfficeId;
const UNTIL = plainDate('2029-09-30');
let made: TestDesk;
beforeEach(async () => {
  made = await testDesk();
});
afterEach(() => {
  made.remove();
});

function give(leaseId: string, command: RenewalCommand, who: TestStaffName = 'streetSupervisor') {
  const { version } = loadRenewal(made.desk.file, leaseId, UNTIL);
  const request = { commandId: made.desk.newId() as CommandId, leaseId, until: UNTIL, version, command };
  return executeRenewal(made.desk, request, made.as(who).actor);
}

const page = (list: 'open' | 'late' | 'applied' | 'renewed') =>
  renewalPage(made.desk.file.db, { scope: CITY, list, horizon: renewalHorizon(made.desk), after: null, limit: 9 });
const apply: RenewalCommand = {
  type: 'apply',
  months: 36,
  declaration: 'unchanged',
  changes: '',
  signedBy: '马秀莲',
  papers: [{ type: 'household-register', files: [] }],
};
const sign: RenewalCommand = {
  type: 'sign',
  signatures: [
    { party: 'landlord', name: '铁街' },
    { party: 'tenant', name: '马秀莲' },
  ],
};

describe('renewals of an office', () => {
  it('are reminded of, asked for at the counter, signed, and charged from the day after', () => {
    const leaseId = letHome(made, 1);
    made.clock.now = on('2029-04-01');
    expect(page('open')).toEqual([]);
    made.clock.now = on('2029-06-20');
    expect(page('open')).toMatchObject([{ leaseId, until: UNTIL, toldOn: null }]);
    expect(give(leaseId, { type: 'remind', way: 'phone', note: '' }, 'hall')).toMatchObject({ ok: true });
    expect(page('open')).toMatchObject([{ leaseId, toldOn: '2029-06-20' }]);
    expect(give(leaseId, apply, 'hall')).toMatchObject({ ok: true });
    expect(page('open')).toEqual([]);
    expect(give(leaseId, { type: 'review', outcome: 'passed', reason: '' }, 'hall')).toMatchObject({
      error: { code: 'missing-permission' },
    });
    expect(give(leaseId, { type: 'review', outcome: 'passed', reason: '' })).toMatchObject({ ok: true });
    expect(give(leaseId, sign)).toMatchObject({ ok: true });
    const { state } = loadLease(made.desk.file, leaseId);
    invariant(state, 'the lease');
    expect(state).toMatchObject({
      status: 'signed',
      content: { term: { from: '2029-10-01', until: '2032-09-30' } },
      renewals: [{ previous: { until: UNTIL }, signedOn: '2029-06-20' }],
      filed: null,
    });
    expect(leasesToFile(made.desk.file.db, CITY, 9)).toMatchObject([{ leaseId, fileBy: '2029-07-20' }]);
    expect(loadLedger(made.desk.file, leaseId).state?.term).toEqual({ from: '2026-10-01', until: '2032-09-30' });
    expect(renewalView(made.desk, state, made.as('hall').actor)).toMatchObject({
      until: UNTIL,
      state: { status: 'renewed' },
    });
    made.clock.now = on('2029-10-15');
    const { version } = loadLedger(made.desk.file, leaseId);
    const charge = { type: 'charge', through: plainDate('2029-10-31') } as const;
    const request = { commandId: made.desk.newId() as CommandId, leaseId, version, command: charge };
    expect(executeRent(made.desk, request, made.as('hall').actor)).toMatchObject({ ok: true });
    const charged = loadLedger(made.desk.file, leaseId).state?.entries.filter(({ kind }) => kind === 'charge') ?? [];
    expect(charged).toHaveLength(37);
    const before = [page('renewed'), renewalCounts(made.desk.file.db, CITY, renewalHorizon(made.desk))];
    rebuild(made.desk.file.db, made.desk.file.projections);
    expect([page('renewed'), renewalCounts(made.desk.file.db, CITY, renewalHorizon(made.desk))]).toEqual(before);
  });

  it('that come too late wait for a supervisor, who admits them with a reason', () => {
    const leaseId = letHome(made, 1);
    made.clock.now = on('2029-07-02');
    expect(give(leaseId, apply, 'hall')).toMatchObject({ ok: true });
    expect(page('late')).toMatchObject([{ leaseId }]);
    expect(give(leaseId, { type: 'review', outcome: 'passed', reason: '' })).toMatchObject({
      error: { code: 'renewal-not-now', status: 'late' },
    });
    expect(give(leaseId, { type: 'admit', reason: '住院两个月' }, 'hall')).toMatchObject({
      error: { code: 'missing-permission' },
    });
    expect(give(leaseId, { type: 'admit', reason: '住院两个月' })).toMatchObject({ ok: true });
    expect(page('applied')).toMatchObject([{ leaseId }]);
    made.clock.now = on('2029-10-01');
    const other = letHome(made, 2);
    expect(give(other, apply)).toMatchObject({ error: { code: 'renewal-over' } });
  });

  it('are not of a household that leaves, unless that is withdrawn', () => {
    const leaseId = letHome(made, 1);
    made.clock.now = on('2029-06-20');
    const leave = (command: LeavingCommand): void => {
      const { version } = loadLeaving(made.desk.file, leaseId);
      const request = { commandId: made.desk.newId() as CommandId, leaseId, version, command };
      expect(executeLeaving(made.desk, request, made.as('streetSupervisor').actor)).toMatchObject({ ok: true });
    };
    leave({ type: 'open', ground: 'acquired-housing', since: null, evidence: '不动产登记', files: [] });
    expect(give(leaseId, apply)).toMatchObject({ error: { code: 'renewal-over' } });
    leave({ type: 'withdraw', reason: '已转让' });
    expect(give(leaseId, apply)).toMatchObject({ ok: true });
  });
});

import { describe, expect, it } from 'vitest';
import { STREET, anActor } from '../../../tests/support/application/builders.ts';
import type { OfficeId, StaffId } from '../../kernel/ids.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import { availableLeaving, leavingRules } from './available-actions.ts';
import type { LeavingCommand, LeavingCommandType } from './commands.ts';
import { type LeavingFacts, decideLeaving } from './decide.ts';
import type { LeavingGround } from './grounds.ts';
import { type RecordedLeavingEvent, foldLeaving } from './state.ts';

const facts: LeavingFacts = {
  today: plainDate('2026-11-28'),
  actor: anActor({ id: 'sup', roles: ['supervisor'] }),
  office: STREET,
  members: ['1'],
  lease: {
    leaseId: 'lease-1',
    leaseNo: 'XN租2024-01-000001',
    office: STREET,
    isLivedIn: true,
    until: plainDate('2029-09-30'),
    handedOverOn: plainDate('2027-01-20'),
  },
  policy: {
    id: 'p',
    arrears: { months: 6, counted: 'cumulative' },
    vacancy: { months: 6, counted: 'consecutive' },
    movingOut: {
      transition: { count: 2, unit: 'months' },
      rentPermille: 1_000,
      rentOf: 'contract',
      afterPermilleOfMarket: 1_000,
    },
    bans: {
      breach: { lasts: { count: 5, unit: 'years' }, from: 'return' },
      deceit: { lasts: { count: 5, unit: 'years' }, from: 'return' },
    },
  },
  lateMonths: 0,
  hasFailedReview: false,
  refundBy: () => null,
};
const open = (ground: LeavingGround, since: string | null = null): LeavingCommand => ({
  type: 'open',
  ground,
  since: since === null ? null : plainDate(since),
  evidence: '现场照片与询问笔录',
  files: [],
});
const commands: Readonly<Record<LeavingCommandType, LeavingCommand>> = {
  open: open('sublet'),
  hear: { type: 'hear', statement: '已收回房屋' },
  notify: { type: 'notify' },
  'set-rent': { type: 'set-rent', marketFen: 120_001, source: '评估 2026-9' },
  withdraw: { type: 'withdraw', reason: '查无实据' },
  close: { type: 'close' },
};

type Step = readonly [command: LeavingCommand, more?: Partial<LeavingFacts>];

function history(...steps: readonly Step[]): readonly RecordedLeavingEvent[] {
  const events: RecordedLeavingEvent[] = [];
  for (const [command, more] of steps) {
    const decided = decideLeaving(command, foldLeaving(events), { ...facts, ...more });
    if (!decided.ok) throw new Error(JSON.stringify(decided.error));
    events.push(...decided.value.map((event) => ({ ...event, actor: 'sup' as StaffId })));
  }
  return events;
}

const given = (...steps: readonly Step[]) => foldLeaving(history(...steps));

const refusal = (command: LeavingCommand, more: Partial<LeavingFacts> = {}, state = given()) => {
  const decided = decideLeaving(command, state, { ...facts, ...more });
  return decided.ok ? undefined : decided.error;
};

const before: Readonly<Record<LeavingCommandType, readonly Step[]>> = {
  open: [],
  hear: [[commands.open]],
  notify: [[commands.open]],
  'set-rent': [[commands.open], [commands.notify]],
  withdraw: [[commands.open]],
  close: [[commands.open], [commands.notify]],
};

describe('leaving', () => {
  it.each(Object.keys(leavingRules) as LeavingCommandType[])('%s asks permission, office and own case', (type) => {
    const state = given(...before[type]);
    const { permission } = leavingRules[type];
    const auditor = anActor({ id: 'a', roles: ['auditor'] });
    expect(refusal(commands[type], { actor: auditor }, state)).toEqual({ code: 'missing-permission', permission });
    const far = anActor({ id: 'f', roles: ['supervisor'], office: '630103' as OfficeId });
    expect(refusal(commands[type], { actor: far }, state)).toEqual({ code: 'wrong-office', office: STREET });
    const kin = anActor({ id: 'k', roles: ['supervisor'], interests: ['1'] });
    expect(refusal(commands[type], { actor: kin }, state)).toEqual({ code: 'own-case' });
    expect(availableLeaving(state, facts).find(({ command }) => command === type)?.refusal).toBeNull();
  });

  it('goes from the ground to the return, from which the ban runs (PRH-37)', () => {
    const state = given([commands.open], [commands.hear], [commands.notify], [commands['set-rent']], [commands.close]);
    expect(state).toMatchObject({
      status: 'closed',
      notified: { leaveBy: '2027-01-28' },
      closed: { returnedOn: '2027-01-20', bannedUntil: '2032-01-19' },
    });
    const voluntary = given([open('voluntary')], [commands.notify], [commands.close]);
    expect(voluntary.closed?.bannedUntil).toBeNull();
  });

  it('has contract rent while moving out and market rent after it, or what the city prints', () => {
    const set = history([commands.open], [commands.notify], [commands['set-rent']]).at(-1);
    expect(set?.payload).toMatchObject({ standards: [{ from: '2027-01-29', monthlyFen: 120_001 }] });
    // 徐州: three months at 80 % of the market rent, then all of it.
    const transition = { count: 3, unit: 'months' } as const;
    const movingOut = { transition, rentPermille: 800, rentOf: 'market', afterPermilleOfMarket: 1_000 } as const;
    const city = { policy: { ...facts.policy, movingOut } };
    const xuzhou = history([commands.open], [commands.notify, city], [commands['set-rent'], city]).at(-1);
    expect(xuzhou?.payload).toMatchObject({
      standards: [
        { from: '2026-11-29', monthlyFen: 96_001 },
        { from: '2027-03-01', monthlyFen: 120_001 },
      ],
    });
  });

  it('has a ground that is given, with evidence', () => {
    expect(refusal(open('arrears'), { lateMonths: 6 })).toEqual({ code: 'ground-too-early', months: 6 });
    expect(refusal(open('arrears'), { lateMonths: 7 })).toBeUndefined();
    // Six months in a row from 28 May are over on the day after 28 November.
    expect(refusal(open('vacant', '2026-05-28'))).toEqual({ code: 'ground-too-early', months: 6 });
    expect(refusal(open('vacant', '2026-05-27'))).toBeUndefined();
    expect(refusal(open('not-renewed'))).toEqual({ code: 'ground-not-given' });
    expect(refusal(open('review-failed'))).toEqual({ code: 'ground-not-given' });
    expect(refusal(open('review-failed'), { hasFailedReview: true })).toBeUndefined();
    expect(refusal({ ...open('sublet'), evidence: ' ' } as LeavingCommand)).toEqual({ code: 'evidence-missing' });
    expect(refusal(open('sublet', '2026-11-29'))).toEqual({ code: 'day-in-future' });
    expect(refusal(open('sublet'), { lease: { ...facts.lease, isLivedIn: false } })).toEqual({ code: 'nothing-to-leave' });
  });

  it('waits for the protocol of moving out, and can be withdrawn with a reason', () => {
    const notified = given([commands.open], [commands.notify]);
    const lease = { ...facts.lease, handedOverOn: null };
    expect(refusal(commands.close, { lease }, notified)).toEqual({ code: 'not-handed-over' });
    expect(refusal({ type: 'withdraw', reason: '' }, {}, notified)).toEqual({ code: 'comment-missing' });
    expect(given([commands.open], [commands.withdraw], [open('arrears'), { lateMonths: 9 }])).toMatchObject({
      status: 'opened',
      opened: { ground: 'arrears' },
      notified: null,
    });
    expect(refusal(commands.notify, { policy: { ...facts.policy, movingOut: null } }, given([commands.open]))).toEqual({
      code: 'moving-out-unknown',
    });
    expect(refusal({ type: 'set-rent', marketFen: 0, source: 'x' }, {}, notified)).toEqual({ code: 'amount-wrong' });
  });
});

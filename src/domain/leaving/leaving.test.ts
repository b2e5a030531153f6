import { describe, expect, it } from 'vitest';
import { STREET, anActor } from '../../../tests/support/application/builders.ts';
import type { OfficeId, StaffId } from '../../kernel/ids.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import { availableLeaving, leavingRules } from './available-actions.ts';
import type { LeavingCommand, LeavingCommandType } from './commands.ts';
import { decideLeaving } from './decide.ts';
import type { LeavingFacts } from './facts.ts';
import type { LeavingGround } from './grounds.ts';
import { pursuitOf } from './penalty.ts';
import type { Settlement } from './record.ts';
import { type RecordedLeavingEvent, foldLeaving } from './state.ts';

const day = plainDate;
const second = anActor({ id: 'second', roles: ['supervisor'] });
const settlement: Settlement = { heldFen: 100_000, setOffFen: 40_000, owedFen: 0, depositFen: 60_000, aheadFen: 0 };

const facts: LeavingFacts = {
  today: plainDate('2026-11-28'),
  actor: anActor({ id: 'sup', roles: ['supervisor'] }),
  office: STREET,
  members: ['1'],
  colleague: (id) => (id === second.staffId ? second : undefined),
  lease: {
    leaseId: 'lease-1',
    leaseNo: 'XN租2024-01-000001',
    office: STREET,
    isLivedIn: true,
    from: plainDate('2024-10-01'),
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
    fines: [
      {
        from: plainDate('2021-06-01'),
        policy: 'p',
        limits: { deceitFen: 100_000, breachFen: 100_000, gainTimes: 3, gainFen: 3_000_000 },
      },
    ],
    bans: {
      breach: { lasts: { count: 5, unit: 'years' }, from: 'return' },
      deceit: { lasts: { count: 5, unit: 'years' }, from: 'return' },
    },
  },
  figures: { lateFen: 0, months: 0, since: null },
  failedReview: null,
  standards: [{ from: plainDate('2024-10-01'), monthlyFen: 30_000, reductionFen: 0, subsidyFen: 0, source: '租约' }],
  banStreams: ['ban:digest'],
  refundBy: () => plainDate('2027-02-20'),
  settlement: () => settlement,
  held: () => ({ depositFen: 60_000, aheadFen: 0 }),
};
const late = (months: number): Partial<LeavingFacts> => ({ figures: { lateFen: 90_000, months, since: null } });
const open = (ground: LeavingGround, since: string | null = null): LeavingCommand => ({
  type: 'open',
  ground,
  since: since === null ? null : plainDate(since),
  evidence: '现场照片与询问笔录',
  files: [],
});
const commands: Readonly<Record<LeavingCommandType, LeavingCommand>> = {
  open: open('sublet', '2026-05-01'),
  hear: { type: 'hear', statement: '已收回房屋' },
  notify: { type: 'notify', leaveBy: null },
  'set-rent': { type: 'set-rent', marketFen: 120_001, source: '评估 2026-9' },
  withdraw: { type: 'withdraw', reason: '查无实据' },
  'sign-transition': { type: 'sign-transition', signedOn: plainDate('2026-11-28'), landlord: '甲', tenant: '乙' },
  return: { type: 'return', secondBy: second.staffId },
  settle: { type: 'settle' },
  refund: { type: 'refund', refundId: 'r', payee: '马秀莲', reason: '退房' },
  'lift-ban': { type: 'lift-ban', reason: '法院撤销', secondBy: second.staffId },
  fine: {
    type: 'fine',
    fineId: 'f',
    documentNo: '宁住罚〔2026〕1 号',
    decidedOn: day('2026-11-20'),
    fen: 80_000,
    gainFen: 0,
  },
  'pay-fine': { type: 'pay-fine', fineId: 'f', paidOn: day('2026-11-25'), voucherNo: '6301-1' },
  'file-suit': {
    type: 'file-suit',
    suitId: 's',
    kind: 'lawsuit',
    court: '城西区法院',
    caseNo: '',
    filedOn: day('2027-02-01'),
  },
  'note-judgment': {
    type: 'note-judgment',
    suitId: 's',
    caseNo: '（2027）青0104民初1号',
    judgedOn: day('2027-05-10'),
    outcome: 'granted',
    note: '三十日内腾退',
  },
  'note-enforcement': { type: 'note-enforcement', suitId: 's', enforcedOn: day('2027-07-01'), note: '' },
};
/** After the day for moving out. */
const later = { today: day('2027-08-01') };

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
  'sign-transition': [[commands.open], [commands.notify]],
  return: [[commands.open], [commands.notify]],
  settle: [[commands.open], [commands.notify], [commands.return]],
  refund: [[commands.open], [commands.notify], [commands.return], [commands.settle]],
  'lift-ban': [[commands.open], [commands.notify], [commands.return]],
  fine: [[commands.open]],
  'pay-fine': [[commands.open], [commands.fine]],
  'file-suit': [[commands.open], [commands.notify]],
  'note-judgment': [[commands.open], [commands.notify], [commands['file-suit'], later]],
  'note-enforcement': [
    [commands.open],
    [commands.notify],
    [commands['file-suit'], later],
    [commands['note-judgment'], later],
  ],
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

  it('goes from the ground to the return, from which the ban runs (PRH-37), and to the last fen', () => {
    const steps: readonly Step[] = [
      [commands.open],
      [commands.hear],
      [commands.notify],
      [commands['set-rent']],
      [commands.return],
      [commands.settle],
    ];
    const state = given(...steps);
    expect(state).toMatchObject({
      status: 'settled',
      notified: { leaveBy: '2027-01-28' },
      returned: {
        returnedOn: '2027-01-20',
        ban: { until: '2032-01-19', bans: ['ban:digest'] },
      },
      settled: { settlement: { depositFen: 60_000 }, refundBy: '2027-02-20' },
    });
    expect(given(...steps, [commands.refund])).toMatchObject({ status: 'finished', refunded: { depositFen: 60_000 } });
    expect(given(...steps, [commands['lift-ban']]).lifted).toMatchObject({ reason: '法院撤销' });
    const none = { settlement: () => ({ ...settlement, depositFen: 0, setOffFen: 100_000, owedFen: 500 }) };
    expect(given(...before.settle, [commands.settle, none]).status).toBe('finished');
  });

  it('bans after a breach of PRH-26 or deceit, not after arrears or a wish of the tenant', () => {
    const banOf = (ground: LeavingGround, since: string | null, more: Partial<LeavingFacts> = {}) =>
      given([open(ground, since), more], [commands.notify], [commands.return]).returned?.ban?.grounds ?? null;
    expect(banOf('deceit', null)).toBe('deceit');
    expect(banOf('vacant', '2026-01-01')).toBe('breach');
    expect(banOf('arrears', null, late(7))).toBeNull();
    const wish = given([open('voluntary')], [{ type: 'return' }]);
    expect(wish).toMatchObject({ status: 'returned', returned: { ban: null } });
  });

  it('asks two people for a ban and for lifting it', () => {
    const notified = given([commands.open], [commands.notify]);
    expect(refusal({ type: 'return' }, {}, notified)).toEqual({ code: 'second-person', why: 'missing' });
    const same = { type: 'return', secondBy: facts.actor.staffId } as const;
    expect(refusal(same, { colleague: () => facts.actor }, notified)).toEqual({ code: 'second-person', why: 'same' });
    const kin = { colleague: () => anActor({ id: 'second', roles: ['supervisor'], interests: ['1'] }) };
    expect(refusal(commands.return, kin, notified)).toEqual({ code: 'second-person', why: 'own-case' });
    const returned = given([commands.open], [commands.notify], [commands.return]);
    expect(refusal({ type: 'lift-ban', reason: '误' }, {}, returned)).toEqual({
      code: 'second-person',
      why: 'missing',
    });
    const lifted = given([commands.open], [commands.notify], [commands.return], [commands['lift-ban']]);
    expect(refusal(commands['lift-ban'], {}, lifted)).toEqual({ code: 'no-ban' });
  });

  describe('market rent', () => {
    const standardsAfter = (...steps: readonly Step[]) => {
      const set = history(...steps).at(-1);
      if (set?.type !== 'leaving.rent-set.v1') throw new Error('the rent was not set');
      return set.payload;
    };
    const set = commands['set-rent'];

    it('is owed after the time for moving out, contract rent in it (PRH-32)', () => {
      const review = { failedReview: { leaveBy: null } };
      const { standards, before } = standardsAfter([open('review-failed'), review], [commands.notify, review], [set]);
      expect(standards).toMatchObject([{ from: '2027-01-29', monthlyFen: 120_001 }]);
      expect(before).toMatchObject([{ from: '2027-01-29', monthlyFen: 30_000, source: '租约' }]);
    });

    it('is what the city prints, by a short lease (徐州: three months at 80 %, then all of it)', () => {
      const transition = { count: 3, unit: 'months' } as const;
      const movingOut = { transition, rentPermille: 800, rentOf: 'market', afterPermilleOfMarket: 1_000 } as const;
      const city = { policy: { ...facts.policy, movingOut } };
      const steps: readonly Step[] = [[open('acquired-housing')], [commands.notify, city], [set, city]];
      expect(standardsAfter(...steps).standards).toMatchObject([
        { from: '2026-11-29', monthlyFen: 96_001 },
        { from: '2027-03-01', monthlyFen: 120_001 },
      ]);
      expect(given(...steps, [commands['sign-transition'], city]).transition).toMatchObject({
        monthlyFen: 96_001,
        term: { from: '2026-11-29', until: '2027-02-28' },
      });
      const priceless = given([open('acquired-housing')], [commands.notify, city]);
      expect(refusal(commands['sign-transition'], city, priceless)).toEqual({ code: 'market-rent-missing' });
      expect(refusal(commands['sign-transition'], {}, priceless)).toEqual({ code: 'no-transition' });
      const unsigned = { ...commands['sign-transition'], tenant: ' ' } as LeavingCommand;
      const missing = { code: 'signatures-missing', parties: ['tenant'] };
      expect(refusal(unsigned, city, given(...steps))).toEqual(missing);
    });

    it('is owed from the day on which a breach began (PRH-36), and for all the time after deceit (PRH-34)', () => {
      const breach = standardsAfter([commands.open], [commands.notify], [set]);
      expect(breach.standards).toMatchObject([{ from: '2026-05-01', monthlyFen: 120_001 }]);
      const deceit = standardsAfter([open('deceit')], [commands.notify], [set]);
      expect(deceit.standards).toMatchObject([{ from: '2024-10-01', monthlyFen: 120_001 }]);
    });

    it('takes the place of a rent that was decided for a later day, and ends with the return', () => {
      const later = {
        from: plainDate('2027-03-01'),
        monthlyFen: 31_000,
        reductionFen: 0,
        subsidyFen: 0,
        source: '调租',
      };
      const more = { standards: [...facts.standards, later] };
      const { standards, before } = standardsAfter([open('other-subsidised')], [commands.notify], [set, more]);
      expect(standards.map(({ from, monthlyFen }) => [from, monthlyFen])).toEqual([
        ['2027-01-29', 120_001],
        ['2027-03-01', 120_001],
      ]);
      expect(before.map(({ from, monthlyFen }) => [from, monthlyFen])).toEqual([
        ['2027-01-29', 30_000],
        ['2027-03-01', 31_000],
      ]);
      const back = given([open('other-subsidised')], [commands.notify], [commands.return]);
      // Returned before the time for moving out was over: no day at the market's rent.
      expect(refusal(set, {}, back)).toEqual({ code: 'no-market-rent' });
    });
  });

  it('has a ground that is given, with evidence', () => {
    expect(refusal(open('arrears'), late(6))).toEqual({ code: 'ground-too-early', months: 6 });
    expect(given([open('arrears'), late(7)]).opened?.figures).toMatchObject({ months: 7, lateFen: 90_000 });
    // Six months in a row from 28 May are over on the day after 28 November.
    expect(refusal(open('vacant', '2026-05-28'))).toEqual({ code: 'ground-too-early', months: 6 });
    expect(refusal(open('vacant', '2026-05-27'))).toBeUndefined();
    expect(refusal(open('not-renewed'))).toEqual({ code: 'ground-not-given' });
    expect(refusal(open('review-failed'))).toEqual({ code: 'ground-not-given' });
    expect(refusal(open('review-failed'), { failedReview: { leaveBy: null } })).toBeUndefined();
    expect(refusal(open('sublet'))).toEqual({ code: 'breach-day-missing' });
    expect(refusal({ ...commands.open, evidence: ' ' } as LeavingCommand)).toEqual({ code: 'evidence-missing' });
    const wordless = { ...open('review-failed'), evidence: '' } as LeavingCommand;
    expect(refusal(wordless, { failedReview: { leaveBy: null } })).toBeUndefined();
    expect(refusal(open('sublet', '2026-11-29'))).toEqual({ code: 'day-in-future' });
    expect(refusal(open('sublet', '2024-09-30'))).toEqual({ code: 'day-too-early', earliest: '2024-10-01' });
    const lease = { ...facts.lease, isLivedIn: false };
    expect(refusal(commands.open, { lease })).toEqual({ code: 'nothing-to-leave' });
  });

  it('gives nobody less time than the policy or the review decided; an order names its own day', () => {
    const review = { failedReview: { leaveBy: plainDate('2026-12-28') } };
    const failed = given([open('review-failed'), review]);
    const decided = decideLeaving(commands.notify, failed, { ...facts, ...review });
    expect(decided.ok && decided.value[0]?.payload).toMatchObject({ leaveBy: '2026-12-28' });
    const named = (day: string): LeavingCommand => ({ type: 'notify', leaveBy: plainDate(day) });
    const housed = given([open('acquired-housing')]);
    expect(refusal(named('2027-01-27'), {}, housed)).toEqual({ code: 'day-too-early', earliest: '2027-01-28' });
    expect(refusal(named('2027-02-15'), {}, housed)).toBeUndefined();
    const sublet = given([commands.open]);
    expect(refusal(named('2026-12-13'), {}, sublet)).toBeUndefined();
    expect(refusal(named('2026-11-28'), {}, sublet)).toEqual({ code: 'day-too-early', earliest: '2026-11-29' });
    const silent = { policy: { ...facts.policy, movingOut: null } };
    expect(refusal(commands.notify, silent, sublet)).toEqual({ code: 'moving-out-unknown' });
    expect(refusal(named('2026-12-13'), silent, sublet)).toBeUndefined();
  });

  it('waits for notice and protocol, and can be withdrawn with a reason', () => {
    expect(refusal(commands.return, {}, given([commands.open]))).toEqual({ code: 'not-notified' });
    const notified = given([commands.open], [commands.notify]);
    const lease = { ...facts.lease, handedOverOn: null };
    expect(refusal(commands.return, { lease }, notified)).toEqual({ code: 'not-handed-over' });
    expect(refusal({ type: 'withdraw', reason: '' }, {}, notified)).toEqual({ code: 'comment-missing' });
    expect(given([commands.open], [commands.withdraw], [open('arrears'), late(9)])).toMatchObject({
      status: 'opened',
      opened: { ground: 'arrears' },
      notified: null,
      withdrawn: null,
    });
    expect(refusal({ type: 'set-rent', marketFen: 0, source: 'x' }, {}, notified)).toEqual({
      code: 'market-rent-wrong',
    });
    const settled = given(...before.refund);
    expect(refusal({ ...commands.refund, payee: '' } as LeavingCommand, {}, settled)).toEqual({
      code: 'payer-missing',
    });
  });
});

describe('a fine', () => {
  const opened = (ground: LeavingGround) => given([open(ground, ground === 'deceit' ? null : '2026-05-01')]);
  const fined = (fen: number, gainFen = 0): LeavingCommand => ({ ...commands.fine, fen, gainFen }) as LeavingCommand;

  it('is within PRH-36 after a breach: 1,000 yuan, or three times the gain and never more than 30,000', () => {
    const sublet = opened('sublet');
    expect(refusal(fined(100_000), {}, sublet)).toBeUndefined();
    expect(refusal(fined(100_001), {}, sublet)).toEqual({ code: 'fine-too-high', most: 100_000 });
    expect(refusal(fined(600_000, 200_000), {}, sublet)).toBeUndefined();
    expect(refusal(fined(600_001, 200_000), {}, sublet)).toEqual({ code: 'fine-too-high', most: 600_000 });
    expect(refusal(fined(3_000_000, 5_000_000), {}, sublet)).toBeUndefined();
    expect(refusal(fined(3_000_001, 5_000_000), {}, sublet)).toEqual({ code: 'fine-too-high', most: 3_000_000 });
  });

  it('is within PRH-34 after deceit, which knows no gain, and there is none for other grounds or without a number', () => {
    const deceit = opened('deceit');
    expect(refusal(fined(100_000), {}, deceit)).toBeUndefined();
    expect(refusal(fined(100_001), {}, deceit)).toEqual({ code: 'fine-too-high', most: 100_000 });
    expect(refusal(fined(1, 1), {}, deceit)).toEqual({ code: 'no-fine' });
    expect(refusal(fined(1), {}, given([open('voluntary')]))).toEqual({ code: 'no-fine' });
    const fines = facts.policy.fines.map((one) => ({ ...one, limits: { ...one.limits, breachFen: null } }));
    expect(refusal(fined(1), { policy: { ...facts.policy, fines } }, opened('sublet'))).toEqual({ code: 'no-fine' });
  });

  it('goes by the limit of the day on which it was decided, not of the day on which it is entered', () => {
    const [before = expect.fail('no limits')] = facts.policy.fines;
    const raised = { from: day('2026-11-21'), policy: 'q', limits: { ...before.limits, breachFen: 200_000 } };
    const policy = { ...facts.policy, fines: [before, raised] };
    const on = (decidedOn: string): LeavingCommand =>
      ({ ...commands.fine, fen: 150_000, gainFen: 0, decidedOn: day(decidedOn) }) as LeavingCommand;
    const sublet = opened('sublet');
    expect(refusal(on('2026-11-20'), { policy }, sublet)).toEqual({ code: 'fine-too-high', most: 100_000 });
    expect(decideLeaving(on('2026-11-21'), sublet, { ...facts, policy })).toMatchObject({
      ok: true,
      value: [{ type: 'leaving.fined.v1', payload: { basis: { policy: 'q', values: { most: 200_000 } } } }],
    });
    const later = { policy: { ...facts.policy, fines: [raised] } };
    expect(refusal(on('2026-11-20'), later, sublet)).toEqual({ code: 'no-fine' });
  });

  it('has a document of its day, once, and is paid once', () => {
    const state = opened('sublet');
    expect(refusal({ ...commands.fine, documentNo: ' ' } as LeavingCommand, {}, state)).toEqual({
      code: 'document-missing',
    });
    expect(refusal(fined(0), {}, state)).toEqual({ code: 'amount-wrong' });
    expect(refusal({ ...commands.fine, decidedOn: day('2026-11-29') } as LeavingCommand, {}, state)).toEqual({
      code: 'day-in-future',
    });
    const once = given(...before['pay-fine']);
    expect(once.fines).toMatchObject([{ documentNo: '宁住罚〔2026〕1 号', fen: 80_000, paid: null }]);
    expect(refusal({ ...commands.fine, fineId: 'other' } as LeavingCommand, {}, once)).toEqual({
      code: 'exists-already',
    });
    const early = { ...commands['pay-fine'], paidOn: day('2026-11-19') } as LeavingCommand;
    expect(refusal(early, {}, once)).toEqual({ code: 'day-too-early', earliest: '2026-11-20' });
    const paid = given(...before['pay-fine'], [commands['pay-fine']]);
    expect(paid.fines[0]?.paid).toEqual({ paidOn: '2026-11-25', voucherNo: '6301-1' });
    expect(refusal(commands['pay-fine'], {}, paid)).toEqual({ code: 'no-open-fine' });
  });
});

describe('who is taken to court', () => {
  it('has had the time for moving out, and is told court, number, day and outcome (PRH-32)', () => {
    const notified = given(...before['file-suit']);
    const early = { ...commands['file-suit'], filedOn: day('2027-01-28') } as LeavingCommand;
    expect(refusal(early, later, notified)).toEqual({ code: 'suit-too-early', leaveBy: '2027-01-28' });
    expect(refusal(commands['file-suit'], {}, notified)).toEqual({ code: 'day-in-future' });
    expect(refusal({ ...commands['file-suit'], court: '' } as LeavingCommand, later, notified)).toEqual({
      code: 'court-missing',
    });
    const enforced = given(...before['note-enforcement'], [commands['note-enforcement'], later]);
    expect(enforced.suits).toEqual([
      {
        suitId: 's',
        kind: 'lawsuit',
        court: '城西区法院',
        caseNo: '（2027）青0104民初1号',
        filedOn: '2027-02-01',
        judged: { on: '2027-05-10', outcome: 'granted', note: '三十日内腾退' },
        enforced: { on: '2027-07-01', note: '' },
      },
    ]);
    const states = (['file-suit', 'note-judgment', 'note-enforcement'] as const).map((type) => given(...before[type]));
    expect([...states, enforced].map(({ suits }) => pursuitOf(suits))).toEqual(['none', 'filed', 'judged', 'enforced']);
  });

  it('is judged once, after the filing; what was dismissed is not enforced', () => {
    const filed = given(...before['note-judgment']);
    const early = { ...commands['note-judgment'], judgedOn: day('2027-01-31') } as LeavingCommand;
    expect(refusal(early, later, filed)).toEqual({ code: 'day-too-early', earliest: '2027-02-01' });
    expect(refusal(commands['note-enforcement'], later, filed)).toEqual({ code: 'nothing-to-enforce' });
    const dismissed = { ...commands['note-judgment'], outcome: 'dismissed' } as LeavingCommand;
    const lost = given(...before['note-judgment'], [dismissed, later]);
    expect(refusal(commands['note-judgment'], later, lost)).toEqual({ code: 'no-open-suit' });
    expect(refusal(commands['note-enforcement'], later, lost)).toEqual({ code: 'nothing-to-enforce' });
    expect(refusal(commands['file-suit'], later, lost)).toEqual({ code: 'exists-already' });
  });

  it('may be whoever still owes after the return', () => {
    const returned = given([commands.open], [commands.notify], [commands.return]);
    const suit = { ...commands['file-suit'], filedOn: day('2026-11-28') } as LeavingCommand;
    expect(refusal(suit, {}, returned)).toBeUndefined();
  });
});

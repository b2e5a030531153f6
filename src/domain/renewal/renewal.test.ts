import { describe, expect, it } from 'vitest';
import { STREET, anActor } from '../../../tests/support/application/builders.ts';
import type { OfficeId, StaffId } from '../../kernel/ids.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import { availableRenewal, renewalRules } from './available-actions.ts';
import type { RenewalCommand, RenewalCommandType } from './commands.ts';
import { renewalDay, renewedTerm } from './deadline.ts';
import { type RenewalFacts, decideRenewal } from './decide.ts';
import { type RecordedRenewalEvent, foldRenewal } from './state.ts';

const facts: RenewalFacts = {
  today: plainDate('2027-02-10'),
  actor: anActor({ id: 'sup', roles: ['supervisor'] }),
  office: STREET,
  members: ['1'],
  lease: { leaseId: 'lease-1', office: STREET, origin: 'selection', isInForce: true, until: plainDate('2027-05-31') },
  policy: { id: 'p', before: { count: 3, unit: 'months' }, most: { count: 5, unit: 'years' } },
  remindDays: 60,
  publicityDays: 0,
  promisedUntil: plainDate('2027-03-04'),
  assessed: null,
};
const commands: Readonly<Record<RenewalCommandType, RenewalCommand>> = {
  remind: { type: 'remind', way: 'phone', note: '' },
  apply: { type: 'apply', months: 36, declaration: 'unchanged', changes: '', signedBy: '马秀莲', papers: [] },
  admit: { type: 'admit', reason: '住院' },
  bring: {
    type: 'bring',
    papers: [
      { type: 'household-register', files: [{ hash: 'a' as never, mediaType: 'image/png', bytes: 1, name: 'x' }] },
    ],
  },
  review: { type: 'review', outcome: 'passed', reason: '' },
  sign: {
    type: 'sign',
    signatures: [
      { party: 'landlord', name: '张晓' },
      { party: 'tenant', name: '马秀莲' },
    ],
  },
};
const late = { today: plainDate('2027-03-01') };

type Step = readonly [command: RenewalCommand, more?: Partial<RenewalFacts>];

function given(...steps: readonly Step[]) {
  const events: RecordedRenewalEvent[] = [];
  for (const [command, more] of steps) {
    const decided = decideRenewal(command, foldRenewal(events), { ...facts, ...more });
    if (!decided.ok) throw new Error(JSON.stringify(decided.error));
    events.push(...decided.value.map((event) => ({ ...event, actor: 'sup' as StaffId })));
  }
  return foldRenewal(events);
}

const refusal = (command: RenewalCommand, more: Partial<RenewalFacts> = {}, state = given()) => {
  const decided = decideRenewal(command, state, { ...facts, ...more });
  return decided.ok ? undefined : decided.error;
};

const before: Readonly<Record<RenewalCommandType, readonly Step[]>> = {
  remind: [],
  apply: [],
  admit: [[commands.apply, late]],
  bring: [[commands.apply]],
  review: [[commands.apply]],
  sign: [[commands.apply], [commands.review]],
};

describe('the last day for a renewal', () => {
  it.each([
    { what: '31 May less three months is the end of February', until: '2027-05-31', months: 3, day: '2027-02-28' },
    { what: 'and its 29th in a leap year', until: '2028-05-31', months: 3, day: '2028-02-29' },
    { what: '30 November less three months', until: '2026-11-30', months: 3, day: '2026-08-30' },
    { what: '徐州: one month', until: '2027-03-31', months: 1, day: '2027-02-28' },
  ])('$what', ({ until, months, day }) => {
    expect(renewalDay(plainDate(until), months)).toBe(day);
  });

  it('gives a term from the day after, to the day before the same day', () => {
    expect(renewedTerm(plainDate('2027-05-31'), 36)).toEqual({ from: '2027-06-01', until: '2030-05-31' });
    expect(renewedTerm(plainDate('2027-02-28'), 12)).toEqual({ from: '2027-03-01', until: '2028-02-29' });
  });
});

describe('a renewal', () => {
  it.each(Object.keys(renewalRules) as RenewalCommandType[])('%s asks permission, office and own case', (type) => {
    const state = given(...before[type]);
    const { permission } = renewalRules[type];
    const auditor = anActor({ id: 'a', roles: ['auditor'] });
    expect(refusal(commands[type], { actor: auditor }, state)).toEqual({ code: 'missing-permission', permission });
    const far = anActor({ id: 'f', roles: ['supervisor'], office: '630103' as OfficeId });
    expect(refusal(commands[type], { actor: far }, state)).toEqual({ code: 'wrong-office', office: STREET });
    const kin = anActor({ id: 'k', roles: ['supervisor'], interests: ['1'] });
    expect(refusal(commands[type], { actor: kin }, state)).toEqual({ code: 'own-case' });
    expect(availableRenewal(state, facts).find(({ command }) => command === type)?.refusal).toBeNull();
  });

  it('is asked for in time, reviewed and signed as the term from the day after', () => {
    const state = given([commands.remind], [commands.apply], [commands.review], [commands.sign]);
    expect(state).toMatchObject({
      status: 'renewed',
      applied: { applyBy: '2027-02-28', months: 36 },
      signed: { term: { from: '2027-06-01', until: '2030-05-31' } },
    });
    expect(refusal(commands.apply, {}, state)).toEqual({ code: 'renewal-not-now', status: 'renewed' });
  });

  it('that is late waits for a supervisor with a reason; nobody is admitted after the term', () => {
    const state = given([commands.apply, late]);
    expect(state.status).toBe('late');
    expect(refusal(commands.review, late, state)).toEqual({ code: 'renewal-not-now', status: 'late' });
    expect(refusal({ type: 'admit', reason: ' ' }, late, state)).toEqual({ code: 'reasons-missing' });
    expect(given([commands.apply, late], [commands.admit, late])).toMatchObject({
      status: 'applied',
      admitted: { reason: '住院' },
    });
    expect(refusal(commands.apply, { today: plainDate('2027-06-01') })).toEqual({ code: 'renewal-over' });
    expect(refusal(commands.apply, { today: plainDate('2026-12-01') })).toEqual({
      code: 'renewal-not-open',
      from: '2026-12-30',
    });
    expect(refusal(commands.apply, { lease: { ...facts.lease, isInForce: false } })).toEqual({ code: 'renewal-over' });
  });

  it('is no longer than the longest term, told in full and decided with reasons', () => {
    expect(refusal({ ...commands.apply, months: 61 } as RenewalCommand)).toEqual({
      code: 'term-too-long',
      latest: '2032-05-31',
    });
    expect(refusal({ ...commands.apply, signedBy: '' } as RenewalCommand)).toEqual({ code: 'declaration-incomplete' });
    const applied = given([commands.apply]);
    expect(refusal({ type: 'review', outcome: 'failed', reason: '' }, {}, applied)).toEqual({
      code: 'reasons-missing',
    });
    const assessed = { outcome: 'ineligible', values: {} } as const;
    expect(refusal(commands.review, { assessed }, applied)).toEqual({ code: 'review-against-facts' });
    const papers = [{ type: 'income-proof', files: [] }] as const;
    const promised = given([{ ...commands.apply, papers } as RenewalCommand]);
    expect(refusal(commands.review, { today: plainDate('2027-03-05') }, promised)).toEqual({
      code: 'promise-broken',
      types: ['income-proof'],
    });
  });

  it('is published where the city asks for it, and can fail meanwhile', () => {
    const city = { publicityDays: 20 };
    const passed = given([commands.apply], [commands.review, city]);
    expect(passed.reviewed?.publicised).toEqual({ from: '2027-02-11', until: '2027-03-02' });
    expect(refusal(commands.sign, {}, passed)).toEqual({ code: 'renewal-publicised', until: '2027-03-02' });
    expect(refusal(commands.sign, { today: plainDate('2027-03-03') }, passed)).toBeUndefined();
    expect(refusal({ type: 'sign', signatures: [] }, { today: plainDate('2027-03-03') }, passed)).toEqual({
      code: 'signatures-missing',
      parties: ['landlord', 'tenant'],
    });
    expect(refusal({ type: 'review', outcome: 'failed', reason: '有异议，查实' }, {}, passed)).toBeUndefined();
    expect(refusal(commands.review, {}, passed)).toEqual({ code: 'renewal-not-now', status: 'passed' });
  });
});

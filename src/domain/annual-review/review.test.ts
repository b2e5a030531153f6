import { describe, expect, it } from 'vitest';
import { STREET, anActor } from '../../../tests/support/application/builders.ts';
import type { BlobHash, OfficeId, StaffId } from '../../kernel/ids.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import { availableReview, reviewRules } from './available-actions.ts';
import type { ReviewCommand, ReviewCommandType } from './commands.ts';
import { type ReviewFacts, decideReview } from './decide.ts';
import { reviewDueDay } from './due-day.ts';
import { openPapers } from './paper.ts';
import { type RecordedReviewEvent, foldReview } from './state.ts';

const supervisor = anActor({ id: 'sup', roles: ['supervisor'] });
const facts: ReviewFacts = {
  today: plainDate('2026-11-28'),
  year: 2026,
  actor: supervisor,
  office: STREET,
  members: ['1'],
  lease: {
    leaseId: 'lease-1',
    leaseNo: 'XN租2024-01-000001',
    office: STREET,
    household: 'case-1',
    isInForce: true,
    termFrom: plainDate('2024-12-15'),
  },
  policy: { id: 'p', rule: { everyMonths: 12, declareBy: null, reminder: true, leaveWithin: null } },
  remindDays: 60,
  promisedUntil: plainDate('2026-12-18'),
  leaveBy: null,
  takenBy: undefined,
  assessed: null,
};
const page = { hash: 'a'.repeat(64) as BlobHash, mediaType: 'image/jpeg', bytes: 9, name: '户口簿.jpg' } as const;
const unchanged: ReviewCommand = {
  type: 'declare',
  declaration: 'unchanged',
  changes: '',
  signedBy: '马秀莲',
  papers: [{ type: 'household-register', files: [] }],
};
const commands: Readonly<Record<ReviewCommandType, ReviewCommand>> = {
  call: { type: 'call' },
  remind: { type: 'remind', way: 'letter', note: '' },
  declare: unchanged,
  bring: { type: 'bring', papers: [{ type: 'household-register', files: [page] }] },
  decide: { type: 'decide', outcome: 'passed', reason: '' },
  reopen: { type: 'reopen', reason: '录错' },
};

type Step = readonly [command: ReviewCommand, more?: Partial<ReviewFacts>];

function given(...steps: readonly Step[]) {
  const events: RecordedReviewEvent[] = [];
  for (const [command, more] of steps) {
    const decided = decideReview(command, foldReview(events), { ...facts, ...more });
    if (!decided.ok) throw new Error(JSON.stringify(decided.error));
    events.push(...decided.value.map((event) => ({ ...event, actor: 'sup' as StaffId })));
  }
  return foldReview(events);
}

const refusal = (command: ReviewCommand, more: Partial<ReviewFacts> = {}, state = given()) => {
  const decided = decideReview(command, state, { ...facts, ...more });
  return decided.ok ? undefined : decided.error;
};

const before: Readonly<Record<ReviewCommandType, readonly Step[]>> = {
  call: [],
  declare: [],
  remind: [[commands.call]],
  bring: [[unchanged]],
  decide: [[unchanged]],
  reopen: [[unchanged], [commands.decide]],
};

describe('a yearly review', () => {
  it.each(Object.keys(reviewRules) as ReviewCommandType[])('%s asks permission, office and own case', (type) => {
    const state = given(...before[type]);
    const { permission } = reviewRules[type];
    const auditor = anActor({ id: 'a', roles: ['auditor'] });
    expect(refusal(commands[type], { actor: auditor }, state)).toEqual({ code: 'missing-permission', permission });
    const far = anActor({ id: 'f', roles: ['supervisor'], office: '630103' as OfficeId });
    expect(refusal(commands[type], { actor: far }, state)).toEqual({ code: 'wrong-office', office: STREET });
    const kin = anActor({ id: 'k', roles: ['supervisor'], interests: ['1'] });
    expect(refusal(commands[type], { actor: kin }, state)).toEqual({ code: 'own-case' });
    expect(availableReview(state, facts).find(({ command }) => command === type)).toEqual({
      command: type,
      refusal: null,
    });
  });

  it('is done in one visit without the household booklet, which is promised and comes later', () => {
    const state = given([unchanged], [commands.decide]);
    expect(state).toMatchObject({ status: 'passed', dueOn: '2026-12-15', declared: { declaration: 'unchanged' } });
    expect(openPapers(state?.papers ?? [])).toEqual([
      { type: 'household-register', files: [], promisedUntil: '2026-12-18' },
    ]);
    const later = given([unchanged], [commands.decide], [commands.bring, { today: plainDate('2026-12-10') }]);
    expect(openPapers(later?.papers ?? [])).toEqual([]);
  });

  it('is called once a year, when it is due, for a lease in force', () => {
    expect(refusal(commands.call, { today: plainDate('2026-10-01') })).toEqual({
      code: 'review-not-open',
      from: '2026-10-16',
    });
    expect(refusal(commands.call, { lease: { ...facts.lease, isInForce: false } })).toEqual({
      code: 'review-not-asked',
      year: 2026,
    });
    expect(refusal(commands.call, { year: 2024 })).toEqual({ code: 'review-not-asked', year: 2024 });
    expect(refusal(commands.call, { takenBy: 'XN租2' })).toEqual({ code: 'reviewed-elsewhere', label: 'XN租2' });
    expect(refusal(commands.call, {}, given([commands.call]))).toEqual({ code: 'review-not-now', status: 'called' });
    expect(refusal(unchanged, {}, given([unchanged]))).toEqual({ code: 'review-not-now', status: 'declared' });
  });

  it('is told in full: signed, and a change with words and a paper', () => {
    expect(refusal({ ...unchanged, signedBy: ' ' })).toEqual({ code: 'declaration-incomplete' });
    const changed = { ...unchanged, declaration: 'changed', changes: '女儿出生', papers: [] } as const;
    expect(refusal(changed)).toEqual({ code: 'declaration-incomplete' });
    expect(refusal({ ...changed, papers: unchanged.papers })).toBeUndefined();
  });

  it('is decided with reasons where it goes against somebody or against the facts', () => {
    const declared = given([unchanged]);
    expect(refusal({ type: 'decide', outcome: 'failed', reason: '' }, {}, declared)).toEqual({
      code: 'reasons-missing',
    });
    const assessed = { outcome: 'ineligible', values: {} } as const;
    expect(refusal(commands.decide, { assessed }, declared)).toEqual({ code: 'review-against-facts' });
    expect(refusal({ type: 'decide', outcome: 'passed', reason: '过渡' }, { assessed }, declared)).toBeUndefined();
    const says = given([{ ...unchanged, declaration: 'not-entitled', papers: [] }]);
    expect(refusal(commands.decide, {}, says)).toEqual({ code: 'review-against-facts' });
    const late = { today: plainDate('2026-12-19') };
    expect(refusal(commands.decide, late, declared)).toEqual({ code: 'promise-broken', types: ['household-register'] });
    const failed = given(
      [unchanged],
      [{ type: 'decide', outcome: 'failed', reason: '已购房' }, { leaveBy: plainDate('2026-12-28') }],
    );
    expect(failed?.decided).toMatchObject({ outcome: 'failed', leaveBy: '2026-12-28' });
    expect(given([unchanged], [commands.decide], [commands.reopen])).toMatchObject({
      status: 'declared',
      decided: null,
    });
    expect(refusal({ type: 'reopen', reason: '' }, {}, failed)).toEqual({ code: 'comment-missing' });
    expect(refusal({ type: 'bring', papers: [] }, {}, declared)).toEqual({ code: 'supplement-empty' });
  });
});

describe('the day by which a household declares', () => {
  const rule = { everyMonths: 12, declareBy: null };
  it.each([
    ['a year after moving in', '2024-12-15', rule, 2026, '2026-12-15'],
    ['moved in on 29 February: the last of February', '2024-02-29', rule, 2026, '2026-02-28'],
    ['none in the year of moving in', '2026-01-01', rule, 2026, undefined],
    ['海口: the end of March for everybody', '2024-12-15', { everyMonths: 12, declareBy: '03-31' }, 2026, '2026-03-31'],
    ['29 February in a common year', '2024-12-15', { everyMonths: 12, declareBy: '02-29' }, 2026, '2026-02-28'],
    ['珠海: every three years', '2023-06-01', { everyMonths: 36, declareBy: null }, 2026, '2026-06-01'],
    ['and not in between', '2023-06-01', { everyMonths: 36, declareBy: null }, 2025, undefined],
  ] as const)('%s', (...[, from, given, year, day]) => {
    expect(reviewDueDay(plainDate(from), given, year)).toBe(day);
  });
});

import { describe, expect, it } from 'vitest';
import {
  FIRST_DAY,
  LAST_DAY,
  aCell,
  aWaiting,
  byClerk,
  failing,
  givenIntent,
  onPlan,
  otherwiseCase,
  passing,
  planUpTo,
  registering,
} from '../../../tests/support/allocation/given-plan.ts';
import {
  aCondition,
  aContent,
  aMember,
  anActor,
  anEvaluation,
  clerk,
  secondClerk,
} from '../../../tests/support/application/builders.ts';
import { identityNumberFor } from '../identity/identity-number.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import { addDays, plainDate } from '../../kernel/plain-date.ts';
import { availableOnIntent } from './available-actions.ts';

const open = planUpTo('published');
const closed = planUpTo('closed');
const approved = planUpTo('approved');
const frozen = planUpTo('frozen');
const none = { kind: 'none', detail: '' } as const;

describe('an intent (PRH-13)', () => {
  it('is registered for a household of the list, within the window', () => {
    const state = givenIntent(open).when(registering).then('intent.registered.v1');
    expect(state).toMatchObject({ status: 'registered', areas: ['海湖新区'], waitingNo: 'XN轮2026-01-000001' });
    expect(
      givenIntent(open)
        .when({ ...registering, day: 20 })
        .then('intent.registered.v1').registeredOn,
    ).toBe(LAST_DAY);
    givenIntent(open)
      .when({ ...registering, day: -1 })
      .refused({ code: 'intent-early', from: FIRST_DAY });
    givenIntent(open)
      .when({ ...registering, day: 21 })
      .refused({ code: 'intent-late', until: LAST_DAY });
    givenIntent(closed).when(registering).refused({ code: 'plan-not-now', status: 'closed' });
    givenIntent(open, registering).when(registering).refused({ code: 'intent-already' });
  });

  it('is refused to who does not wait, may not, or stands elsewhere', () => {
    const left = { reason: 'gave-up', on: FIRST_DAY } as const;
    const when = (facts: Parameters<typeof byClerk>[1] & object) =>
      givenIntent(open).when({ ...registering, ...facts });
    when({ with: { waiting: undefined } }).refused({ code: 'not-waiting' });
    when({ with: { waiting: aWaiting({ left }) } }).refused({ code: 'left-already', reason: 'gave-up' });
    const pausedUntil = addDays(FIRST_DAY, 3);
    when({ with: { waiting: aWaiting({ pausedUntil }) } }).refused({ code: 'waiting-paused', until: pausedUntil });
    when({ with: { elsewhere: '第二批' } }).refused({ code: 'intent-elsewhere', plan: '第二批' });
    const banned = { code: 'banned', name: '马秀莲', until: LAST_DAY, caseNo: 'XN2024-01-000009' } as const;
    when({ with: { banned: () => banned } }).refused(banned);
    const content = aContent({ programme: 'migrant-worker' });
    const forOthers = planUpTo('published').map((step) =>
      step.command.type === 'draft'
        ? onPlan({ type: 'draft', parts: { ...step.command.parts, groups: ['low-income'] } })
        : step,
    );
    givenIntent(forOthers)
      .when({ ...registering, with: otherwiseCase({ content }) })
      .refused({ code: 'group-not-eligible' });
  });

  it('names areas of the plan, each once, not too many, with a home that fits', () => {
    const wish = (areas: readonly string[], declaration: { kind: 'none' | 'staff'; detail: string } = none) =>
      givenIntent(open).when(byClerk({ type: 'register', areas, declaration }));
    wish([]).refused({ code: 'areas-wrong' });
    wish(['没有']).refused({ code: 'areas-wrong' });
    wish(['海湖新区', '海湖新区']).refused({ code: 'areas-wrong' });
    wish(['海湖新区'], { kind: 'staff', detail: ' ' }).refused({ code: 'declaration-empty' });
    const members = [1, 2, 3].map((n) =>
      aMember({
        relation: n === 1 ? '01' : '20',
        identityNumber: identityNumberFor('630104', plainDate('2010-03-04'), n),
      }),
    );
    givenIntent(open)
      .when({ ...registering, with: otherwiseCase({ content: aContent({ members }) }) })
      .refused({ code: 'no-fitting-home' });
  });

  it('is changed within the window and withdrawn until the freeze', () => {
    const change = byClerk({ type: 'change', areas: ['海湖新区'], declaration: { kind: 'staff', detail: '本局职工' } });
    const given = givenIntent(open, registering);
    expect(given.when(change).then('intent.changed.v1').declaration.kind).toBe('staff');
    given.when({ ...change, day: 21 }).refused({ code: 'intent-late', until: LAST_DAY });
    givenIntent(closed, registering).when(change).refused({ code: 'plan-not-now', status: 'closed' });
    givenIntent(open).when(change).refused({ code: 'unknown-intent' });
    const withdraw = byClerk({ type: 'withdraw', comment: '家庭决定' }, { day: 21 });
    for (const plan of [open, closed, approved]) {
      expect(givenIntent(plan, registering).when(withdraw).then('intent.withdrawn.v1').status).toBe('withdrawn');
    }
    const late = givenIntent(frozen, registering);
    late.when(withdraw).refused({ code: 'plan-not-now', status: 'frozen' });
    // It came from a desk without a line and never into the roster: its place is let go.
    const outside = { ...withdraw, with: { inRoster: () => false } };
    expect(late.when(outside).then('intent.withdrawn.v1').status).toBe('withdrawn');
    late.when({ ...withdraw, with: { inRoster: () => undefined } }).refused({ code: 'plan-not-now', status: 'frozen' });
    givenIntent(frozen, registering, passing).when(outside).refused({ code: 'plan-not-now', status: 'frozen' });
    given.when(byClerk({ type: 'withdraw', comment: '' })).refused({ code: 'comment-missing' });
    // Who withdrew may come back while the window is open.
    const again = givenIntent(open, registering, byClerk({ type: 'withdraw', comment: '家庭决定' }));
    expect(again.when(registering).then('intent.registered.v1').status).toBe('registered');
  });
});

describe('a declaration about staff', () => {
  const declare = byClerk(
    { type: 'declare', declaration: { kind: 'relative', detail: ' 姐姐在区中心 ' } },
    { day: 25 },
  );

  it('is put right until the freeze, and changes nothing else', () => {
    for (const plan of [open, closed, approved]) {
      const state = givenIntent(plan, registering, passing).when(declare).then('intent.changed.v1');
      expect(state).toMatchObject({ status: 'passed', areas: ['海湖新区'] });
      expect(state.declaration).toEqual({ kind: 'relative', detail: '姐姐在区中心' });
    }
    givenIntent(frozen, registering, passing).when(declare).refused({ code: 'plan-not-now', status: 'frozen' });
    givenIntent(closed).when(declare).refused({ code: 'unknown-intent' });
    const empty = byClerk({ type: 'declare', declaration: { kind: 'staff', detail: ' ' } });
    givenIntent(closed, registering).when(empty).refused({ code: 'declaration-empty' });
  });
});

describe('the re-review (PRH-13)', () => {
  const given = givenIntent(closed, registering);

  it('passes on new answers alone, and keeps what it found', () => {
    const state = given.when(passing).then('intent.review-passed.v1');
    expect(state.passed).toMatchObject({
      reviewed: { name: '马秀莲', size: 1, groups: ['no-home'], waitsSince: plainDate('2024-10-01') },
      countsUntil: addDays(FIRST_DAY, 90),
    });
    const answers = (...cells: readonly ReturnType<typeof aCell>[]) => ({
      ...passing,
      with: { assess: () => ({ evaluation: anEvaluation(), cells }) },
    });
    const old = aCell('answered', addDays(FIRST_DAY, -1));
    given
      .when(answers(aCell('answered'), old, aCell('mismatch')))
      .refused({ code: 'answers-missing', count: 2, since: FIRST_DAY });
    expect(given.when(answers(aCell('ruled'), aCell('not-needed'))).then('intent.review-passed.v1').status).toBe(
      'passed',
    );
    givenIntent(open, registering).when(passing).refused({ code: 'plan-not-now', status: 'published' });
    givenIntent(closed).when(passing).refused({ code: 'unknown-intent' });
    givenIntent(closed, registering, passing).when(passing).refused({ code: 'intent-not-now', status: 'passed' });
  });

  it('does not pass a household that is not entitled, or about which something is open', () => {
    const evaluation = anEvaluation({
      outcome: 'ineligible',
      conditions: [aCondition({ id: 'income', verdict: 'unmet' })],
    });
    given.when({ ...passing, with: { assess: () => ({ evaluation, cells: [] }) } }).refused({
      code: 'not-entitled',
      outcome: 'ineligible',
      conditions: [{ id: 'income', verdict: 'unmet' }],
    });
    given
      .when({ ...passing, with: otherwiseCase({ status: 'objection' }) })
      .refused({ code: 'review-blocked', by: 'objection' });
    given
      .when({ ...passing, with: { openDuplicate: () => true } })
      .refused({ code: 'review-blocked', by: 'duplicate' });
    given.when({ ...passing, with: { waiting: undefined } }).refused({ code: 'not-waiting' });
  });

  it('fails in words and by two people, neither of whom has an interest', () => {
    const state = given.when(failing).then('intent.review-failed.v1');
    expect(state.failed).toMatchObject({
      noticeNo: '通2026-01',
      reasons: '已购房',
      by: 'clerk-1',
      secondBy: 'clerk-2',
    });
    const unworded = { ...failing, command: { type: 'fail-review', reasons: ' ', secondBy: null } } as const;
    given.when(unworded).refused({ code: 'comment-missing' });
    given.when({ ...failing, with: {} }).refused({ code: 'second-person', why: 'missing' });
    given.when({ ...failing, with: { second: clerk } }).refused({ code: 'second-person', why: 'same' });
    const interests = [aMember().identityNumber];
    given
      .when({ ...failing, with: { second: { ...secondClerk, interests } } })
      .refused({ code: 'second-person', why: 'own-case' });
    given.when({ ...failing, by: { ...clerk, interests } }).refused({ code: 'own-case' });
  });

  it('is taken back with a word, from either end', () => {
    const reopen = byClerk({ type: 'reopen-review', comment: '补交材料' }, { day: 22 });
    for (const ending of [passing, failing]) {
      const state = givenIntent(approved, registering, ending).when(reopen).then('intent.review-reopened.v1');
      expect(state).toMatchObject({ status: 'registered', passed: null, failed: null });
    }
    givenIntent(closed, registering, passing)
      .when(byClerk({ type: 'reopen-review', comment: '' }))
      .refused({ code: 'comment-missing' });
    given.when(reopen).refused({ code: 'intent-not-now', status: 'registered' });
    givenIntent(frozen, registering, passing).when(reopen).refused({ code: 'plan-not-now', status: 'frozen' });
  });
});

it('is for who may, of the household’s street or above it', () => {
  const elsewhere = anActor({ id: 'other', office: '630103001' as OfficeId });
  const street = '630104003' as OfficeId;
  givenIntent(open)
    .when({ ...registering, by: elsewhere })
    .refused({ code: 'wrong-office', office: street });
  const hall = anActor({ id: 'hall', roles: ['hall'] });
  expect(
    givenIntent(open)
      .when({ ...registering, by: hall })
      .then('intent.registered.v1').status,
  ).toBe('registered');
  givenIntent(closed, registering)
    .when({ ...passing, by: hall })
    .refused({ code: 'missing-permission', permission: 'draw.review' });
  const place = { plan: { status: 'published', office: '6301' as OfficeId }, street, persons: [] } as const;
  const offered = (actor: typeof hall) =>
    availableOnIntent({ ...place, intent: { status: 'registered' } }, actor).map(({ command, refusal }) => [
      command,
      refusal?.code ?? null,
    ]);
  expect(offered(hall)).toEqual([
    ['change', null],
    ['declare', null],
    ['withdraw', null],
    ['pass-review', 'plan-not-now'],
    ['fail-review', 'plan-not-now'],
  ]);
});

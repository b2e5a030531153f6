import { describe, expect, it } from 'vitest';
import { STREET, anActor } from '../../../tests/support/application/builders.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import { type ArrearsCommand, arrearsCommandTypes } from './commands.ts';
import { type ArrearsFacts, arrearsPermissions, decideArrears } from './decide.ts';
import type { ArrearsEvent } from './events.ts';
import { type Situation, nextStep } from './next-step.ts';
import { UNTOUCHED, foldArrears } from './state.ts';

const day = plainDate;
const supervisor = anActor({ id: 'sup', roles: ['supervisor'] });
const facts: ArrearsFacts = {
  today: day('2026-11-20'),
  actor: supervisor,
  leaseId: 'lease-1',
  office: STREET,
  household: ['1'],
  lateFen: 90_000,
  owedFen: 120_000,
};
const commands: Readonly<Record<ArrearsCommand['type'], ArrearsCommand>> = {
  contact: { type: 'contact', way: 'phone', reached: true, note: '下周缴' },
  'take-step': { type: 'take-step', step: 'remind', note: '' },
  'make-letter': { type: 'make-letter', letter: 'arrears-reminder' },
  pause: { type: 'pause', until: day('2026-12-31'), reason: '住院' },
  resume: { type: 'resume', reason: '出院' },
  agree: { type: 'agree', instalments: [{ dueOn: day('2026-12-01'), fen: 60_000 }], note: '' },
  'end-agreement': { type: 'end-agreement', reason: '未履行' },
};

function after(...given: readonly (readonly [command: ArrearsCommand, on: string])[]) {
  const events: ArrearsEvent[] = [];
  for (const [command, on] of given) {
    const decided = decideArrears(command, foldArrears(events), { ...facts, today: day(on) });
    if (!decided.ok) throw new Error(decided.error.code);
    events.push(...decided.value);
  }
  return foldArrears(events);
}

const refusal = (command: ArrearsCommand, more: Partial<ArrearsFacts> = {}, state = UNTOUCHED) => {
  const decided = decideArrears(command, state, { ...facts, ...more });
  return decided.ok ? undefined : decided.error;
};

describe('what is recorded about arrears', () => {
  it.each(arrearsCommandTypes)('%s asks permission, office and own case', (type) => {
    const command = commands[type];
    const permission = arrearsPermissions[type];
    const auditor = anActor({ id: 'a', roles: ['auditor'] });
    expect(refusal(command, { actor: auditor })).toEqual({ code: 'missing-permission', permission });
    const far = anActor({ id: 'f', roles: ['supervisor'], office: '630103' as OfficeId });
    expect(refusal(command, { actor: far })).toEqual({ code: 'wrong-office', office: STREET });
    const kin = anActor({ id: 'k', roles: ['supervisor'], interests: ['1'] });
    expect(refusal(command, { actor: kin })).toEqual({ code: 'own-case' });
  });

  it('has words where words are due, and fits where it stands', () => {
    expect(refusal({ type: 'contact', way: 'phone', reached: true, note: ' ' })).toEqual({ code: 'comment-missing' });
    expect(refusal(commands['take-step'], { lateFen: 0 })).toEqual({ code: 'nothing-late' });
    expect(refusal({ type: 'pause', until: day('2026-11-19'), reason: 'x' })).toEqual({ code: 'pause-not-ahead' });
    expect(refusal({ type: 'pause', until: day('2026-11-20'), reason: '' })).toEqual({ code: 'comment-missing' });
    expect(refusal(commands.resume)).toEqual({ code: 'not-paused' });
    expect(refusal(commands['end-agreement'])).toEqual({ code: 'no-agreement' });
    const agreed = after([commands.agree, '2026-11-20']);
    expect(refusal(commands.agree, {}, agreed)).toEqual({ code: 'agreed-already' });
    expect(after([commands.agree, '2026-11-20'], [commands['end-agreement'], '2026-12-05']).agreement).toBeNull();
    expect(after([commands.pause, '2026-11-20'], [commands.resume, '2026-11-25']).paused).toBeNull();
  });

  it('notes a letter that was made, the same one of a day once', () => {
    const made = after([commands['make-letter'], '2026-11-20']);
    expect(made).toMatchObject({ lastLetter: { on: '2026-11-20', letter: 'arrears-reminder' }, lastStep: null });
    expect(decideArrears(commands['make-letter'], made, facts)).toEqual({ ok: true, value: [] });
    const order: ArrearsCommand = { type: 'make-letter', letter: 'arrears-order' };
    expect(decideArrears(order, made, facts)).toMatchObject({ value: [{ payload: { letter: 'arrears-order' } }] });
    const later = { ...facts, today: day('2026-11-21') };
    expect(decideArrears(commands['make-letter'], made, later)).toMatchObject({
      value: [{ type: 'arrears.letter-made.v1' }],
    });
  });

  it('agrees on instalments that go on, have amounts, and are no more than is owed', () => {
    const agree = (...instalments: readonly (readonly [string, number])[]): ArrearsCommand => ({
      type: 'agree',
      instalments: instalments.map(([dueOn, fen]) => ({ dueOn: day(dueOn), fen })),
      note: '',
    });
    const wrong = { code: 'instalments-wrong' };
    expect(refusal(agree())).toEqual(wrong);
    expect(refusal(agree(['2026-11-20', 100]))).toEqual(wrong);
    expect(refusal(agree(['2026-12-01', 100], ['2026-12-01', 100]))).toEqual(wrong);
    expect(refusal(agree(['2026-12-01', 0]))).toEqual(wrong);
    expect(refusal(agree(['2026-12-01', 120_001]))).toEqual(wrong);
    expect(refusal(agree(['2026-12-01', 60_000], ['2027-01-01', 60_000]))).toBeUndefined();
  });
});

describe('the next step that is proposed', () => {
  const situation = (today: string, months: number, paid = 0): Situation => ({
    today: day(today),
    arrears: { fen: months * 30_000, months },
    visitMonths: 2,
    stepDays: 14,
    monthsLimit: 6,
    paidSince: () => paid,
  });
  const step = (name: 'remind' | 'visit' | 'order', on: string) =>
    [{ type: 'take-step', step: name, note: '' } as const, on] as const;

  it('is a reminder, then a visit from the second month, then order and court beyond the limit', () => {
    expect(nextStep(UNTOUCHED, situation('2026-11-20', 0))).toEqual({ do: 'nothing' });
    expect(nextStep(UNTOUCHED, situation('2026-11-20', 1))).toEqual({ do: 'remind' });
    expect(nextStep(UNTOUCHED, situation('2026-11-20', 9))).toEqual({ do: 'remind' });
    const reminded = after(step('remind', '2026-10-01'));
    expect(nextStep(reminded, situation('2026-11-20', 1))).toEqual({ do: 'remind' });
    expect(nextStep(reminded, situation('2026-11-20', 2))).toEqual({ do: 'visit' });
    const visited = after(step('visit', '2026-10-01'));
    expect(nextStep(visited, situation('2026-11-20', 6))).toEqual({ do: 'visit' });
    expect(nextStep(visited, situation('2026-11-20', 7))).toEqual({ do: 'order' });
    const ordered = after(step('order', '2026-10-01'));
    expect(nextStep(ordered, situation('2026-11-20', 7))).toEqual({ do: 'court' });
  });

  it('waits two weeks for a step to work, and for a pause to be over', () => {
    const reminded = after(step('remind', '2026-11-06'));
    expect(nextStep(reminded, situation('2026-11-20', 2))).toEqual({ do: 'wait', until: '2026-11-20' });
    expect(nextStep(reminded, situation('2026-11-21', 2))).toEqual({ do: 'visit' });
    const paused = after([commands.pause, '2026-11-20']);
    expect(nextStep(paused, situation('2026-12-31', 2))).toEqual({ do: 'paused', until: '2026-12-31' });
    expect(nextStep(paused, situation('2027-01-01', 2))).toEqual({ do: 'remind' });
  });

  it('watches an agreement, and says what did not come', () => {
    const agreed = after([commands.agree, '2026-11-20']);
    expect(nextStep(agreed, situation('2026-12-01', 3))).toEqual({ do: 'watch', next: '2026-12-01' });
    expect(nextStep(agreed, situation('2026-12-02', 3, 50_000))).toEqual({
      do: 'agreement-broken',
      missingFen: 10_000,
    });
    expect(nextStep(agreed, situation('2026-12-02', 3, 60_000))).toEqual({ do: 'remind' });
  });
});

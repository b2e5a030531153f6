import { expect } from 'vitest';
import type { Actor } from '../../../src/domain/application/available-actions.ts';
import type { SelectionCommand } from '../../../src/domain/selection/commands.ts';
import { decideSelection } from '../../../src/domain/selection/decide.ts';
import { type DrawOrder, drawOrder } from '../../../src/domain/selection/draw-order.ts';
import type { SelectionEventType } from '../../../src/domain/selection/events.ts';
import { foldSelection } from '../../../src/domain/selection/evolve.ts';
import type { SelectionFacts } from '../../../src/domain/selection/facts.ts';
import type { SelectionRefusal } from '../../../src/domain/selection/refusal.ts';
import type { SessionRules } from '../../../src/domain/selection/rules.ts';
import { NO_SELECTION, type SelectionState } from '../../../src/domain/selection/state.ts';
import { plainDate } from '../../../src/kernel/plain-date.ts';
import { CITY, anActor } from '../application/builders.ts';

export const START = Date.UTC(2026, 10, 20, 1, 0, 0);
export const MINUTE = 60_000;

export const hallClerk = anActor({ id: 'hall-1', roles: ['hall'], office: CITY });
export const leader = anActor({ id: 'lead-1', roles: ['supervisor'], office: CITY });
export const secondLeader = anActor({ id: 'lead-2', roles: ['supervisor'], office: CITY });

/** Two pools: A with three homes, B with one; three chosen in A, one in B, four reserves. */
export const smallDraw: DrawOrder = drawOrder('order', {
  result: [
    { no: 'N3', pool: 'A', rank: 3, round: 1, key: '3' },
    { no: 'N1', pool: 'A', rank: 1, round: 1, key: '1' },
    { no: 'N2', pool: 'A', rank: 2, round: 1, key: '2' },
    { no: 'N4', pool: 'B', rank: 1, round: 1, key: '4' },
    { no: 'R10', pool: '', rank: 10, round: 0, key: '9' },
    { no: 'R1', pool: '', rank: 1, round: 0, key: '5' },
    { no: 'R2', pool: '', rank: 2, round: 0, key: '6' },
    { no: 'R9', pool: '', rank: 9, round: 0, key: '8' },
  ],
  roster: [
    ...['N1', 'N2', 'N3'].map((no) => household(no, ['A'])),
    household('N4', ['B', 'A']),
    household('R1', ['B']),
    household('R2', ['A', 'B']),
    household('R9', ['A']),
    household('R10', ['A']),
  ],
  units: [
    { no: 'A-101', pool: 'A' },
    { no: 'A-102', pool: 'A' },
    { no: 'A-103', pool: 'A' },
    { no: 'B-101', pool: 'B' },
  ],
});

function household(no: string, pools: readonly string[]) {
  return { no, pools, tier: 1, tickets: 1, name: '张*', id: '' };
}

export const rules: SessionRules = { minutes: 10, calls: 2, absent: 'end-of-line' };

export function selectionFacts(actor: Actor, changes: Partial<SelectionFacts> = {}): SelectionFacts {
  return {
    now: START,
    today: plainDate('2026-11-20'),
    actor,
    colleague: (staffId) => [hallClerk, leader, secondLeader].find((known) => known.staffId === staffId),
    office: CITY,
    published: { drawId: 'D1', planHash: 'aa', resultHash: 'bb' },
    policy: {
      id: 'shenzhen@2021',
      givingUp: {
        counts: ['not-choosing', 'declining'],
        doesNotCount: ['no-fitting-unit'],
        times: 3,
        consequence: 'removed',
        pause: null,
      },
    },
    order: smallDraw,
    unavailable: () => null,
    unitIsFree: () => true,
    identityNumbers: () => [],
    slipNo: '选2026-000001',
    ...changes,
  };
}

/** A command, who gives it, and what is otherwise than usual. */
export type SelectionStep = readonly [Actor, SelectionCommand, Partial<SelectionFacts>?];

export const opened: readonly SelectionStep[] = [[leader, { type: 'open', rules, secondBy: secondLeader.staffId }]];

export const call = (no: string, counter = '1'): SelectionStep => [hallClerk, { type: 'call', no, counter }];
export const choose = (no: string, unit: string): SelectionStep => [hallClerk, { type: 'choose', no, unit }];
export const confirm = (no: string, unit: string): SelectionStep => [
  hallClerk,
  { type: 'confirm', no, unit, householdSignature: 'h', officeSignature: 'o' },
];
export const passing = (
  no: string,
  changes: Partial<Extract<SelectionCommand, { readonly type: 'pass' }>> = {},
): SelectionStep => [
  hallClerk,
  { type: 'pass', no, passing: 'declining', excuse: null, reasons: [], unit: null, comment: '', ...changes },
];
export const undo = (no: string, reason = '误点'): SelectionStep => [leader, { type: 'undo', no, reason }];

export function givenSelection(steps: readonly SelectionStep[], order: DrawOrder = smallDraw) {
  let state: SelectionState = NO_SELECTION;
  for (const step of steps) state = after(step, state, order);
  return {
    state,
    when: (step: SelectionStep) => ({
      then: (...types: readonly SelectionEventType[]) => {
        const decision = run(step, state, order);
        if (!decision.ok) throw new Error(`refused: ${JSON.stringify(decision.error)}`);
        expect(decision.value.map(({ type }) => type)).toEqual(types);
        return { state: foldSelection(decision.value, state), events: decision.value };
      },
      refused: (refusal: SelectionRefusal) => {
        expect(run(step, state, order)).toEqual({ ok: false, error: refusal });
      },
    }),
  };
}

function after(step: SelectionStep, state: SelectionState, order: DrawOrder): SelectionState {
  const decision = run(step, state, order);
  if (!decision.ok) throw new Error(`given step refused: ${JSON.stringify([step[1], decision.error])}`);
  return foldSelection(decision.value, state);
}

function run([actor, command, changes]: SelectionStep, state: SelectionState, order: DrawOrder) {
  return decideSelection(command, state, selectionFacts(actor, { order, ...changes }));
}

import { expect } from 'vitest';
import type { Actor } from '../../../src/domain/application/available-actions.ts';
import { identityNumberFor } from '../../../src/domain/identity/identity-number.ts';
import type { WaitingCommand } from '../../../src/domain/waitlist/commands.ts';
import { decideWaiting } from '../../../src/domain/waitlist/decide.ts';
import type { WaitingEvent, WaitingEventType } from '../../../src/domain/waitlist/events.ts';
import { foldWaiting } from '../../../src/domain/waitlist/evolve.ts';
import type { WaitingEvents, WaitingFacts, WaitingPolicy } from '../../../src/domain/waitlist/facts.ts';
import type { WaitingRefusal } from '../../../src/domain/waitlist/refusal.ts';
import type { Standing } from '../../../src/domain/waitlist/standing.ts';
import type { WaitingState } from '../../../src/domain/waitlist/state.ts';
import { addDays, plainDate } from '../../../src/kernel/plain-date.ts';
import {
  CASE,
  STREET,
  aContent,
  aMember,
  citySupervisor,
  clerk,
  secondCitySupervisor,
} from '../application/builders.ts';

export const TODAY = plainDate('2026-10-20');

export const grownUp = aMember();
export const child = aMember({
  name: '马小山',
  identityNumber: identityNumberFor('630104', plainDate('2015-07-08'), 13),
  relation: '20',
  monthlyIncome: 0,
});

export const aStanding = (changes: Partial<Standing> = {}): Standing => ({
  size: 2,
  groups: [],
  meanBirth: plainDate('1990-01-01'),
  residentSince: plainDate('2001-05-06'),
  income: 75_600,
  area: 0,
  asOf: TODAY,
  ...changes,
});

export const waitingPolicy: WaitingPolicy = {
  id: 'xining@2021-06-01',
  most: { count: 5, unit: 'years' },
  reconfirm: { count: 24, unit: 'months' },
  remindBefore: 30,
  grace: { count: 30, unit: 'calendar' },
  givingUp: null,
  bans: { deceit: { count: 5, unit: 'years' }, breach: { count: 5, unit: 'years' } },
};

export function waitingFacts(actor: Actor, changes: Partial<WaitingFacts> = {}): WaitingFacts {
  return {
    today: TODAY,
    actor,
    application: {
      caseId: CASE,
      caseNo: 'XN2026-01-000001',
      status: 'registered',
      street: STREET,
      content: aContent({ members: [grownUp, child] }),
    },
    policy: waitingPolicy,
    assess: () => ({ standing: aStanding(), unmet: [] }),
    numbers: { waitingNo: 'XN轮2026-01-000001' },
    deadline: (from, { count }) => addDays(from, count),
    colleague: (staffId) => [clerk, citySupervisor, secondCitySupervisor].find((known) => known.staffId === staffId),
    banned: () => undefined,
    banStream: (identityNumber) => `ban:${identityNumber.slice(0, 6)}`,
    ...changes,
  };
}

/** A command, who gives it, and what is otherwise than usual. */
export type WaitingStep = readonly [Actor, WaitingCommand, Partial<WaitingFacts>?];

export const registered: readonly WaitingStep[] = [[citySupervisor, { type: 'register' }]];

export const housed: readonly WaitingStep[] = [
  ...registered,
  [citySupervisor, { type: 'leave', reason: 'housed', comment: '' }],
];

interface Then {
  readonly then: (...types: WaitingEventType[]) => WaitingState & { readonly bans: WaitingEvents['bans'] };
  readonly refused: (refusal: WaitingRefusal) => void;
}

/** givenWaiting(steps).when(actor, command, facts).then(events) | .refused(refusal) */
export function givenWaiting(steps: readonly WaitingStep[]): {
  readonly when: (actor: Actor, command: WaitingCommand, changes?: Partial<WaitingFacts>) => Then;
} {
  const history: WaitingEvent[] = [];
  for (const [actor, command, changes] of steps) {
    history.push(...decided(history, command, waitingFacts(actor, changes)).entry);
  }
  return {
    when: (actor, command, changes = {}) => ({
      then: (...types) => {
        const { entry, bans } = decided(history, command, waitingFacts(actor, changes));
        expect(entry.map(({ type }) => type)).toEqual(types);
        const state = foldWaiting([...history, ...entry]);
        if (state === undefined) throw new Error('no entry after events');
        return { ...state, bans };
      },
      refused: (refusal) => {
        const decision = decideWaiting(command, foldWaiting(history), waitingFacts(actor, changes));
        expect(decision).toEqual({ ok: false, error: refusal });
      },
    }),
  };
}

function decided(history: readonly WaitingEvent[], command: WaitingCommand, facts: WaitingFacts): WaitingEvents {
  const decision = decideWaiting(command, foldWaiting(history), facts);
  if (!decision.ok) throw new Error(`${command.type} refused: ${decision.error.code}`);
  return decision.value;
}

import { expect } from 'vitest';
import type { Actor } from '../../../src/domain/application/available-actions.ts';
import { decide } from '../../../src/domain/application/decide.ts';
import { type RecordedEvent, evolve } from '../../../src/domain/application/evolve.ts';
import type { ApplicationState } from '../../../src/domain/application/state.ts';
import type { HoldCommand } from '../../../src/domain/hold/commands.ts';
import { type HoldFacts, decideHold } from '../../../src/domain/hold/decide.ts';
import type { HoldEventType, RecordedHoldEvent } from '../../../src/domain/hold/events.ts';
import type { HoldRefusal } from '../../../src/domain/hold/refusal.ts';
import { type HoldState, foldHold } from '../../../src/domain/hold/state.ts';
import { type Step, factsFor } from './given.ts';

/** A command about a hold, who gives it and how many hours after the first one could be given. */
export type HoldStep = readonly [actor: Actor, command: HoldCommand, hour?: number];

export const HOLD_START = Date.UTC(2026, 8, 2, 1, 0, 0);
const HOLD_HOURS = 24;
const HOUR = 3_600_000;

interface Given {
  /** The people that a supervisor may name. */
  readonly colleagues: readonly Actor[];
  /** The case as steps of its own left it. */
  readonly steps: readonly Step[];
  readonly holds: readonly HoldStep[];
}

/** given(case, holds).when(step).then(events) | .refused(refusal) */
export function givenHold({ colleagues, steps, holds }: Given) {
  const application = caseAfter(steps);
  const facts = (actor: Actor, hour: number): HoldFacts => ({
    now: HOLD_START + hour * HOUR,
    actor,
    application,
    applicationVersion: steps.length,
    hours: HOLD_HOURS,
    colleague: (staffId) => colleagues.find((each) => each.staffId === staffId),
    nameOf: (staffId) => `名 ${staffId}`,
  });
  const history: RecordedHoldEvent[] = [];
  const decided = ([actor, command, hour = 0]: HoldStep): RecordedHoldEvent[] => {
    const decision = decideHold(command, foldHold(history), facts(actor, hour));
    if (!decision.ok) throw new Error(`${command.type} refused: ${decision.error.code}`);
    return decision.value.map((event, index) => ({
      ...event,
      actor: actor.staffId,
      wallTime: HOLD_START + hour * HOUR,
      streamVersion: history.length + index + 1,
    }));
  };
  for (const step of holds) history.push(...decided(step));
  return {
    when: (step: HoldStep) => ({
      then: (...types: HoldEventType[]): HoldState => {
        const events = decided(step);
        expect(events.map((event) => event.type)).toEqual(types);
        return foldHold([...history, ...events]);
      },
      refused: (refusal: HoldRefusal): void => {
        const [actor, command, hour = 0] = step;
        const decision = decideHold(command, foldHold(history), facts(actor, hour));
        expect(decision).toEqual({ ok: false, error: refusal });
      },
    }),
  };
}

export function caseAfter(steps: readonly Step[]): ApplicationState {
  let state: ApplicationState | undefined;
  for (const [actor, command] of steps) {
    const decision = decide(command, state, factsFor(actor));
    if (!decision.ok) throw new Error(`${command.type} refused: ${decision.error.code}`);
    for (const event of decision.value) {
      const recorded: RecordedEvent = { ...event, actor: actor.staffId };
      state = evolve(state, recorded);
    }
  }
  if (state === undefined) throw new Error('a case has at least one step');
  return state;
}

import { chainOfCase } from './chain.ts';
import type { Facts } from './facts.ts';
import type { ApplicationState, Clock } from './state.ts';

/**
 * The clock of the step at a place, from today on: its own limit, else the clock of the version in force. Null where the
 * policy names neither, for publicity (which runs from the day of its notice), and after the last step.
 */
export function clockAt(state: Pick<ApplicationState, 'chain'>, place: number, facts: Facts): Clock | null {
  const step = chainOfCase(state)[place];
  if (step === undefined || step.does === 'publicity') return null;
  if (step.limit !== null) return facts.startLimit(step.limit);
  return step.clock === null ? null : facts.startClock(step.clock);
}

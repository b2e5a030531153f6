/** The result is public, stays so for the policy's days, and settles; or the draw is voided for all to see. */
import { err, ok } from '../../kernel/result.ts';
import { basis } from '../application/basis.ts';
import type { DrawDecision, DrawFacts } from './facts.ts';
import { secondOfTwo } from './second-of-two.ts';
import { type DrawState, isOpenObjection, struckNumbers } from './state.ts';

/** PRH-14, PRH-15: process and result are public. The day of publishing is not counted (DAY-05). */
export function publish(facts: DrawFacts): DrawDecision {
  const second = secondOfTwo(facts, facts.actor.office);
  if (!second.ok) return second;
  const payload = {
    publishedOn: facts.today,
    period: facts.clockFrom(facts.publicFor, facts.today),
    secondBy: second.value,
    basis: basis(facts, ['PRH-14', 'PRH-15', 'DAY-05']),
  };
  return ok([{ type: 'draw.published.v1', payload }]);
}

/** After its last day, when every objection has its answer. */
export function settle(state: DrawState, facts: DrawFacts): DrawDecision {
  const until = state.period === null ? undefined : facts.timed(state.period).dueOn;
  if (until !== undefined && facts.today <= until) return err({ code: 'draw-notice-running', until });
  const count = state.objections.filter(isOpenObjection).length;
  if (count > 0) return err({ code: 'draw-objections-open', count });
  const payload = { settledOn: facts.today, struck: struckNumbers(state), basis: basis(facts, ['PRH-15', 'DAY-07']) };
  return ok([{ type: 'draw.settled.v1', payload }]);
}

export function voidDraw(reason: string, facts: DrawFacts): DrawDecision {
  if (reason.trim() === '') return err({ code: 'comment-missing' });
  const second = secondOfTwo(facts, facts.actor.office);
  if (!second.ok) return second;
  return ok([{ type: 'draw.voided.v1', payload: { reason, voidedOn: facts.today, secondBy: second.value } }]);
}

/** Drawing: two people start it, and there is one result that can come of it. */
import { err, ok } from '../../kernel/result.ts';
import type { DrawDecision, DrawFacts } from './facts.ts';
import { secondOfTwo } from './second-of-two.ts';
import type { DrawState } from './state.ts';

export function start(facts: DrawFacts): DrawDecision {
  const second = secondOfTwo(facts, facts.actor.office);
  if (!second.ok) return second;
  const payload = { secondBy: second.value, startedOn: facts.today, program: facts.program };
  return ok([{ type: 'draw.started.v1', payload }]);
}

/** What the frozen bundle and the confirmed characters give. The same again is nothing new; another is an alarm. */
export function recordResult({ result }: DrawState, { computed, program, today }: DrawFacts): DrawDecision {
  if (computed === undefined) return err({ code: 'result-differs' });
  const { seed, resultHash, file, chosen, reserves } = computed;
  if (result !== null) return result.resultHash === resultHash ? ok([]) : err({ code: 'result-differs' });
  const payload = { seed, resultHash, result: file, chosen, reserves, program, drawnOn: today };
  return ok([{ type: 'draw.drawn.v1', payload }]);
}

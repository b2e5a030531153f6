/** Objections to a published result, by the rule of the policy for objections to a notice (PRH-07, PRH-15). */
import { err, ok } from '../../kernel/result.ts';
import { basis } from '../application/basis.ts';
import type { DrawCommand } from './commands.ts';
import type { DrawDecision, DrawFacts } from './facts.ts';
import type { DrawState } from './state.ts';

type Of<Type extends DrawCommand['type']> = Extract<DrawCommand, { type: Type }>;

export function raiseObjection(command: Of<'raise-objection'>, state: DrawState, facts: DrawFacts): DrawDecision {
  const { objectionId, objector, channel, text, receivedOn } = command;
  const { written, answerWithin } = facts.policy.objection.rule.value;
  if (state.objections.some((one) => one.objectionId === objectionId)) return err({ code: 'exists-already' });
  if (text.trim() === '') return err({ code: 'comment-missing' });
  if (written && channel === 'phone') return err({ code: 'objection-written' });
  const until = state.period === null ? facts.today : facts.timed(state.period).dueOn;
  const isBefore = state.publishedOn !== null && receivedOn < state.publishedOn;
  if (receivedOn > until || receivedOn > facts.today || isBefore) return err({ code: 'objection-late', until });
  const numbers = [...new Set(command.numbers)].sort();
  const unknown = facts.unknownNumbers(numbers);
  if (unknown.length > 0) return err({ code: 'number-not-drawn', numbers: unknown });
  const payload = {
    objectionId,
    objector,
    channel,
    text,
    numbers,
    receivedOn,
    recordedOn: facts.today,
    clock: facts.clockFrom(answerWithin, receivedOn),
    basis: basis(facts, ['PRH-15', 'DAY-05']),
  };
  return ok([{ type: 'draw.objection-raised.v1', payload }]);
}

/** In writing, and upheld only for numbers that it was about: an objection to the whole draw is answered by voiding it. */
export function answerObjection(
  { objectionId, upheld, result }: Of<'answer-objection'>,
  state: DrawState,
  facts: DrawFacts,
): DrawDecision {
  const objection = state.objections.find((one) => one.objectionId === objectionId);
  if (objection === undefined) return err({ code: 'unknown-objection' });
  if (objection.answer !== null) return err({ code: 'objection-answered' });
  if (result.trim() === '') return err({ code: 'comment-missing' });
  const foreign = upheld.filter((no) => !objection.numbers.includes(no));
  if (foreign.length > 0) return err({ code: 'number-not-drawn', numbers: foreign });
  const payload = {
    objectionId,
    upheld: [...new Set(upheld)].sort(),
    result,
    answeredOn: facts.today,
    basis: basis(facts, ['PRH-15']),
  };
  return ok([{ type: 'draw.objection-answered.v1', payload }]);
}

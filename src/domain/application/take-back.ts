/**
 * A step taken in error is taken back by the same person, as long as nothing at all has happened on the case since. The
 * case is then exactly as it was before the step; what the step used up stays used: a receipt's number is not given
 * again. Decisions that end a case are not taken back: they are out of the house, and the law has its own ways for them
 * (PRH-09, PRH-47).
 */
import { err, ok } from '../../kernel/result.ts';
import type { CaseCommand } from './commands.ts';
import type { Decision, Facts } from './facts.ts';
import type { ApplicationState } from './state.ts';

/** Refused when somebody has done something since, when the step is another's, and without a reason. */
export function takeBack(
  command: Extract<CaseCommand, { type: 'take-back-step' }>,
  { undo, status }: ApplicationState,
  facts: Facts,
): Decision {
  if (undo?.by !== facts.actor.staffId) return err({ code: 'nothing-to-take-back' });
  if (command.comment.trim() === '') return err({ code: 'comment-missing' });
  return ok([
    {
      type: 'application.step-taken-back.v1',
      payload: {
        step: undo.step,
        from: status,
        to: undo.before.status,
        comment: command.comment,
        takenBackOn: facts.today,
        basis: { rules: [], policy: facts.policy.id, values: {} },
      },
    },
  ]);
}

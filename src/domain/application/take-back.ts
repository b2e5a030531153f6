/**
 * A step taken in error is taken back by the same person, as long as nothing at all has happened on the case since. The
 * case is then exactly as it was before the step; what the step used up stays used: a receipt's number is not given
 * again. Decisions that end a case are not taken back: they are out of the house, and the law has its own ways for them
 * (PRH-09, PRH-47).
 */
import type { StaffId } from '../../kernel/ids.ts';
import { err, ok } from '../../kernel/result.ts';
import type { CaseCommand } from './commands.ts';
import type { RecordedEvent } from './evolve.ts';
import type { Decision, Facts } from './facts.ts';
import type { ApplicationState } from './state.ts';

export const undoableSteps = ['acceptance', 'review', 'return'] as const;
export type UndoableStep = (typeof undoableSteps)[number];

/** The last event of the case was a step that can be taken back. */
export interface Undo {
  readonly step: UndoableStep;
  readonly by: StaffId;
  /** The case before the step, which itself has nothing to take back. */
  readonly before: ApplicationState;
}

/** What can be taken back once `event` has made `state` into `next`. */
export function withUndo(state: ApplicationState, event: RecordedEvent, next: ApplicationState): ApplicationState {
  if (event.type === 'application.letter-kept.v1') return { ...next, undo: state.undo };
  const step = undoableStep(event);
  const undo = step === undefined ? null : { step, by: event.actor, before: { ...state, undo: null } };
  return next.undo === undo ? next : { ...next, undo };
}

function undoableStep(event: RecordedEvent): UndoableStep | undefined {
  if (event.type === 'application.accepted.v1') return 'acceptance';
  if (event.type === 'application.review-passed.v1') return 'review';
  return event.type === 'application.returned.v1' ? 'return' : undefined;
}

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

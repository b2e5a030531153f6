import type { StaffId } from '../../kernel/ids.ts';
import type { ApplicationEvent } from './events.ts';
import type { ApplicationState } from './state.ts';
import type { UndoableStep } from './undoable-step.ts';

/** What can be taken back once `event` has made `state` into `next`. */
export function withUndo(
  state: ApplicationState,
  event: ApplicationEvent & { readonly actor: StaffId },
  next: ApplicationState,
): ApplicationState {
  if (event.type === 'application.letter-kept.v1') return { ...next, undo: state.undo };
  const step = undoableStep(event);
  const undo = step === undefined ? null : { step, by: event.actor, before: { ...state, undo: null } };
  return next.undo === undo ? next : { ...next, undo };
}

function undoableStep(event: ApplicationEvent): UndoableStep | undefined {
  if (event.type === 'application.accepted.v1') return 'acceptance';
  if (event.type === 'application.review-passed.v1') return 'review';
  return event.type === 'application.returned.v1' ? 'return' : undefined;
}

/** Under which id a plan is drawn, and back. */
import type { PlanState } from '../../domain/allocation/state.ts';

const UUID_LENGTH = 36;

/** The plan's own id, and after a draw was voided the beginning of its plan hash with it. */
export function nextDrawOf({ planId, previous }: Pick<PlanState, 'planId' | 'previous'>): string {
  return previous === null ? planId : `${planId}-${previous.slice(0, 8)}`;
}

/** The plan of a draw; an id of no plan for a draw that none was made for. */
export function planOfDraw(drawId: string): string {
  return drawId.slice(0, UUID_LENGTH);
}

import type { Actor } from '../../domain/application/available-actions.ts';
import { isPastFreeze } from '../../domain/allocation/late-intent.ts';
import { noteAttempt } from '../draw/note-attempt.ts';
import type { OpenDesk } from '../open-desk.ts';
import { loadPlan } from './plan-stream.ts';

interface Edit {
  readonly planId: string;
  readonly command: 'freeze' | 'edit-plan' | 'edit-intent';
  readonly code: string;
  readonly actor: Actor;
}

/** A change of what is frozen was refused: that somebody tried is kept with the draw. Other refusals are not. */
export function noteEdit(desk: OpenDesk, { planId, ...attempt }: Edit): void {
  const plan = loadPlan(desk.file, planId)?.state;
  if (plan === undefined || plan.drawId === null || !isPastFreeze(plan.status)) return;
  if (attempt.code === 'plan-not-now') noteAttempt(desk, { drawId: plan.drawId, ...attempt });
}

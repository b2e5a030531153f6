/**
 * What of an intent reached the city after its roster was frozen, from a desk without a line. Nothing that is frozen
 * moves by it; the household and its officers must be told.
 */
import type { IntentStatus } from './intent-state.ts';
import type { PlanStatus } from './state.ts';

/** Registered too late: in no roster. Withdrawn or to be reviewed again too late: in the roster all the same. */
export const lateIntents = ['registration', 'withdrawal', 'review'] as const;

export type LateIntent = (typeof lateIntents)[number];

const OVER: readonly PlanStatus[] = ['frozen', 'ended'];

export function isPastFreeze(status: PlanStatus): boolean {
  return OVER.includes(status);
}

/** `inRoster`: undefined where the frozen roster is not at hand. Null: nothing came late, or nobody can say so here. */
export function lateIntent(
  plan: PlanStatus,
  intent: IntentStatus | undefined,
  inRoster: boolean | undefined,
): LateIntent | null {
  if (!isPastFreeze(plan) || intent === undefined || inRoster === undefined) return null;
  switch (intent) {
    case 'registered':
      return inRoster ? 'review' : 'registration';
    case 'withdrawn':
      return inRoster ? 'withdrawal' : null;
    case 'passed':
    case 'failed':
      return null;
  }
}

import type { PlainDate } from '../../kernel/plain-date.ts';
import type { DrawStatus } from '../draw/state.ts';
import type { WaitingRefusal } from '../waitlist/refusal.ts';
import type { Gate } from './gates.ts';
import type { IntentStatus } from './intent-state.ts';
import type { PlanPart } from './plan-parts.ts';
import type { PlanStatus } from './state.ts';

/** Why a command on a plan or an intent is not carried out. */
export type AllocationRefusal =
  | WaitingRefusal
  | { readonly code: 'unknown-plan' }
  | { readonly code: 'plan-not-now'; readonly status: PlanStatus }
  /** PRH-11: these statutory parts are missing. */
  | { readonly code: 'plan-incomplete'; readonly parts: readonly PlanPart[] }
  /** The window begins in the past. */
  | { readonly code: 'window-past'; readonly from: PlainDate }
  /** The window is shorter than the policy has it; it may end on this day at the earliest. */
  | { readonly code: 'window-short'; readonly until: PlainDate }
  /** The window is not over; its last day counts whole. */
  | { readonly code: 'window-running'; readonly until: PlainDate }
  | { readonly code: 'roster-gated'; readonly gates: readonly Gate[] }
  /** The draw of the plan does not stand where this step needs it; null: nothing is frozen. */
  | { readonly code: 'draw-elsewhere'; readonly status: DrawStatus | null }
  /** The sealed roster lies at the desk that froze it. */
  | { readonly code: 'slip-elsewhere' }
  | { readonly code: 'not-in-roster' }
  | { readonly code: 'unknown-intent' }
  | { readonly code: 'intent-already' }
  | { readonly code: 'intent-not-now'; readonly status: IntentStatus }
  | { readonly code: 'intent-early'; readonly from: PlainDate }
  | { readonly code: 'intent-late'; readonly until: PlainDate }
  /** The household has registered for another plan that is not over. */
  | { readonly code: 'intent-elsewhere'; readonly plan: string }
  /** The plan is not for this class of households. */
  | { readonly code: 'group-not-eligible' }
  /** The plan is another office's. */
  | { readonly code: 'plan-elsewhere' }
  | { readonly code: 'areas-wrong' }
  | { readonly code: 'areas-too-many'; readonly most: number }
  /** No home of the plan in these areas fits the household. */
  | { readonly code: 'no-fitting-home' }
  /** Who of the household works there, or is related to whom. */
  | { readonly code: 'declaration-empty' }
  /** PRH-13: answers of registries from the window on are missing, or somebody has to rule on them. */
  | { readonly code: 'answers-missing'; readonly count: number; readonly since: PlainDate }
  /** An objection to the household is open, or a possible duplicate. */
  | { readonly code: 'review-blocked'; readonly by: 'objection' | 'duplicate' };

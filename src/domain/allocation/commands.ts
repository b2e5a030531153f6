import type { StaffId } from '../../kernel/ids.ts';
import type { Contribution } from '../lottery/bundle.ts';
import type { PlanParts } from './plan-parts.ts';

/** Everything that can be asked of an allocation plan. */
export type PlanCommand =
  | { readonly type: 'draft'; readonly parts: PlanParts }
  | { readonly type: 'change'; readonly parts: PlanParts }
  | { readonly type: 'publish' }
  | { readonly type: 'declare-contributors'; readonly contributions: readonly Contribution[] }
  | { readonly type: 'close-intents' }
  /** `secondBy`: who signed in beside the officer; the app has checked that it was them. */
  | { readonly type: 'approve-roster'; readonly secondBy: StaffId | null }
  | { readonly type: 'drop'; readonly reason: string }
  /** The draw froze what was prepared of the plan. */
  | { readonly type: 'record-freeze'; readonly drawId: string }
  /** The draw was voided: plan and intents can be put right, and frozen anew. */
  | { readonly type: 'reopen' }
  /** The draw is settled. */
  | { readonly type: 'end' };

export type PlanCommandType = PlanCommand['type'];

import type { Refusal } from '../application/refusal.ts';
import type { LeavingStatus } from './state.ts';

export type LeavingRefusal =
  | Refusal
  | { readonly code: 'unknown-lease' }
  | { readonly code: 'leaving-not-now'; readonly status: LeavingStatus }
  /** The lease was never signed, or is over and the keys are back. */
  | { readonly code: 'nothing-to-leave' }
  | { readonly code: 'evidence-missing' }
  /** So many months are the limit, and they are not over (PRH-26, PRH-28, or the city's own). */
  | { readonly code: 'ground-too-early'; readonly months: number }
  /** The term is not over, the review did not fail. */
  | { readonly code: 'ground-not-given' }
  /** PRH-32: what the city asks for moving out is not in the policy. */
  | { readonly code: 'moving-out-unknown' }
  | { readonly code: 'amount-wrong' }
  /** The home was not handed over: the protocol of moving out comes first. */
  | { readonly code: 'not-handed-over' }
  | { readonly code: 'day-in-future' };

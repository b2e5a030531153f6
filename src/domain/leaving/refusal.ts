import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Refusal } from '../application/refusal.ts';
import type { LeavingStatus } from './state.ts';

export type LeavingRefusal =
  | Refusal
  | { readonly code: 'unknown-lease' }
  | { readonly code: 'leaving-not-now'; readonly status: LeavingStatus }
  /** The lease was never signed, or is over and the keys are back. */
  | { readonly code: 'nothing-to-leave' }
  | { readonly code: 'evidence-missing' }
  /** PRH-36: the day on which the breach began is missing; market rent is owed from it. */
  | { readonly code: 'breach-day-missing' }
  /** So many months are the limit, and they are not over (PRH-26, PRH-28, or the city's own). */
  | { readonly code: 'ground-too-early'; readonly months: number }
  /** The term is not over, the review did not fail. */
  | { readonly code: 'ground-not-given' }
  /** PRH-32: what the city asks for moving out is not in the policy. */
  | { readonly code: 'moving-out-unknown' }
  | { readonly code: 'market-rent-wrong' }
  /** The home came back before a day on which market rent is owed. */
  | { readonly code: 'no-market-rent' }
  /** The policy has no rent of its own for the time of moving out. */
  | { readonly code: 'no-transition' }
  | { readonly code: 'market-rent-missing' }
  | { readonly code: 'signatures-missing'; readonly parties: readonly ('landlord' | 'tenant')[] }
  /** The tenant was not told in writing; only who leaves by their own wish need not be. */
  | { readonly code: 'not-notified' }
  /** The home was not handed over: the protocol of moving out comes first. */
  | { readonly code: 'not-handed-over' }
  | { readonly code: 'no-ban' }
  | { readonly code: 'amount-wrong' }
  /** The number of the decision, or of the treasury's voucher. */
  | { readonly code: 'document-missing' }
  /** PRH-34, PRH-36: the ground has no fine, or the policy names no number for it. */
  | { readonly code: 'no-fine' }
  /** The most that the rule allows, fen. */
  | { readonly code: 'fine-too-high'; readonly most: number }
  | { readonly code: 'no-open-fine' }
  | { readonly code: 'court-missing' }
  /** PRH-32: nobody is sued while the time for moving out runs. */
  | { readonly code: 'suit-too-early'; readonly leaveBy: PlainDate }
  | { readonly code: 'no-open-suit' }
  /** Not judged yet, dismissed, or enforced already. */
  | { readonly code: 'nothing-to-enforce' }
  | { readonly code: 'payer-missing' }
  | { readonly code: 'day-too-early'; readonly earliest: PlainDate }
  | { readonly code: 'day-in-future' };

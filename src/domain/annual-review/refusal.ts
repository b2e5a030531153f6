import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Refusal } from '../application/refusal.ts';
import type { ReviewStatus } from './state.ts';

export type ReviewRefusal =
  | Refusal
  | { readonly code: 'unknown-lease' }
  | { readonly code: 'unknown-review' }
  | { readonly code: 'review-not-now'; readonly status: ReviewStatus }
  /** The policy asks this household for no review in the year, or the lease is not in force. */
  | { readonly code: 'review-not-asked'; readonly year: number }
  | { readonly code: 'review-not-open'; readonly from: PlainDate }
  /** This year's review of the household lies with another lease. */
  | { readonly code: 'reviewed-elsewhere'; readonly label: string }
  /** A declaration has a signature; a change has words and at least one paper, brought or promised. */
  | { readonly code: 'declaration-incomplete' }
  /** Who says so of themselves, or does not meet the conditions, passes with a supervisor's reason only. */
  | { readonly code: 'review-against-facts' };

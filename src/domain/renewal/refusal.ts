import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Refusal } from '../application/refusal.ts';
import type { Signature } from '../lease/state.ts';
import type { RenewalStatus } from './state.ts';

export type RenewalRefusal =
  | Refusal
  | { readonly code: 'unknown-lease' }
  | { readonly code: 'renewal-not-now'; readonly status: RenewalStatus }
  /** The lease is not in force, or its term is over: the home is vacated (PRH-30). */
  | { readonly code: 'renewal-over' }
  | { readonly code: 'renewal-not-open'; readonly from: PlainDate }
  | { readonly code: 'declaration-incomplete' }
  /** PRH-20: the longest term would end then. */
  | { readonly code: 'term-too-long'; readonly latest: PlainDate }
  | { readonly code: 'review-against-facts' }
  /** The last day of the publicity, which is waited for. */
  | { readonly code: 'renewal-publicised'; readonly until: PlainDate }
  | { readonly code: 'signatures-missing'; readonly parties: readonly Signature['party'][] };

import type { UnitNo } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Refusal } from '../application/refusal.ts';
import type { Clause } from './content.ts';
import type { LeaseStatus, Signature } from './state.ts';

/** Why a command on a lease is not carried out. */
export type LeaseRefusal =
  | Refusal
  | { readonly code: 'unknown-lease' }
  | { readonly code: 'lease-not-now'; readonly status: LeaseStatus }
  /** The term ends before it begins, or an amount is not one. */
  | { readonly code: 'terms-wrong' }
  /** PRH-20: the longest term would end then. */
  | { readonly code: 'term-too-long'; readonly latest: PlainDate }
  /** PRH-18. */
  | { readonly code: 'clauses-missing'; readonly clauses: readonly Clause[] }
  | { readonly code: 'parties-missing' }
  | { readonly code: 'home-missing' }
  /** Another lease has the home. */
  | { readonly code: 'home-taken'; readonly unitNo: UnitNo; readonly holder: string }
  /** PRH-17: what the tenant answers for is explained before signing. */
  | { readonly code: 'not-explained' }
  | { readonly code: 'signatures-missing'; readonly parties: readonly Signature['party'][] }
  | { readonly code: 'day-in-future' }
  | { readonly code: 'day-too-early'; readonly earliest: PlainDate }
  | { readonly code: 'filed-already'; readonly filingNo: string }
  | { readonly code: 'filing-number-missing' }
  | { readonly code: 'moved-already'; readonly on: PlainDate }
  | { readonly code: 'not-moved-in' }
  | { readonly code: 'readings-missing' }
  /** Rent is owed, fen: it is paid before another becomes the tenant. */
  | { readonly code: 'tenant-owes'; readonly fen: number }
  | { readonly code: 'not-an-occupant' }
  /** The change was not published in the estate for so many days. */
  | { readonly code: 'publicity-short'; readonly days: number }
  | { readonly code: 'outside-term'; readonly from: PlainDate; readonly until: PlainDate };

import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Refusal } from '../application/refusal.ts';

/** Why a command on a ledger is not carried out. */
export type RentRefusal =
  | Refusal
  | { readonly code: 'unknown-ledger' }
  /** Every cycle up to the day is charged, or every late fee booked. */
  | { readonly code: 'nothing-to-charge' }
  | { readonly code: 'day-in-future' }
  | { readonly code: 'amount-wrong' }
  | { readonly code: 'payer-missing' }
  /** The bank or the app sent this payment before, under this receipt. */
  | { readonly code: 'paid-already'; readonly receiptNo: string }
  | { readonly code: 'standard-wrong' }
  /** A standard applies to days of the term. */
  | { readonly code: 'outside-term'; readonly from: PlainDate; readonly until: PlainDate }
  | { readonly code: 'unknown-entry' }
  | { readonly code: 'reversed-already' }
  /** A charge is corrected by what it stands on: the standard or the term. */
  | { readonly code: 'not-reversible' }
  /** More than is held, or than was paid ahead; fen. */
  | { readonly code: 'more-than-held'; readonly depositFen: number; readonly aheadFen: number }
  /** Taking it back would leave less deposit than none, or more than agreed: what followed is taken back first. */
  | { readonly code: 'deposit-spent' }
  | { readonly code: 'nothing-to-set-off' }
  /** The deposit answers for the lease until it is over. */
  | { readonly code: 'lease-running'; readonly until: PlainDate };

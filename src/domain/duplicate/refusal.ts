import type { Status } from '../application/state.ts';
import type { Refusal } from '../application/refusal.ts';
import type { PairOutcome } from './state.ts';

/** Why nothing is decided on a pair. */
export type PairRefusal =
  | Refusal
  /** The two share nothing that this program looks at. */
  | { readonly code: 'pair-not-suspected' }
  /** Somebody decided, and nothing has come since. */
  | { readonly code: 'pair-decided'; readonly outcome: PairOutcome }
  /** Only a case that is not decided yet can be closed in favour of another. */
  | { readonly code: 'pair-not-closable'; readonly caseNo: string; readonly status: Status }
  /** The case that is to go on has ended, or, where households are joined, is decided. */
  | { readonly code: 'pair-nothing-to-keep'; readonly caseNo: string; readonly status: Status }
  /** Somebody joins the household, and nobody said as what. */
  | { readonly code: 'relation-missing'; readonly name: string };

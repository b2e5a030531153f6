import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Refusal } from '../application/refusal.ts';
import type { NoticeStatus } from './state.ts';

export const unfitReasons = ['not-waiting', 'other-office', 'other-rule', 'unknown', 'own-case'] as const;

/** Why a case cannot stand in a notice together with the others. */
export interface Unfit {
  readonly caseNo: string;
  readonly why: (typeof unfitReasons)[number];
}

/** Why a command on a notice is not carried out. */
export type PublicityRefusal =
  | Refusal
  | { readonly code: 'notice-not-now'; readonly status: NoticeStatus }
  | { readonly code: 'unknown-notice' }
  | { readonly code: 'batch-empty' }
  | { readonly code: 'batch-too-large'; readonly most: number }
  /** These cases do not wait for this office's notice, or are published by another rule. */
  | { readonly code: 'batch-unfit'; readonly cases: readonly Unfit[] }
  /** PI-07: the assessment is recorded before anything is published. */
  | { readonly code: 'not-assessed' }
  /** PRH-07: the notice runs until then, that day included. */
  | { readonly code: 'notice-running'; readonly until: PlainDate }
  /** Its last day is over: it is shown and exported no more. */
  | { readonly code: 'notice-over'; readonly until: PlainDate }
  | { readonly code: 'unknown-objection' }
  | { readonly code: 'objection-answered' }
  /** It concerns nobody who stands in the notice. */
  | { readonly code: 'objection-nobody' }
  /** It came after the end of the period, or is dated in the future. */
  | { readonly code: 'objection-late'; readonly until: PlainDate }
  /** The city takes objections in writing only. */
  | { readonly code: 'objection-written' }
  /** The policy does not stop the time for this. */
  | { readonly code: 'objection-pause' };

import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Refusal } from '../application/refusal.ts';
import type { LeaveReason } from './reasons.ts';

/** The identity number may not apply before the ban has ended (PRH-35, PRH-37). */
export interface BannedRefusal {
  readonly code: 'banned';
  readonly name: string;
  readonly until: PlainDate;
  /** The case in which it was imposed. */
  readonly caseNo: string;
}

/** Why a command on the waiting list is not carried out. */
export type WaitingRefusal =
  | Refusal
  | BannedRefusal
  | { readonly code: 'waiting-already'; readonly number: string }
  | { readonly code: 'not-waiting' }
  | { readonly code: 'left-already'; readonly reason: LeaveReason }
  /** A number that was drawn stays. */
  | { readonly code: 'number-drawn-already'; readonly number: number }
  /** Another household has the number of this month. */
  | { readonly code: 'number-taken'; readonly number: number; readonly caseNo: string }
  /** Drawn for a month before the household was registered. */
  | { readonly code: 'drawn-too-early' }
  | { readonly code: 'source-missing' }
  /** The older register must be from before the registration here. */
  | { readonly code: 'not-earlier' }
  /** The policy never asks for a confirmation. */
  | { readonly code: 'no-reconfirming' }
  | { readonly code: 'not-due'; readonly from: PlainDate }
  | { readonly code: 'reminded-already'; readonly on: PlainDate }
  | { readonly code: 'signed-in-future' }
  | { readonly code: 'no-flag' }
  /** Nothing is offered, so nothing can be refused. */
  | { readonly code: 'waiting-paused'; readonly until: PlainDate }
  /** The policy does not let this excuse count. */
  | { readonly code: 'excuse-unknown' }
  /** The household had time until then to confirm. */
  | { readonly code: 'grace-running'; readonly until: PlainDate }
  | { readonly code: 'never-reminded' }
  /** A ban follows a home that was returned: the household was never housed. */
  | { readonly code: 'ban-needs-home' }
  | { readonly code: 'return-day' }
  | { readonly code: 'banned-already'; readonly until: PlainDate }
  | { readonly code: 'no-ban' }
  /** Only grown-ups of the household can be banned. */
  | { readonly code: 'not-a-grown-up' };

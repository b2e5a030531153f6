import { z } from 'zod';
import type { AllocationRefusal } from '../domain/allocation/refusal.ts';
import type { CheckRefusal } from '../domain/agency-check/refusal.ts';
import type { Refusal } from '../domain/application/refusal.ts';
import type { DrawRefusal } from '../domain/draw/refusal.ts';
import type { HoldRefusal } from '../domain/hold/refusal.ts';
import type { LeavingRefusal } from '../domain/leaving/refusal.ts';
import type { RenewalRefusal } from '../domain/renewal/refusal.ts';
import type { ReviewRefusal } from '../domain/annual-review/refusal.ts';
import type { ArrearsRefusal } from '../domain/arrears/refusal.ts';
import type { LeaseRefusal } from '../domain/lease/refusal.ts';
import type { PaymentRefusal } from '../domain/payment/refusal.ts';
import type { RentRefusal } from '../domain/rent/refusal.ts';
import type { CalendarRefusal } from '../domain/calendar/announced-year.ts';
import type { PairRefusal } from '../domain/duplicate/refusal.ts';
import type { PolicyRefusal } from '../domain/policy/issue/decide.ts';
import type { PublicityRefusal } from '../domain/publicity/refusal.ts';
import type { LibraryRefusal } from '../domain/library/decide.ts';
import type { TicketRefusal } from '../domain/ticket/refusal.ts';
import type { TemplateRefusal } from '../domain/letter/template.ts';
import type { SettingsRefusal } from '../domain/settings/settings.ts';
import type { StaffRefusal } from '../domain/staff/decide.ts';
import type { SelectionRefusal } from '../domain/selection/refusal.ts';
import type { UnitRefusal } from '../domain/unit/refusal.ts';
import type { WaitingRefusal } from '../domain/waitlist/refusal.ts';

/** Refusals that no single rule folder owns. */
export type DeskRefusal =
  /** The case moved on since the screen read it: look again before deciding. */
  | { readonly code: 'changed-meanwhile' }
  | { readonly code: 'unknown-case' }
  /** Two different cases are asked for. */
  | { readonly code: 'unknown-pair' }
  /** The id of this command was used for another one, or by somebody else. */
  | { readonly code: 'command-id-reused' }
  | { readonly code: 'unknown-office'; readonly office: string }
  | { readonly code: 'no-policy' }
  | { readonly code: 'account-taken'; readonly account: string }
  | { readonly code: 'password-too-short'; readonly length: number }
  | { readonly code: 'password-known' }
  | { readonly code: 'wrong-credentials'; readonly attemptsLeft: number }
  | { readonly code: 'account-locked'; readonly until: number }
  | { readonly code: 'account-inactive' }
  | { readonly code: 'wrong-passphrase' }
  | { readonly code: 'set-up-already' }
  | { readonly code: 'bad-file'; readonly reason: string }
  | { readonly code: 'file-too-large'; readonly limit: number }
  /** More than one file holds; a narrower period gives fewer. */
  | { readonly code: 'too-many-rows'; readonly limit: number }
  | { readonly code: 'bad-package'; readonly reason: string }
  /** The desk works alone: there is no hub to ask. */
  | { readonly code: 'no-hub' }
  | { readonly code: 'connected-already' }
  /** The hub gave no answer, or not one that can be used; see `SyncCause`. */
  | { readonly code: 'hub-unreachable' }
  | { readonly code: 'hub-refused'; readonly problem: string }
  /** The code for enrolment is wrong, used or too old. */
  | { readonly code: 'bad-enrolment-code' }
  | { readonly code: 'wrong-city'; readonly city: string }
  /** Somebody set the city up before: it does not know the people of a desk that worked alone. */
  | { readonly code: 'city-has-people' }
  /** Another desk of the city gives out numbers under this code. */
  | { readonly code: 'desk-code-taken'; readonly deskCode: string }
  /** This desk has joined its city and its people have not all arrived: the name may be known in a moment. */
  | { readonly code: 'city-arriving' }
  /** What was entered is not what this registry keeps. */
  | { readonly code: 'bad-record' }
  | { readonly code: 'unknown-conflict' }
  | { readonly code: 'conflict-settled' };

export type AnyRefusal =
  | Refusal
  | AllocationRefusal
  | CheckRefusal
  | DrawRefusal
  | HoldRefusal
  | PairRefusal
  | ReviewRefusal
  | RenewalRefusal
  | LeavingRefusal
  | ArrearsRefusal
  | LeaseRefusal
  | LibraryRefusal
  | RentRefusal
  | PaymentRefusal
  | PublicityRefusal
  | SelectionRefusal
  | StaffRefusal
  | SettingsRefusal
  | CalendarRefusal
  | PolicyRefusal
  | UnitRefusal
  | WaitingRefusal
  | TicketRefusal
  | DeskRefusal
  | TemplateRefusal;

/** Inside one program both ends share the type, so the edge only checks that there is a code. */
const refusalSchema = z.custom<AnyRefusal>(
  (value) => typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string',
);

/** What every procedure may answer instead of its output. Words for them live in the renderer's messages. */
export const commonErrors = {
  /** A rule said no: data says which and about what. */
  REFUSED: { status: 409, data: refusalSchema },
  /** Nobody has signed in on this screen. */
  SIGN_IN_REQUIRED: { status: 401 },
  /** The screen is locked; the work behind it is kept. */
  SCREEN_LOCKED: { status: 423 },
  /** The desk is not set up, or its case file is still closed. */
  DESK_CLOSED: { status: 503 },
  /** The role or the office does not carry the permission. */
  FORBIDDEN: { status: 403, data: z.object({ permission: z.string() }) },
  /** A fault, logged under the id; nothing else crosses. */
  FAULT: { status: 500, data: z.object({ id: z.string(), kind: z.enum(['disk-full', 'corrupt', 'io', 'other']) }) },
} as const;

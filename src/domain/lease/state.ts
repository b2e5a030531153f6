import type { StaffId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { DocumentFile } from '../application/document.ts';
import type { Term } from '../rent/events.ts';
import type { LeaseContent, Tenant } from './content.ts';

export const leaseStatuses = ['draft', 'signed', 'ended', 'dropped'] as const;

export type LeaseStatus = (typeof leaseStatuses)[number];

export const meters = ['water', 'power', 'gas', 'heat'] as const;

export type Meter = (typeof meters)[number];

export const endReasons = ['expired', 'voluntary', 'moved', 'death', 'breach', 'not-entitled', 'other'] as const;

/** Why a lease ended: its term was over, the tenant left, or had to (PRH-26, PRH-28, PRH-31). */
export type EndReason = (typeof endReasons)[number];

/** Moving in or out: what both sides found. */
export interface Protocol {
  readonly on: PlainDate;
  /** As read, in the meter's own units; text, because a meter may show what no number says. */
  readonly readings: readonly { readonly meter: Meter; readonly reading: string }[];
  readonly keys: number;
  /** What is damaged or missing; empty when nothing is. */
  readonly defects: string;
  readonly photos: readonly DocumentFile[];
  readonly recordedBy: StaffId;
}

export interface Signature {
  readonly party: 'landlord' | 'tenant' | 'employer';
  readonly name: string;
}

export interface Supplement {
  readonly no: number;
  readonly text: string;
  readonly signedOn: PlainDate;
}

/** A lease, folded from its stream. */
export interface LeaseState {
  readonly leaseId: string;
  readonly leaseNo: string;
  readonly status: LeaseStatus;
  readonly content: LeaseContent;
  /** How many times the draft was written; the version that was signed is the last. */
  readonly draftVersion: number;
  readonly explained: { readonly on: PlainDate; readonly by: StaffId; readonly note: string } | null;
  readonly signed: { readonly on: PlainDate; readonly signatures: readonly Signature[] } | null;
  /** PRH-19: the day by which it is filed; null before it is signed. */
  readonly fileBy: PlainDate | null;
  readonly filed: { readonly on: PlainDate; readonly filingNo: string } | null;
  readonly movedIn: Protocol | null;
  readonly movedOut: Protocol | null;
  readonly supplements: readonly Supplement[];
  readonly formerTenants: readonly { readonly tenant: Tenant; readonly until: PlainDate }[];
  /** The terms that were before, the first first. */
  readonly renewals: readonly { readonly previous: Term; readonly signedOn: PlainDate }[];
  readonly ended: { readonly on: PlainDate; readonly reason: EndReason; readonly comment: string } | null;
}

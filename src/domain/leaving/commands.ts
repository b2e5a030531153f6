import type { StaffId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { DocumentFile } from '../application/document.ts';
import type { LeavingGround } from './grounds.ts';
import type { Judgment, SuitKind } from './penalty.ts';

/** What can be asked about a household that leaves. */
export type LeavingCommand =
  | {
      readonly type: 'open';
      readonly ground: LeavingGround;
      /** The day on which it began, where the ground has one (PRH-26, PRH-36). */
      readonly since: PlainDate | null;
      /** What shows the ground, or why the household leaves. */
      readonly evidence: string;
      readonly files: readonly DocumentFile[];
    }
  | { readonly type: 'hear'; readonly statement: string }
  /** The day by which the home is left; null for that of the policy. */
  | { readonly type: 'notify'; readonly leaveBy: PlainDate | null }
  /** Fen a month that the home would cost on the market, and who says so. */
  | { readonly type: 'set-rent'; readonly marketFen: number; readonly source: string }
  /** A short lease for the time of moving out, where that time has a rent of its own. */
  | {
      readonly type: 'sign-transition';
      readonly signedOn: PlainDate;
      readonly landlord: string;
      readonly tenant: string;
    }
  | { readonly type: 'withdraw'; readonly reason: string }
  /** The keys are back. Two people sign where a ban follows. */
  | { readonly type: 'return'; readonly secondBy?: StaffId }
  /** All days are charged, late fees booked, the deposit meets what is owed. */
  | { readonly type: 'settle' }
  /** What is left is given back; two people sign. */
  | {
      readonly type: 'refund';
      readonly refundId: string;
      readonly payee: string;
      readonly reason: string;
      readonly secondBy?: StaffId;
    }
  /** A decision on a fine, as its document says it; within PRH-34 and PRH-36. Amounts are fen. */
  | {
      readonly type: 'fine';
      readonly fineId: string;
      readonly documentNo: string;
      readonly decidedOn: PlainDate;
      readonly fen: number;
      readonly gainFen: number;
    }
  | { readonly type: 'pay-fine'; readonly fineId: string; readonly paidOn: PlainDate; readonly voucherNo: string }
  /** Who stays or owes is sued, or the office's order is to be enforced by the court. */
  | {
      readonly type: 'file-suit';
      readonly suitId: string;
      readonly kind: SuitKind;
      readonly court: string;
      /** Empty until the court gives one. */
      readonly caseNo: string;
      readonly filedOn: PlainDate;
    }
  | {
      readonly type: 'note-judgment';
      readonly suitId: string;
      /** The court's number of it; empty where it stays the one of the filing. */
      readonly caseNo: string;
      readonly judgedOn: PlainDate;
      readonly outcome: Judgment;
      readonly note: string;
    }
  | {
      readonly type: 'note-enforcement';
      readonly suitId: string;
      readonly enforcedOn: PlainDate;
      readonly note: string;
    }
  /** A ban that should not have been imposed; two people sign. */
  | { readonly type: 'lift-ban'; readonly reason: string; readonly secondBy?: StaffId };

export type LeavingCommandType = LeavingCommand['type'];

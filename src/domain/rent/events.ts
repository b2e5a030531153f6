import type { CaseId, OfficeId, StaffId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Basis } from '../application/events.ts';
import type { PaymentTerms } from './cycle.ts';
import type { RentLine } from './rent-lines.ts';
import type { RentStandard } from './standard.ts';

export const paymentWays = ['cash', 'card', 'bank', 'app'] as const;

/** How money came: over the counter in cash or by card, with a bank's file, with the file of the app. */
export type PaymentWay = (typeof paymentWays)[number];

/** First and last day; both count. */
export interface Term {
  readonly from: PlainDate;
  readonly until: PlainDate;
}

/** Another desk booked the same line of the bank first. */
export interface VoidedReceipt {
  readonly receiptNo: string;
  /** The receipt that stands for the money. */
  readonly standsAs: string;
  readonly fen: number;
  readonly way: PaymentWay;
  readonly reference: string;
  readonly paidOn: PlainDate;
  /** SHA-256 of the file in which this desk had read it; empty where it came by another way. */
  readonly fileHash: string;
}

/**
 * The ledger of a lease, stream `rent:<lease>`. Amounts are fen. `bookedOn` is the day on which an entry stands in the
 * ledger and never goes back; `paidOn` is when the money moved. Nothing is edited: a mistake is reversed.
 */
export type RentEvent =
  | {
      readonly type: 'rent.opened.v1';
      readonly payload: {
        readonly leaseId: string;
        readonly leaseNo: string;
        readonly caseId: CaseId | null;
        readonly unitNo: string;
        readonly estate: string;
        readonly office: OfficeId;
        readonly term: Term;
        readonly terms: PaymentTerms;
        readonly standard: RentStandard;
        /** Agreed in the lease. */
        readonly depositFen: number;
        readonly openedOn: PlainDate;
        readonly basis: Basis;
      };
    }
  | {
      readonly type: 'rent.standard-changed.v1';
      readonly payload: { readonly standard: RentStandard; readonly bookedOn: PlainDate; readonly reason: string };
    }
  | {
      readonly type: 'rent.term-changed.v1';
      readonly payload: { readonly until: PlainDate; readonly bookedOn: PlainDate; readonly reason: string };
    }
  /** The tenant swapped homes: rent is of the other home from the standard's day on (PRH-24). */
  | {
      readonly type: 'rent.home-changed.v1';
      readonly payload: {
        readonly unitNo: string;
        readonly estate: string;
        readonly standard: RentStandard;
        readonly bookedOn: PlainDate;
        readonly reason: string;
      };
    }
  | {
      readonly type: 'rent.charged.v1';
      readonly payload: {
        readonly entryId: string;
        readonly from: PlainDate;
        readonly until: PlainDate;
        readonly lines: readonly RentLine[];
        readonly dueOn: PlainDate;
        readonly bookedOn: PlainDate;
      };
    }
  | {
      readonly type: 'rent.late-fee-charged.v1';
      readonly payload: {
        readonly entryId: string;
        /** The charge that was late. */
        readonly charge: string;
        readonly from: PlainDate;
        readonly until: PlainDate;
        readonly fen: number;
        readonly bookedOn: PlainDate;
      };
    }
  | {
      readonly type: 'rent.paid.v1';
      readonly payload: {
        readonly entryId: string;
        readonly receiptNo: string;
        /** Of the whole amount. */
        readonly fen: number;
        /** What of it is the deposit. */
        readonly depositFen: number;
        readonly way: PaymentWay;
        readonly payer: string;
        /** The number under which bank or app know it; empty at the counter. */
        readonly reference: string;
        readonly paidOn: PlainDate;
        readonly bookedOn: PlainDate;
      };
    }
  /**
   * A receipt's number that was given for money which stands under another: its number stays, void, so that no number is
   * missing. Nothing was booked by it.
   */
  | {
      readonly type: 'rent.receipt-voided.v1';
      readonly payload: VoidedReceipt & { readonly bookedOn: PlainDate };
    }
  /** The deposit meets what is owed. */
  | {
      readonly type: 'rent.deposit-set-off.v1';
      readonly payload: { readonly entryId: string; readonly fen: number; readonly bookedOn: PlainDate };
    }
  | {
      readonly type: 'rent.refunded.v1';
      readonly payload: {
        readonly entryId: string;
        /** Of the deposit, and of what was paid ahead. */
        readonly depositFen: number;
        readonly aheadFen: number;
        readonly payee: string;
        readonly reason: string;
        readonly secondBy: StaffId;
        readonly bookedOn: PlainDate;
      };
    }
  | {
      readonly type: 'rent.reversed.v1';
      readonly payload: {
        readonly entryId: string;
        readonly of: string;
        /** `recharge`: the same days are charged anew beside it; `mistake` and `waived`: a person's decision. */
        readonly why: 'recharge' | 'mistake' | 'waived';
        readonly reason: string;
        readonly secondBy: StaffId | null;
        readonly bookedOn: PlainDate;
      };
    };

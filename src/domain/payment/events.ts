import type { OfficeId, StaffId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { PaymentWay } from '../rent/events.ts';

export const keptReasons = [
  /** What the line names is no lease here. */
  'no-lease',
  /** It names more than one. */
  'several-leases',
  /** Lease number, home and identity number lead to different leases. */
  'disagree',
  /** The same lease has the same amount of the same day under another number. */
  'doubled',
  /** A ledger has this number, with another amount or day. */
  'number-known',
  /** Of somebody that whoever read the file must keep off. */
  'own-case',
  /** The ledger refused it for another reason. */
  'refused',
] as const;

/** Why a line of a payment file was put on the list instead of being booked. */
export type KeptReason = (typeof keptReasons)[number];

/** One payment, as a line of a file of the bank or the app says it. */
export interface PaymentLine {
  /** The format that it was read by (`resources/imports/payments-*.json`). */
  readonly format: string;
  readonly way: PaymentWay;
  /** The number under which bank or app know it; empty where the file has none. */
  readonly reference: string;
  readonly fen: number;
  readonly paidOn: PlainDate;
  readonly payer: string;
  /** What the line names: each may be empty. */
  readonly leaseNo: string;
  readonly unitNo: string;
  readonly identityNumber: string;
  /** The payer's own words. */
  readonly note: string;
}

export interface FileLine {
  readonly fileName: string;
  /** SHA-256. */
  readonly fileHash: string;
  readonly sheet: string;
  readonly line: number;
}

/** A payment that no lease was found for, stream `payment:<payment>`, until somebody settles it. */
export type PaymentEvent =
  | {
      readonly type: 'payment.kept.v1';
      readonly payload: {
        readonly paymentId: string;
        readonly payment: PaymentLine;
        readonly from: FileLine;
        readonly why: KeptReason;
        readonly keptOn: PlainDate;
      };
    }
  /** Booked in the ledger of a lease, in the same unit of work. */
  | {
      readonly type: 'payment.assigned.v1';
      readonly payload: {
        readonly leaseId: string;
        readonly leaseNo: string;
        readonly receiptNo: string;
        readonly comment: string;
        readonly assignedOn: PlainDate;
      };
    }
  /** Two people sign for money that goes back to where it came from. */
  | {
      readonly type: 'payment.returned.v1';
      readonly payload: {
        readonly payee: string;
        readonly reason: string;
        readonly secondBy: StaffId;
        readonly returnedOn: PlainDate;
      };
    }
  | {
      readonly type: 'payment.noted.v1';
      readonly payload: { readonly note: string; readonly notedOn: PlainDate };
    };

export type PaymentEventType = PaymentEvent['type'];

/**
 * A file that was read whole, stream `payment-file:<office>.<hash>`: which came in, by whom, with what result. Each office
 * that reads a file has its own record, since a record goes where its office's things go; older ones are named by the hash
 * alone.
 */
export interface PaymentFileEvent {
  readonly type: 'payment-file.read.v1';
  readonly payload: {
    readonly fileName: string;
    readonly fileHash: string;
    readonly format: string;
    readonly rows: number;
    readonly booked: number;
    readonly bookedFen: number;
    readonly kept: number;
    /** Were known from before. */
    readonly repeated: number;
    readonly bad: number;
  };
}

export function paymentStream(paymentId: string): string {
  return `payment:${paymentId}`;
}

export function paymentFileStream(office: OfficeId, fileHash: string): string {
  return `payment-file:${office}.${fileHash}`;
}

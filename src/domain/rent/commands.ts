import type { StaffId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { PaymentWay } from './events.ts';
import type { RentStandard } from './standard.ts';

/** What can be asked of a lease's ledger. It is opened, and its term changed, by the lease (domain/lease). */
export type RentCommand =
  /** Every cycle that begins on or before the day is charged, to its end or the lease's. */
  | { readonly type: 'charge'; readonly through: PlainDate }
  /** Late fees are booked up to a day that is over or today. */
  | { readonly type: 'book-late-fees'; readonly through: PlainDate }
  | {
      readonly type: 'pay';
      readonly paymentId: string;
      readonly fen: number;
      readonly depositFen: number;
      readonly way: PaymentWay;
      readonly payer: string;
      readonly reference: string;
      readonly paidOn: PlainDate;
      /** SHA-256 of the file in which it was read; absent at the counter and in commands of older programs. */
      readonly fileHash?: string;
    }
  | { readonly type: 'change-standard'; readonly standard: RentStandard; readonly reason: string }
  /** Two people take back a payment, set-off or refund that was a mistake; one waives a late fee. */
  | { readonly type: 'reverse'; readonly of: string; readonly reason: string; readonly secondBy?: StaffId }
  /** The deposit meets what is owed once the lease is over. */
  | { readonly type: 'set-off' }
  | {
      readonly type: 'refund';
      readonly refundId: string;
      readonly depositFen: number;
      readonly aheadFen: number;
      readonly payee: string;
      readonly reason: string;
      readonly secondBy?: StaffId;
    };

export type RentCommandType = RentCommand['type'];

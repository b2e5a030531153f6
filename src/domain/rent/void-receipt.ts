import type { PlainDate } from '../../kernel/plain-date.ts';
import { bookingDay } from './booking-day.ts';
import type { RentCommand } from './commands.ts';
import type { RentEvent } from './events.ts';
import type { LedgerState } from './state.ts';

interface Voiding {
  readonly payment: Extract<RentCommand, { readonly type: 'pay' }>;
  /** The number that this desk had given. */
  readonly receiptNo: string;
  readonly today: PlainDate;
}

/**
 * What is written where a desk finds that another booked the same line of the bank first: its own receipt's number is
 * void and accounted for. Nothing where the ledger does not have the payment by its id, which is a person's to look at,
 * nor where it stands under this very number.
 */
export function voidReceipt(
  state: LedgerState,
  { payment, receiptNo, today }: Voiding,
): readonly RentEvent[] | undefined {
  const standing = state.entries.find(({ entryId }) => entryId === payment.paymentId);
  if (standing?.kind !== 'payment') return undefined;
  if (receiptNo === '' || standing.receiptNo === receiptNo) return [];
  const { fen, way, reference, paidOn, fileHash = '' } = payment;
  const bookedOn = bookingDay(state, { today });
  const voided = { receiptNo, standsAs: standing.receiptNo, fen, way, reference, paidOn, fileHash };
  return [{ type: 'rent.receipt-voided.v1', payload: { ...voided, bookedOn } }];
}

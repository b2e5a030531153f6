import type { PlainDate } from '../../kernel/plain-date.ts';
import type { LedgerState } from './state.ts';

/** The day on which entries of a command stand: a desk that was away books after what others booked meanwhile. */
export function bookingDay(
  { bookedOn }: Pick<LedgerState, 'bookedOn'>,
  { today }: { readonly today: PlainDate },
): PlainDate {
  return bookedOn > today ? bookedOn : today;
}

import { type PlainDate, addDays, addMonths, monthOf } from '../../kernel/plain-date.ts';
import { firstOfMonth } from './rent-lines.ts';

/** How rent is paid, as the lease says and the policy proposes (policy/tenancy.ts, `RentPayment`). */
export interface PaymentTerms {
  /** 1: every calendar month; 3: every quarter of the calendar; 12: every year. */
  readonly cycleMonths: 1 | 3 | 6 | 12;
  readonly inAdvance: boolean;
  /** Calendar days before the cycle begins; without meaning where rent is paid afterwards. */
  readonly dueDaysBefore: number;
  /** Thousandths of a month's rent for each day late. */
  readonly lateFeePermillePerDay: number;
}

/** The cycle of the calendar in which a day lies: its first day. */
export function cycleStart(day: PlainDate, { cycleMonths }: Pick<PaymentTerms, 'cycleMonths'>): PlainDate {
  return addMonths(firstOfMonth(day), -((monthOf(day) - 1) % cycleMonths));
}

export function cycleEnd(day: PlainDate, terms: Pick<PaymentTerms, 'cycleMonths'>): PlainDate {
  return addDays(addMonths(cycleStart(day, terms), terms.cycleMonths), -1);
}

/**
 * The last day on which the rent of a cycle is paid in time. Nobody is late before the rent was charged: what is
 * charged after the day is due on the day of the charge.
 */
export function dueDayOf(day: PlainDate, terms: PaymentTerms, chargedOn: PlainDate): PlainDate {
  const due = terms.inAdvance ? addDays(cycleStart(day, terms), -terms.dueDaysBefore) : cycleEnd(day, terms);
  return due < chargedOn ? chargedOn : due;
}

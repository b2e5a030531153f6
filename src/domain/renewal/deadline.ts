import { type PlainDate, addDays, addMonths } from '../../kernel/plain-date.ts';
import type { Term } from '../rent/events.ts';

/**
 * The last day on which renewal is asked for, so many months before the term ends (PRH-29): the same day of that month,
 * or its last (DAY-06). Three months before 31 May is the end of February.
 */
export function renewalDay(until: PlainDate, months: number): PlainDate {
  return addMonths(until, -months);
}

/** From the day after the term that ends: so many months, to the day before the same day (PRH-20). */
export function renewedTerm(until: PlainDate, months: number): Term {
  const from = addDays(until, 1);
  return { from, until: addDays(addMonths(from, months), -1) };
}

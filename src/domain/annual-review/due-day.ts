/**
 * When a household declares (domain reference §2.4): every so many months from the first day of its term, on that day of
 * the year or, where the policy names one, by a day for everybody (海口: the end of March; 珠海: every three years).
 */
import { addDays, addMonths, plainDate, type PlainDate, yearOf } from '../../kernel/plain-date.ts';
import type { YearlyReview } from '../policy/tenancy.ts';

/** The last day for the declaration of a year; undefined where the policy asks for none in it, the year of moving in first. */
export function reviewDueDay(
  termFrom: PlainDate,
  { everyMonths, declareBy }: Pick<YearlyReview, 'everyMonths' | 'declareBy'>,
  year: number,
): PlainDate | undefined {
  for (let months = everyMonths; ; months += everyMonths) {
    const day = addMonths(termFrom, months);
    if (yearOf(day) > year) return undefined;
    if (yearOf(day) === year) return declareBy === null ? day : dayOfYear(year, declareBy);
  }
}

/** `MM-DD` of a year; 29 February is the last day of February in the others (DAY-06). */
function dayOfYear(year: number, monthDay: string): PlainDate {
  if (monthDay === '02-29') return addDays(plainDate(`${String(year)}-03-01`), -1);
  return plainDate(`${String(year)}-${monthDay}`);
}

/** From when on a review of that due day can be called and declared. */
export function reviewOpensOn(dueOn: PlainDate, remindDays: number): PlainDate {
  return addDays(dueOn, -remindDays);
}

import { weekdayOf, yearOf, type PlainDate } from '../../kernel/plain-date.ts';
import type { CalendarYear } from './calendar-year.ts';

/**
 * The working days of one city. Years without data count Monday to Friday and say so: the yearly notice appears only
 * in the autumn before (DAY-09), and a date computed without it is a guess that must be shown as one.
 */
export interface CityCalendar {
  readonly loadedYears: ReadonlySet<number>;
  readonly daysOff: ReadonlySet<PlainDate>;
  readonly localDaysOff: ReadonlySet<PlainDate>;
  readonly makeUpDays: ReadonlySet<PlainDate>;
}

export interface WorkingDay {
  readonly working: boolean;
  /** True when no calendar of that year is loaded. */
  readonly provisional: boolean;
}

/** Builds the calendar from the years at hand, in any order. */
export function cityCalendar(years: readonly CalendarYear[]): CityCalendar {
  return {
    loadedYears: new Set(years.map(({ year }) => year)),
    daysOff: new Set(years.flatMap(({ holidays }) => holidays)),
    localDaysOff: new Set(years.flatMap(({ local }) => local)),
    makeUpDays: new Set(years.flatMap(({ makeUpDays }) => makeUpDays)),
  };
}

/** Whether offices work on a day. A local day off wins over a make-up day, a make-up day over a weekend (DAY-08). */
export function isWorkingDay(calendar: CityCalendar, date: PlainDate): WorkingDay {
  const provisional = !calendar.loadedYears.has(yearOf(date));
  if (calendar.localDaysOff.has(date)) return { working: false, provisional };
  if (calendar.makeUpDays.has(date)) return { working: true, provisional };
  if (calendar.daysOff.has(date)) return { working: false, provisional };
  const weekday = weekdayOf(date);
  return { working: weekday !== 0 && weekday !== 6, provisional };
}

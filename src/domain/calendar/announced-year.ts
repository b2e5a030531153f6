import { type PlainDate, plainDate, addDays, weekdayOf } from '../../kernel/plain-date.ts';
import type { StaffId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { type CalendarYear, parseCalendarYear } from './calendar-year.ts';
import { cityCalendar, isWorkingDay } from './city-calendar.ts';
import { type SecondSigner, type SecondSignerRefusal, signedBySecond } from './second-signer.ts';

/** What a city's administrator announced for a year: it takes the whole place of what came with the program. */
export interface CalendarEvent {
  readonly type: 'calendar.announced.v1';
  readonly payload: {
    readonly calendar: CalendarYear;
    readonly reason: string;
    /** Who signed beside the administrator; older programs asked nobody. */
    readonly secondBy?: StaffId;
  };
}

export type CalendarRefusal =
  /** A part of the year is not as it must be; with the first wrong day, where it is one. */
  | { readonly code: 'calendar-invalid'; readonly part: CalendarPart; readonly day: string }
  /** Nothing differs from the calendar as it is. */
  | { readonly code: 'calendar-unchanged' }
  | SecondSignerRefusal;

export type CalendarPart = 'year' | 'source' | 'holidays' | 'makeUpDays' | 'local';

const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;

/** The stream of a year, received by every desk of the city. */
export function calendarStream(year: number): string {
  return `calendar:${String(year)}`;
}

/** The year as last announced; undefined when its event does not hold one. */
export function announcedYear(events: Iterable<CalendarEvent>): CalendarYear | undefined {
  let year: CalendarYear | undefined;
  for (const { payload } of events) {
    const parsed = parseCalendarYear(payload.calendar);
    if (parsed.ok) year = parsed.value;
  }
  return year;
}

/**
 * The year with each day once and in order. Refused: a day that lies outside the year and its neighbours, a make-up day
 * that is no Saturday or Sunday (DAY-08) or is off as well, and a year that changes nothing against `current`.
 */
export function checkedYear(
  calendar: CalendarYear,
  current: CalendarYear | undefined,
): Result<CalendarYear, CalendarRefusal> {
  const tidy = tidied(calendar);
  const problem = problemIn(tidy);
  if (problem !== undefined) return err(problem);
  return current !== undefined && sameDays(tidied(current), tidy) ? err({ code: 'calendar-unchanged' }) : ok(tidy);
}

export interface Announcing {
  readonly calendar: CalendarYear;
  readonly reason: string;
  readonly by: StaffId;
  readonly second: SecondSigner | undefined;
}

/** Announces a year, signed by two. Refused as `checkedYear`, without a reason, and without a second signer. */
export function announceYear(
  { calendar, reason, by, second }: Announcing,
  current: CalendarYear | undefined,
): Result<readonly CalendarEvent[], CalendarRefusal | { readonly code: 'reason-missing' }> {
  const checked = checkedYear(calendar, current);
  if (!checked.ok) return checked;
  if (reason.trim() === '') return err({ code: 'reason-missing' });
  const signed = signedBySecond(by, second);
  if (!signed.ok) return signed;
  const payload = { calendar: checked.value, reason: reason.trim(), secondBy: signed.value };
  return ok([{ type: 'calendar.announced.v1', payload }]);
}

function tidied(calendar: CalendarYear): CalendarYear {
  const sorted = (days: readonly PlainDate[]): readonly PlainDate[] => [...new Set(days)].sort();
  const { holidays, makeUpDays, local } = calendar;
  return { ...calendar, holidays: sorted(holidays), makeUpDays: sorted(makeUpDays), local: sorted(local) };
}

function problemIn(calendar: CalendarYear): CalendarRefusal | undefined {
  const invalid = (part: CalendarPart, day = ''): CalendarRefusal => ({ code: 'calendar-invalid', part, day });
  const { year, source, holidays, makeUpDays, local } = calendar;
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) return invalid('year');
  if (source.trim() === '') return invalid('source');
  for (const part of ['holidays', 'makeUpDays', 'local'] as const) {
    const stray = calendar[part].find((day) => Math.abs(Number(day.slice(0, 4)) - year) > 1);
    if (stray !== undefined) return invalid(part, stray);
  }
  if (holidays.length === 0) return invalid('holidays');
  const both = makeUpDays.find((day) => holidays.includes(day) || local.includes(day));
  if (both !== undefined) return invalid('makeUpDays', both);
  const weekday = makeUpDays.find((day) => ![0, 6].includes(weekdayOf(day)));
  return weekday === undefined ? undefined : invalid('makeUpDays', weekday);
}

function sameDays(a: CalendarYear, b: CalendarYear): boolean {
  return (['holidays', 'makeUpDays', 'local'] as const).every((part) => a[part].join() === b[part].join());
}

/** How many working days the year has in this city: the figure by which people check a calendar. */
export function workingDaysIn(calendar: CalendarYear): number {
  const city = cityCalendar([calendar]);
  const year = String(calendar.year);
  let count = 0;
  for (let day = plainDate(`${year}-01-01`); day.startsWith(year); day = addDays(day, 1)) {
    if (isWorkingDay(city, day).working) count += 1;
  }
  return count;
}

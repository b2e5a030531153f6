import { assertNever } from '../../kernel/assert-never.ts';
import { invariant } from '../../kernel/invariant.ts';
import { addDays, addMonths, type PlainDate } from '../../kernel/plain-date.ts';
import { type CityCalendar, isWorkingDay } from './city-calendar.ts';

/** A date that was computed. Provisional: it leans on a year without a loaded calendar and may still move. */
export interface ComputedDate {
  readonly date: PlainDate;
  readonly provisional: boolean;
}

/** A time limit as a rule or policy gives it. */
export interface TimeLimit {
  readonly count: number;
  readonly unit: 'working' | 'calendar' | 'months';
}

/** A calendar never changes, and a desk asks for the same few limits of the same few days all day long. */
const known = new WeakMap<CityCalendar, Map<string, ComputedDate>>();
const MOST_KNOWN = 20_000;

/** The last day of a limit that starts with an event on `start`; that day is not counted (DAY-05). */
export function deadline(calendar: CityCalendar, start: PlainDate, limit: TimeLimit): ComputedDate {
  let dates = known.get(calendar);
  if (dates === undefined || dates.size >= MOST_KNOWN) {
    dates = new Map();
    known.set(calendar, dates);
  }
  const key = `${start} ${String(limit.count)} ${limit.unit}`;
  let date = dates.get(key);
  if (date === undefined) {
    date = computed(calendar, start, limit);
    dates.set(key, date);
  }
  return date;
}

function computed(calendar: CityCalendar, start: PlainDate, limit: TimeLimit): ComputedDate {
  switch (limit.unit) {
    case 'working':
      return addWorkingDays(calendar, start, limit.count);
    case 'calendar':
      return addCalendarDays(calendar, start, limit.count);
    case 'months':
      return nextWorkingDayFrom(calendar, addMonths(start, wholeCount(limit.count)));
  }
  return assertNever(limit.unit);
}

/** The n-th working day after `start`, make-up days included (DAY-05, DAY-08); `start` itself when n is 0. */
export function addWorkingDays(calendar: CityCalendar, start: PlainDate, n: number): ComputedDate {
  let date = start;
  let provisional = false;
  for (let left = wholeCount(n); left > 0;) {
    date = addDays(date, 1);
    const day = isWorkingDay(calendar, date);
    provisional ||= day.provisional;
    if (day.working) left -= 1;
  }
  return { date, provisional };
}

/** `n` calendar days after `start`, moved to the next working day when that is a rest day (DAY-05, DAY-07). */
export function addCalendarDays(calendar: CityCalendar, start: PlainDate, n: number): ComputedDate {
  return nextWorkingDayFrom(calendar, addDays(start, wholeCount(n)));
}

/** `date`, or the first working day after it when it is a rest day (DAY-07). */
export function nextWorkingDayFrom(calendar: CityCalendar, date: PlainDate): ComputedDate {
  let moved = date;
  let day = isWorkingDay(calendar, moved);
  let provisional = day.provisional;
  while (!day.working) {
    moved = addDays(moved, 1);
    day = isWorkingDay(calendar, moved);
    provisional ||= day.provisional;
  }
  return { date: moved, provisional };
}

/** Working days later than `after` up to and including `through`; 0 when `through` is not later. */
export function workingDaysBetween(
  calendar: CityCalendar,
  after: PlainDate,
  through: PlainDate,
): { readonly days: number; readonly provisional: boolean } {
  let days = 0;
  let provisional = false;
  for (let date = addDays(after, 1); date <= through; date = addDays(date, 1)) {
    const day = isWorkingDay(calendar, date);
    provisional ||= day.provisional;
    if (day.working) days += 1;
  }
  return { days, provisional };
}

function wholeCount(count: number): number {
  invariant(Number.isInteger(count) && count >= 0, `a time limit is a whole number from 0, not ${count}`);
  return count;
}

import type { Brand } from './brand.ts';
import { invariant } from './invariant.ts';

/** A calendar day without a zone, `YYYY-MM-DD`. Sorts as text. */
export type PlainDate = Brand<string, 'PlainDate'>;

const DAY_MS = 86_400_000;
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The date, or `undefined` when the text is not a real day (2026-02-30, 2026-13-01, `2026-1-1`). */
export function parsePlainDate(text: string): PlainDate | undefined {
  const match = SHAPE.exec(text);
  if (match === null) return undefined;
  const time = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(time)) return undefined;
  return new Date(time).toISOString().slice(0, 10) === text ? (text as PlainDate) : undefined;
}

/** For literals and data already checked; a wrong text is a bug. */
export function plainDate(text: string): PlainDate {
  const date = parsePlainDate(text);
  invariant(date, `not a date: ${text}`);
  return date;
}

export function plainDateFromParts(year: number, month: number, day: number): PlainDate {
  return plainDate(
    `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
  );
}

export function yearOf(date: PlainDate): number {
  return Number(date.slice(0, 4));
}

export function monthOf(date: PlainDate): number {
  return Number(date.slice(5, 7));
}

export function dayOf(date: PlainDate): number {
  return Number(date.slice(8, 10));
}

/** Adds calendar days; negative goes back. */
export function addDays(date: PlainDate, days: number): PlainDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10) as PlainDate;
}

/** Adds months: the same day of the end month, else its last day (DAY-06). */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const index = yearOf(date) * 12 + (monthOf(date) - 1) + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return plainDateFromParts(year, month, Math.min(dayOf(date), daysInMonth(year, month)));
}

export function addYears(date: PlainDate, years: number): PlainDate {
  return addMonths(date, years * 12);
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** Completed years from `from` to `on`: an age, when `from` is the day of birth. */
export function fullYearsBetween(from: PlainDate, on: PlainDate): number {
  const years = yearOf(on) - yearOf(from);
  return on.slice(5) < from.slice(5) ? years - 1 : years;
}

/** Completed months from `from` to `on`, by DAY-06: from 31 January to 28 February is one; negative when `on` is earlier. */
export function fullMonthsBetween(from: PlainDate, on: PlainDate): number {
  const months = monthsApart(from, on);
  if (dayOf(on) >= dayOf(from)) return months;
  return dayOf(on) === daysInMonth(yearOf(on), monthOf(on)) ? months : months - 1;
}

/** Months from the month of `from` to that of `on`, whatever the day. */
export function monthsApart(from: PlainDate, on: PlainDate): number {
  return (yearOf(on) - yearOf(from)) * 12 + monthOf(on) - monthOf(from);
}

/** 0 = Sunday … 6 = Saturday. */
export function weekdayOf(date: PlainDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

import type { Brand } from './brand.ts';
import { invariant } from './invariant.ts';

/** A calendar day without a zone, `YYYY-MM-DD`. Sorts as text. */
export type PlainDate = Brand<string, 'PlainDate'>;

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** The date, or `undefined` when the text is not a real day (2026-02-30, 2026-13-01, `2026-1-1`). */
export function parsePlainDate(text: string): PlainDate | undefined {
  if (!SHAPE.test(text)) return undefined;
  const date = text as PlainDate;
  const [month, day] = [monthOf(date), dayOf(date)];
  if (month < 1 || month > 12 || day < 1) return undefined;
  return day <= daysInMonth(yearOf(date), month) ? date : undefined;
}

/** For literals and data already checked; a wrong text is a bug. */
export function plainDate(text: string): PlainDate {
  const date = parsePlainDate(text);
  invariant(date, `not a date: ${text}`);
  return date;
}

export function plainDateFromParts(year: number, month: number, day: number): PlainDate {
  return plainDate(textOf(year, month, day));
}

export function yearOf(date: PlainDate): number {
  return digitAt(date, 0) * 1000 + digitAt(date, 1) * 100 + digitAt(date, 2) * 10 + digitAt(date, 3);
}

export function monthOf(date: PlainDate): number {
  return digitAt(date, 5) * 10 + digitAt(date, 6);
}

export function dayOf(date: PlainDate): number {
  return digitAt(date, 8) * 10 + digitAt(date, 9);
}

/** Adds calendar days; negative goes back. */
export function addDays(date: PlainDate, days: number): PlainDate {
  const day = dayOf(date) + days;
  // Most additions stay in their month.
  if (day >= 1 && day <= 28 && Number.isInteger(day)) return `${date.slice(0, 8)}${twoDigits(day)}` as PlainDate;
  return dateOfDayCount(dayCountOf(date) + days);
}

/** Adds months: the same day of the end month, else its last day (DAY-06). */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const index = yearOf(date) * 12 + (monthOf(date) - 1) + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return textOf(year, month, Math.min(dayOf(date), daysInMonth(year, month))) as PlainDate;
}

export function addYears(date: PlainDate, years: number): PlainDate {
  return addMonths(date, years * 12);
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return dayCountOf(to) - dayCountOf(from);
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
  // Day 0 of the count, 1 March of the year 0, was a Wednesday; its January is before it.
  return (dayCountOf(date) + 70 + 3) % 7;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/*
 * Days are counted from 1 March of the year 0, so that a leap day is the last of its year, and in whole numbers: a run
 * over a hundred thousand ledgers asks for millions of days, and going through the engine's own clock takes ten times as
 * long.
 */
const DAYS_OF_400_YEARS = 146_097;

function dayCountOf(date: PlainDate): number {
  const month = monthOf(date);
  const year = yearOf(date) - (month <= 2 ? 1 : 0);
  const monthFromMarch = (month + 9) % 12;
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return year * 365 + leapDays + Math.floor((153 * monthFromMarch + 2) / 5) + dayOf(date) - 1;
}

function dateOfDayCount(count: number): PlainDate {
  invariant(Number.isSafeInteger(count), 'a day that was no date');
  const era = Math.floor(count / DAYS_OF_400_YEARS);
  const ofEra = count - era * DAYS_OF_400_YEARS;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1_460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return textOf(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day) as PlainDate;
}

function textOf(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

function twoDigits(number: number): string {
  return number < 10 ? `0${String(number)}` : String(number);
}

const ZERO = 48;

function digitAt(date: string, at: number): number {
  return date.charCodeAt(at) - ZERO;
}

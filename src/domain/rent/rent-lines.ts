/**
 * Rent by days. A month costs its rent whatever its length; a part of a month costs what the days up to its last one
 * cost less what the days before its first one do, each rounded half up to the fen. So parts that make up a month cost
 * exactly the month, in however many pieces it is charged.
 */
import { type PlainDate, addDays, addMonths, dayOf, daysBetween } from '../../kernel/plain-date.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { RentStandard } from './standard.ts';

/** Days of one month under one standard. */
export interface RentLine {
  readonly from: PlainDate;
  /** The last day, which counts. */
  readonly until: PlainDate;
  /** Fen of a whole month under the standard. */
  readonly monthlyFen: number;
  readonly rentFen: number;
  readonly reductionFen: number;
  readonly subsidyFen: number;
}

/** What the tenant pays of a line, fen. */
export function ownFen({ rentFen, reductionFen, subsidyFen }: RentLine): number {
  return rentFen - reductionFen - subsidyFen;
}

/** What days of one month cost of an amount a month; both days count. */
export function shareOfMonth(monthlyFen: number, from: PlainDate, until: PlainDate): number {
  const days = daysInMonthOf(from);
  return upTo(monthlyFen, dayOf(until), days) - upTo(monthlyFen, dayOf(from) - 1, days);
}

/** Half up, in whole numbers. */
function upTo(monthlyFen: number, day: number, days: number): number {
  return Math.floor((2 * monthlyFen * day + days) / (2 * days));
}

/** The days from one to another, cut where a month ends and where a standard begins. Both days count. */
export function rentLines(standards: readonly RentStandard[], from: PlainDate, until: PlainDate): readonly RentLine[] {
  const lines: RentLine[] = [];
  for (let day = from; day <= until;) {
    const standard = standardOn(standards, day);
    const next = standards.find((other) => other.from > day);
    const last = earliest(until, lastOfMonth(day), next === undefined ? until : addDays(next.from, -1));
    lines.push({
      from: day,
      until: last,
      monthlyFen: standard.monthlyFen,
      rentFen: shareOfMonth(standard.monthlyFen, day, last),
      reductionFen: shareOfMonth(standard.reductionFen, day, last),
      subsidyFen: shareOfMonth(standard.subsidyFen, day, last),
    });
    day = addDays(last, 1);
  }
  return lines;
}

export function standardOn(standards: readonly RentStandard[], day: PlainDate): RentStandard {
  const standard = standards.findLast(({ from }) => from <= day);
  invariant(standard, `no rent standard on ${day}`);
  return standard;
}

function lastOfMonth(day: PlainDate): PlainDate {
  const first = firstOfMonth(day);
  return addDays(addMonths(first, 1), -1);
}

export function firstOfMonth(day: PlainDate): PlainDate {
  return addDays(day, 1 - dayOf(day));
}

function daysInMonthOf(day: PlainDate): number {
  const first = firstOfMonth(day);
  return daysBetween(first, addMonths(first, 1));
}

function earliest(...days: readonly PlainDate[]): PlainDate {
  return days.reduce((first, day) => (day < first ? day : first));
}

import type { AgeBucket, OfficeTime, TimeFigure, TimedCase, TimedCasesWanted } from '../../contract/time.ts';
import { ageBuckets } from '../../contract/time.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import {
  type PlainDate,
  addDays,
  addMonths,
  daysBetween,
  monthOf,
  plainDateFromParts,
  yearOf,
} from '../../kernel/plain-date.ts';
import {
  type DayCount,
  type DaySpan,
  type TimedStep,
  daysOfStep,
  inStepOrder,
  openCases,
  openCount,
  percentile,
  spanUpTo,
  stepDays,
  timedCases,
  wholeDaysBelow,
} from '../../store/queries/time-figures.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import { officeName } from '../staff/offices.ts';

const MONTHS = 12;
const MOST_CASES = 200;

/** The figures of an office and all below it in a month, beside the month before. */
export function officeTime(desk: OpenDesk, office: OfficeId, month: string): OfficeTime {
  const { db } = desk.file;
  const first = firstOf(month);
  const [now, before] = [first, addMonths(first, -1)].map((day) => stepDays(db, office, monthSpan(day)));
  const known = [now, before].flatMap((days) => [...(days?.keys() ?? [])]);
  const steps = inStepOrder(new Set(known.filter((step) => step !== null)));
  const inBoth = (step: TimedStep) => ({
    now: figureOf(now?.get(step) ?? []),
    before: figureOf(before?.get(step) ?? []),
  });
  return {
    month,
    steps: [{ step: 'whole', ...inBoth(null) }, ...steps.map((step) => ({ step, ...inBoth(step) }))],
    months: Array.from({ length: MONTHS }, (_, index) => {
      const day = addMonths(first, index + 1 - MONTHS);
      return {
        month: day.slice(0, 7),
        figure: figureOf(daysOfStep(db, { scope: office, span: monthSpan(day) }, null)),
      };
    }),
    below: [...wholeDaysBelow(db, office, monthSpan(first))]
      .filter(([below]) => below !== office)
      .map(([below, counts]) => ({ office: below, name: officeName(desk, below), figure: figureOf(counts) }))
      .sort((a, b) => (b.figure.median ?? 0) - (a.figure.median ?? 0)),
    ageing: ageBuckets.map((bucket) => ({ bucket, count: openCount(db, office, ageSpan(bucket, todayOf(desk))) })),
    open: openCount(db, office, spanUpTo(todayOf(desk))),
  };
}

/** The cases behind one figure. */
export function casesOfFigure(desk: OpenDesk, office: OfficeId, wanted: TimedCasesWanted): readonly TimedCase[] {
  const { db } = desk.file;
  const today = todayOf(desk);
  const found =
    wanted.of === 'age'
      ? openCases(db, { scope: office, span: ageSpan(wanted.bucket, today), limit: MOST_CASES })
      : timedCases(db, wanted.step === 'whole' ? null : wanted.step, {
          scope: office,
          span: monthSpan(firstOf(wanted.month)),
          limit: MOST_CASES,
        });
  return found.map(({ street, days, ...row }) => ({
    ...row,
    streetName: officeName(desk, street),
    days: days ?? daysBetween(row.receivedOn, today),
  }));
}

function figureOf(counts: readonly DayCount[]): TimeFigure {
  const n = counts.reduce((sum, each) => sum + each.n, 0);
  return { n, median: percentile(counts, 0.5), p90: percentile(counts, 0.9) };
}

function firstOf(month: string): PlainDate {
  return plainDateFromParts(Number(month.slice(0, 4)), Number(month.slice(5)), 1);
}

function monthSpan(day: PlainDate): DaySpan {
  const first = plainDateFromParts(yearOf(day), monthOf(day), 1);
  return { from: first, to: addDays(addMonths(first, 1), -1) };
}

/** Calendar days since receipt at which a bucket ends; the last has no end. */
const OLDEST: Readonly<Record<Exclude<AgeBucket, 'older'>, number>> = { week: 7, month: 30, quarter: 90 };

function ageSpan(bucket: AgeBucket, today: PlainDate): DaySpan {
  switch (bucket) {
    case 'week':
      return { from: addDays(today, -OLDEST.week), to: today };
    case 'month':
      return { from: addDays(today, -OLDEST.month), to: addDays(today, -OLDEST.week - 1) };
    case 'quarter':
      return { from: addDays(today, -OLDEST.quarter), to: addDays(today, -OLDEST.month - 1) };
    case 'older':
      return spanUpTo(addDays(today, -OLDEST.quarter - 1));
  }
}

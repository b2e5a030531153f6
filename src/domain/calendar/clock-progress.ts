import { addDays, addMonths, daysBetween, type PlainDate } from '../../kernel/plain-date.ts';
import { type CityCalendar, isWorkingDay } from './city-calendar.ts';
import type { TimeLimit } from './deadline.ts';

/**
 * A stretch during which the clock stands, for example while the applicant corrects papers. `from` is the day it was
 * stopped, `to` the day it was set going again; without `to` it still stands. By DAY-05 neither event counts from its
 * own day, so the days not counted are those after `from` up to and including `to`.
 */
export interface Pause {
  readonly from: PlainDate;
  readonly to?: PlainDate | undefined;
}

export interface Clock {
  readonly calendar: CityCalendar;
  /** The day of the event that started the clock; not counted (DAY-05). */
  readonly start: PlainDate;
  readonly limit: TimeLimit;
  readonly pauses: readonly Pause[];
}

export interface ClockProgress {
  /** Days counted through today: day 3 of 15. Passes `limit` when overdue. */
  readonly day: number;
  /** Days allowed: working days, or calendar days when the limit is in calendar days or months. */
  readonly limit: number;
  readonly dueOn: PlainDate;
  /** The due date leans on a year without a loaded calendar. */
  readonly provisional: boolean;
  readonly overdue: boolean;
  /** The clock stands today; `dueOn` then is the date if it were set going today, and moves on each day. */
  readonly paused: boolean;
}

/**
 * Where a clock stands on `today`. Pauses may overlap; one that ends before it begins (desks with wrong clocks) counts
 * for nothing. What must stay true: a pause never brings the due date forward, and a later `today` never lowers `day`.
 */
export function clockProgress(clock: Clock, today: PlainDate): ClockProgress {
  const stretches = clock.pauses.map(({ from, to }) => ({ after: from, through: to ?? today }));
  const standsOn = (date: PlainDate): boolean =>
    stretches.some(({ after, through }) => after < date && date <= through);
  const limit = limitInDays(clock);
  const due = dueDate(clock, limit, standsOn);
  return {
    day: countedThrough(clock, today, standsOn),
    limit,
    dueOn: due.date,
    provisional: due.provisional,
    overdue: today > due.date,
    paused: clock.pauses.some(({ from, to }) => from <= today && (to === undefined || today < to)),
  };
}

function limitInDays({ start, limit }: Clock): number {
  return limit.unit === 'months' ? daysBetween(start, addMonths(start, limit.count)) : limit.count;
}

function dueDate(
  clock: Clock,
  limit: number,
  standsOn: (date: PlainDate) => boolean,
): { date: PlainDate; provisional: boolean } {
  const inWorkingDays = clock.limit.unit === 'working';
  let date = clock.start;
  let provisional = false;
  for (let left = limit; left > 0;) {
    date = addDays(date, 1);
    const day = isWorkingDay(clock.calendar, date);
    if (inWorkingDays) provisional ||= day.provisional;
    if ((day.working || !inWorkingDays) && !standsOn(date)) left -= 1;
  }
  if (inWorkingDays) return { date, provisional };
  // DAY-07 moves the last day, and a clock that stands on the day it is moved to moves it on.
  for (;;) {
    const day = isWorkingDay(clock.calendar, date);
    provisional ||= day.provisional;
    if (day.working && !standsOn(date)) return { date, provisional };
    date = addDays(date, 1);
  }
}

function countedThrough(clock: Clock, today: PlainDate, standsOn: (date: PlainDate) => boolean): number {
  let counted = 0;
  for (let date = addDays(clock.start, 1); date <= today; date = addDays(date, 1)) {
    const counts = clock.limit.unit !== 'working' || isWorkingDay(clock.calendar, date).working;
    if (counts && !standsOn(date)) counted += 1;
  }
  return counted;
}

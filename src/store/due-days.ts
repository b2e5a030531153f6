/**
 * The last days of clocks in the rows, by the calendar of the city: what came with the program, and over it the years
 * that the city announced (projections/calendar-projection.ts). An event keeps the day that was computed when it was
 * written; the row has the day as the calendar is now, so that a queue is sorted by what it shows (DAY-09).
 *
 * What must stay true: rows are the same whether they were written before or after a calendar arrived. So whatever
 * changes the calendar counts all clocks again, in the same transaction.
 */
import { hash } from 'node:crypto';
import type { Clock } from '../domain/application/state.ts';
import { type CalendarYear, parseCalendarYear } from '../domain/calendar/calendar-year.ts';
import { type CityCalendar, cityCalendar } from '../domain/calendar/city-calendar.ts';
import { clockProgress } from '../domain/calendar/clock-progress.ts';
import { type ComputedDate, deadline } from '../domain/calendar/deadline.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import type { Database } from './connection.ts';
import { readMeta, writeMeta } from './meta.ts';
import { NO_DAY, dateOfDay, dayNumber, pausesOf } from './projections/case-codes.ts';
import { namedStatement } from './statements.ts';
import { countStepDays } from './step-days.ts';
import { guarded } from './store-fault.ts';
import { countTicketDays } from './ticket-due.ts';

const selectTips = namedStatement<[], { tips: string | null }>(
  'announced-year.tips',
  `SELECT group_concat(last_event) AS tips FROM (SELECT last_event FROM announced_year ORDER BY year)`,
);
const selectYears = namedStatement<[], { content: string }>(
  'announced-year.all',
  `SELECT content FROM announced_year ORDER BY year`,
);
const selectClocks = namedStatement<[after: number, limit: number], ClockRow>(
  'case-row.clocks',
  `SELECT case_key, case_no, due_day, due_provisional, clock_started_day, clock_limit, clock_unit, clock_pauses
   FROM case_row WHERE case_key > ? AND clock_started_day <> ${String(NO_DAY)} ORDER BY case_key LIMIT +?`,
);
const updateDue = namedStatement<[day: number, provisional: number, key: number]>(
  'case-row.set-due',
  `UPDATE case_row SET due_day = ?, due_provisional = ? WHERE case_key = ?`,
);

interface ClockRow {
  readonly case_key: number;
  readonly case_no: string;
  readonly due_day: number;
  readonly due_provisional: number;
  readonly clock_started_day: number;
  readonly clock_limit: number;
  readonly clock_unit: number;
  readonly clock_pauses: string;
}

const PAGE = 2_000;
const COUNTED_BY = 'due-days-counted-by';

interface Known {
  readonly shipped: readonly CalendarYear[];
  tips: string;
  calendar: CityCalendar;
}

const calendars = new WeakMap<Database, Known>();

/** Says which years came with the program; all clocks are counted again when they are not those of the last start. */
export function useCalendars(db: Database, shipped: readonly CalendarYear[]): void {
  calendars.set(db, { shipped, tips: '', calendar: cityCalendar(shipped) });
  const years = shipped.toSorted((a, b) => a.year - b.year);
  const fingerprint = hash('sha256', JSON.stringify(years)).slice(0, 16);
  if (readMeta(db, COUNTED_BY) === fingerprint) return;
  const work = db.transaction(() => {
    countDueDays(db);
    writeMeta(db, COUNTED_BY, fingerprint);
  });
  guarded(db.name, () => {
    work.immediate();
  });
}

/** The rows are about to be made anew, perhaps without a calendar at hand: the next start counts again. */
export function forgetCount(db: Database): void {
  writeMeta(db, COUNTED_BY, '');
}

/** The city's calendar as it is now; undefined while nobody said which years came with the program. */
export function calendarOf(db: Database): CityCalendar | undefined {
  const known = calendars.get(db);
  if (known === undefined) return undefined;
  // By the events and not by a flag: a transaction that is undone takes its calendar with it.
  const tips = guarded(db.name, () => selectTips.on(db).get()?.tips ?? '');
  if (tips !== known.tips) {
    known.calendar = cityCalendar(yearsOver(known.shipped, announcedYears(db)));
    known.tips = tips;
  }
  return known.calendar;
}

/** The years that came with the program, with those that the city announced in their places. */
export function yearsOf(db: Database): readonly CalendarYear[] {
  return yearsOver(calendars.get(db)?.shipped ?? [], announcedYears(db));
}

/** An announced year takes the place of the one that came with the program. */
export function yearsOver(
  shipped: readonly CalendarYear[],
  announced: readonly CalendarYear[],
): readonly CalendarYear[] {
  const taken = new Set(announced.map(({ year }) => year));
  return [...shipped.filter(({ year }) => !taken.has(year)), ...announced].sort((a, b) => a.year - b.year);
}

function announcedYears(db: Database): readonly CalendarYear[] {
  const rows = guarded(db.name, () => selectYears.on(db).all());
  return rows.flatMap(({ content }) => {
    const parsed = parseCalendarYear(JSON.parse(content));
    return parsed.ok ? [parsed.value] : [];
  });
}

/**
 * The last day of a clock. Null for one that stands, whose day moves on with every day, unless it was late before it was
 * stopped: waiting makes nothing of that good, and its day does not move.
 */
export function dueOf(
  calendar: CityCalendar,
  clock: Pick<Clock, 'startedOn' | 'limit' | 'unit' | 'pauses'>,
): ComputedDate | null {
  const limit = { count: clock.limit, unit: clock.unit };
  const last = clock.pauses?.at(-1);
  if (last === undefined) return deadline(calendar, clock.startedOn, limit);
  const until = last.to ?? last.from;
  const progress = clockProgress({ calendar, start: clock.startedOn, limit, pauses: clock.pauses ?? [] }, until);
  if (last.to === undefined && !progress.overdue) return null;
  return { date: progress.dueOn, provisional: progress.provisional };
}

/** Counts every running clock by the calendar as it is now, and every step that has ended. */
export function countDueDays(db: Database): void {
  const calendar = calendarOf(db);
  if (calendar === undefined) return;
  for (const { row, due } of countedClocks(db, calendar)) {
    const day = dayNumber(due?.date ?? null);
    const provisional = due?.provisional === true ? 1 : 0;
    if (day !== row.due_day || provisional !== row.due_provisional)
      updateDue.on(db).run(day, provisional, row.case_key);
  }
  countStepDays(db, calendar);
  countTicketDays(db, calendar);
}

export interface MovedClock {
  readonly caseNo: string;
  readonly before: ComputedDate;
  readonly after: ComputedDate;
}

/** Which running clocks another calendar would move or make certain, in the order in which the cases came. */
export function movedClocks(db: Database, other: CityCalendar): readonly MovedClock[] {
  return guarded(db.name, () => {
    const moved: MovedClock[] = [];
    for (const { row, due } of countedClocks(db, other)) {
      const date = dateOfDay(row.due_day);
      if (due === null || date === null) continue;
      const before = { date, provisional: row.due_provisional === 1 };
      if (before.date !== due.date || before.provisional !== due.provisional) {
        moved.push({ caseNo: row.case_no, before, after: due });
      }
    }
    return moved;
  });
}

function* countedClocks(
  db: Database,
  calendar: CityCalendar,
): Generator<{ readonly row: ClockRow; readonly due: ComputedDate | null }> {
  let after = 0;
  for (;;) {
    const page = selectClocks.on(db).all(after, PAGE);
    for (const row of page) {
      after = row.case_key;
      yield { row, due: dueOf(calendar, clockOf(row)) };
    }
    if (page.length < PAGE) return;
  }
}

function clockOf(row: ClockRow): Pick<Clock, 'startedOn' | 'limit' | 'unit' | 'pauses'> {
  return {
    startedOn: dateOfDay(row.clock_started_day) as PlainDate,
    limit: row.clock_limit,
    unit: row.clock_unit === 1 ? 'calendar' : 'working',
    ...pausesOf(row.clock_pauses),
  };
}

/** The working days of steps, counted again when the city's calendar changes, as the last days of clocks are. */
import { spentDays } from '../domain/duration/case-steps.ts';
import type { CityCalendar } from '../domain/calendar/city-calendar.ts';
import { invariant } from '../kernel/invariant.ts';
import type { Database } from './connection.ts';
import { dateOfDay, pausesOf } from './projections/case-codes.ts';
import { namedStatement } from './statements.ts';

interface StepRow {
  readonly case_key: number;
  readonly place: number;
  readonly started_day: number;
  readonly ended_day: number;
  readonly pauses: string;
  readonly working_days: number;
  readonly paused_days: number;
}

const selectPage = namedStatement<[after: number, place: number, limit: number], StepRow>(
  'case-step.page',
  `SELECT case_key, place, started_day, ended_day, pauses, working_days, paused_days FROM case_step
   WHERE (case_key, place) > (?, ?) ORDER BY case_key, place LIMIT +?`,
);
const updateDays = namedStatement<[working: number, paused: number, key: number, place: number]>(
  'case-step.set-days',
  `UPDATE case_step SET working_days = ?, paused_days = ? WHERE case_key = ? AND place = ?`,
);

const PAGE = 2_000;

export function countStepDays(db: Database, calendar: CityCalendar): void {
  let [after, place] = [0, -1];
  for (;;) {
    const page = selectPage.on(db).all(after, place, PAGE);
    for (const row of page) {
      [after, place] = [row.case_key, row.place];
      const [startedOn, endedOn] = [dateOfDay(row.started_day), dateOfDay(row.ended_day)];
      invariant(startedOn !== null && endedOn !== null, 'a step that has ended has two days');
      const { working, paused } = spentDays(calendar, {
        startedOn,
        endedOn,
        pauses: pausesOf(row.pauses).pauses ?? [],
      });
      const isSame = working === row.working_days && paused === row.paused_days;
      if (!isSame) updateDays.on(db).run(working, paused, row.case_key, row.place);
    }
    if (page.length < PAGE) return;
  }
}

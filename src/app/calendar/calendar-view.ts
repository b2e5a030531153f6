import type { CalendarPreview, ShownYear } from '../../contract/calendar.ts';
import type { AnyRefusal } from '../../contract/errors.ts';
import {
  type CalendarEvent,
  calendarStream,
  checkedYear,
  workingDaysIn,
} from '../../domain/calendar/announced-year.ts';
import type { CalendarYear } from '../../domain/calendar/calendar-year.ts';
import { cityCalendar } from '../../domain/calendar/city-calendar.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { movedClocks, yearsOf, yearsOver } from '../../store/due-days.ts';
import type { OpenDesk } from '../open-desk.ts';
import { staffName } from '../staff/staff-stream.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { currentYear, notTheCity } from './announce-calendar.ts';
import { typedEvents } from '../../store/typed-events.ts';

/** Rows that a preview shows; the count tells of the rest. */
const SHOWN = 50;

/** Every loaded year, with who announced it where the city did. */
export function shownYears(desk: OpenDesk): ShownYear[] {
  return yearsOf(desk.file.db).map((calendar) => {
    const { version, events } = desk.file.load(calendarStream(calendar.year));
    const last = events.at(-1);
    const { reason = '', secondBy } = typedEvents<CalendarEvent>(events, 'calendar').at(-1)?.payload ?? {};
    return {
      calendar: asInput(calendar),
      workingDays: workingDaysIn(calendar),
      announced: last === undefined ? null : { ...signers(desk, last.actor, secondBy), at: last.wallTime, reason },
      version,
    };
  });
}

/** What an announcement would change: which running clocks move, which provisional ones become certain. */
export function previewYear(desk: OpenDesk, calendar: CalendarYear, by: SignedIn): Result<CalendarPreview, AnyRefusal> {
  const elsewhere = notTheCity(by.actor.office);
  if (elsewhere !== undefined) return err(elsewhere);
  const decision = checkedYear(calendar, currentYear(desk, calendar.year));
  if (!decision.ok) return decision;
  const years = yearsOver(yearsOf(desk.file.db), [calendar]);
  const changed = movedClocks(desk.file.db, cityCalendar(years));
  const moved = changed.filter(({ before, after }) => before.date !== after.date);
  return ok({
    workingDays: workingDaysIn(calendar),
    moved: moved.length,
    settled: changed.length - moved.length,
    cases: moved.slice(0, SHOWN).map(({ caseNo, before, after }) => ({ caseNo, before, after })),
  });
}

function signers(desk: OpenDesk, actor: string, secondBy: string | undefined) {
  return { byName: staffName(desk, actor), secondName: secondBy === undefined ? '' : staffName(desk, secondBy) };
}

function asInput({ year, source, holidays, makeUpDays, local }: CalendarYear): ShownYear['calendar'] {
  return { year, source, holidays: [...holidays], makeUpDays: [...makeUpDays], local: [...local] };
}

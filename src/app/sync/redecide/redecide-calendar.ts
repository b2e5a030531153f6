import {
  type CalendarEvent,
  announceYear,
  announcedYear,
  calendarStream,
} from '../../../domain/calendar/announced-year.ts';
import type { StaffId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { type CalendarAnnouncement, currentYear, notTheCity, secondSigner } from '../../calendar/announce-calendar.ts';
import { type Decided, type Deciding, missingPermission } from './decision.ts';
import { stateSeen } from './state-seen.ts';
import { typedEvents } from '../../../store/typed-events.ts';

/** Without a second person from before one was asked for: a year that must be decided again is then announced anew. */
type SavedAnnouncement = Pick<CalendarAnnouncement, 'calendar' | 'reason'> & { readonly secondBy?: StaffId };

/**
 * A year that another desk announced meanwhile: the same days leave nothing to do, other days are for a person, since
 * nobody can mix two calendars.
 */
export function redecideCalendar(deciding: Deciding): Decided {
  const { desk, command, actor } = deciding;
  const refusal = missingPermission(actor, 'calendar.manage') ?? notTheCity(actor.office);
  if (refusal !== undefined) return err(refusal);
  const { calendar, reason, secondBy } = command.payload as SavedAnnouncement;
  const stream = calendarStream(calendar.year);
  const { version, events } = desk.file.load(stream);
  const seen = stateSeen(deciding, stream, (history) => announcedYear(typedEvents<CalendarEvent>(history, 'calendar')));
  const now = announcedYear(typedEvents<CalendarEvent>(events, 'calendar'));
  const decision = announceYear(
    { calendar, reason, by: actor.staffId, second: secondSigner(desk, secondBy) },
    currentYear(desk, calendar.year),
  );
  if (!decision.ok && decision.error.code === 'calendar-unchanged') return ok({ appends: [], outcome: calendar.year });
  if (!decision.ok) return decision;
  if (JSON.stringify(seen) !== JSON.stringify(now)) return err({ code: 'changed-meanwhile' });
  return ok({ appends: [{ stream, expectedVersion: version, events: decision.value }], outcome: calendar.year });
}

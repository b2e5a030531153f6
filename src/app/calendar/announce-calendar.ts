import type { AnyRefusal } from '../../contract/errors.ts';
import { announceYear, calendarStream } from '../../domain/calendar/announced-year.ts';
import type { CalendarYear } from '../../domain/calendar/calendar-year.ts';
import type { SecondSigner } from '../../domain/calendar/second-signer.ts';
import { cityOf } from '../../domain/office/office.ts';
import type { CommandId, OfficeId, StaffId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { yearsOf } from '../../store/due-days.ts';
import { commit } from '../../store/unit-of-work.ts';
import type { OpenDesk } from '../open-desk.ts';
import { repeatedOutcome } from '../repeated-outcome.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { activeActor } from '../staff/active-actor.ts';

export interface CalendarAnnouncement {
  readonly commandId: CommandId;
  /** The version of the year's stream that the person saw; 0 when the city had announced nothing for it. */
  readonly version: number;
  readonly calendar: CalendarYear;
  readonly reason: string;
  /** Who signed on the same screen (session/second-person.ts). */
  readonly secondBy: StaffId | undefined;
}

/** The year as it counts now. */
export function currentYear(desk: OpenDesk, year: number): CalendarYear | undefined {
  return yearsOf(desk.file.db).find((known) => known.year === year);
}

/** Which days are worked is said for the whole city by its own office. */
export function notTheCity(office: OfficeId): AnyRefusal | undefined {
  return office === cityOf(office) ? undefined : { code: 'wrong-office', office: cityOf(office) };
}

/** Somebody who signs, as the staff has them now; nobody when the account is closed. */
export function secondSigner(desk: OpenDesk, staffId: StaffId | undefined): SecondSigner | undefined {
  return staffId === undefined ? undefined : activeActor(desk, staffId);
}

/**
 * Announces a year: an event on a stream that every desk of the city receives. Every running clock is counted again
 * with it (store/due-days.ts).
 */
export function announceCalendar(
  desk: OpenDesk,
  announcement: CalendarAnnouncement,
  by: SignedIn,
): Result<null, AnyRefusal> {
  const { commandId, version, calendar, reason, secondBy } = announcement;
  const named = { commandId, commandName: 'calendar.announce', actor: by.actor.staffId };
  const before = repeatedOutcome(desk, named);
  if (!before.ok) return before;
  if (before.value !== undefined) {
    return before.value.outcome === calendar.year ? ok(null) : err({ code: 'command-id-reused' });
  }
  const elsewhere = notTheCity(by.actor.office);
  if (elsewhere !== undefined) return err(elsewhere);
  const decision = announceYear(
    { calendar, reason, by: by.actor.staffId, second: secondSigner(desk, secondBy) },
    currentYear(desk, calendar.year),
  );
  if (!decision.ok) return decision;
  const result = commit(desk.file, {
    ...named,
    commandPayload: { calendar, reason, secondBy },
    office: by.actor.office,
    wallTime: desk.now(),
    appends: [{ stream: calendarStream(calendar.year), expectedVersion: version, events: decision.value }],
    outcome: calendar.year,
  });
  if (result.kind === 'behind') return err({ code: 'changed-meanwhile' });
  for (const topic of ['settings', 'cases', 'outbox'] as const) desk.changes.publish(topic);
  return ok(null);
}

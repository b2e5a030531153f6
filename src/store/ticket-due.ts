/** The days on which something of a ticket is due, by the calendar as it is now (due-days.ts). */
import type { CityCalendar } from '../domain/calendar/city-calendar.ts';
import { type TicketClock, firstDue, ticketClockNames } from '../domain/ticket/clocks.ts';
import type { Database } from './connection.ts';
import { NO_DAY, dayNumber } from './projections/case-codes.ts';
import { namedStatement } from './statements.ts';

export interface StoredDue {
  readonly day: number;
  /** Place in the domain's list of clocks; -1 where nothing is due. */
  readonly clock: number;
  readonly provisional: number;
}

const NOTHING: StoredDue = { day: NO_DAY, clock: -1, provisional: 0 };

export function storedDue(clocks: readonly TicketClock[], calendar: CityCalendar | undefined): StoredDue {
  // Counted at the next start while no calendar is at hand.
  const first = calendar === undefined ? null : firstDue(clocks, calendar);
  if (first === null) return NOTHING;
  return {
    day: dayNumber(first.dueOn),
    clock: ticketClockNames.indexOf(first.name),
    provisional: first.provisional ? 1 : 0,
  };
}

interface ClockRow {
  readonly ticket_key: number;
  readonly clocks: string;
  readonly due_day: number;
  readonly due_clock: number;
  readonly due_provisional: number;
}

const selectClocks = namedStatement<[after: number, limit: number], ClockRow>(
  'ticket-row.clocks',
  `SELECT ticket_key, clocks, due_day, due_clock, due_provisional FROM ticket_row
   WHERE clocks <> '' AND ticket_key > ? ORDER BY ticket_key LIMIT +?`,
);
const updateDue = namedStatement<[day: number, clock: number, provisional: number, key: number]>(
  'ticket-row.set-due',
  `UPDATE ticket_row SET due_day = ?, due_clock = ?, due_provisional = ? WHERE ticket_key = ?`,
);

const PAGE = 2_000;

/** Counts every ticket that is not closed anew. */
export function countTicketDays(db: Database, calendar: CityCalendar): void {
  let after = 0;
  for (;;) {
    const page = selectClocks.on(db).all(after, PAGE);
    for (const row of page) {
      after = row.ticket_key;
      const due = storedDue(JSON.parse(row.clocks) as readonly TicketClock[], calendar);
      const isSame = due.day === row.due_day && due.clock === row.due_clock && due.provisional === row.due_provisional;
      if (!isSame) updateDue.on(db).run(due.day, due.clock, due.provisional, row.ticket_key);
    }
    if (page.length < PAGE) return;
  }
}

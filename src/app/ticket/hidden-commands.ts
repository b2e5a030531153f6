import type { StaffId } from '../../kernel/ids.ts';
import { isWaiting } from '../../store/outbox.ts';
import { ticketsBarredTo } from '../../store/queries/ticket-counts.ts';
import type { OpenDesk } from '../open-desk.ts';
import { ticketStream } from './ticket-stream.ts';

/**
 * Commands on tickets of which somebody may know nothing (CMP-09): what waits for the hub shows and counts none of them,
 * or a complaint would be read off the outbox of the desk on which both sit. A handful, so each is looked at.
 */
export function hiddenCommands(desk: OpenDesk, staffId: StaffId): ReadonlySet<string> {
  const tickets = ticketsBarredTo(desk.file.db, staffId);
  return new Set(
    tickets.flatMap((ticketId) => desk.file.load(ticketStream(ticketId)).events.map(({ commandId }) => commandId)),
  );
}

/** How many of them wait for the hub. */
export function hiddenWaiting(desk: OpenDesk, staffId: StaffId): number {
  const { db } = desk.file;
  return [...hiddenCommands(desk, staffId)].filter((commandId) => isWaiting(db, commandId)).length;
}

import { createHash } from 'node:crypto';
import { covers } from '../../domain/office/office.ts';
import { mayKnow } from '../../domain/ticket/available-actions.ts';
import type { Intake, RecordedTicketEvent } from '../../domain/ticket/events.ts';
import { foldTicket } from '../../domain/ticket/evolve.ts';
import type { TicketState } from '../../domain/ticket/state.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import type { CaseFile } from '../../store/case-file.ts';
import { typedEvents } from '../../store/typed-events.ts';

export function ticketStream(ticketId: string): string {
  return `ticket:${ticketId}`;
}

export interface LoadedTicket {
  readonly version: number;
  readonly state: TicketState;
}

type Loading = Pick<CaseFile, 'load'>;

/** What happened to a ticket, oldest first; nothing where there is none. */
export function ticketEvents(file: Loading, ticketId: string): readonly RecordedTicketEvent[] {
  return typedEvents<RecordedTicketEvent>(file.load(ticketStream(ticketId)).events, 'ticket');
}

/** Undefined when there is no such ticket. */
export function loadTicket(file: Loading, ticketId: string): LoadedTicket | undefined {
  const events = ticketEvents(file, ticketId);
  const state = foldTicket(events);
  return state === undefined ? undefined : { version: events.length, state };
}

/** As `loadTicket`, and undefined too where this person may know nothing of it (CMP-09) or it is another office's. */
export function ticketFor(file: Loading, ticketId: string, actor: Actor): LoadedTicket | undefined {
  const loaded = loadTicket(file, ticketId);
  const known =
    loaded !== undefined && mayKnow(loaded.state, actor.staffId) && covers(actor.office, loaded.state.office);
  return known ? loaded : undefined;
}

/**
 * What there is only one of: an order of the hotline or a message of the app, a rating of a visit or matter (EVA-01).
 * Nothing of it is in the name of the stream.
 */
export function onceClaimStreams({ orderNo, rating }: Pick<Intake, 'orderNo' | 'rating'>): readonly string[] {
  const rated = rating === null || rating.of === '' ? [] : [claimOf(`rating ${rating.place} ${rating.of}`)];
  return [...(orderNo === '' ? [] : [claimOf(`order ${orderNo}`)]), ...rated];
}

function claimOf(text: string): string {
  return `claim:ticket-${createHash('sha256').update(`anju-ticket/1 ${text}`).digest('hex').slice(0, 32)}`;
}

/** Which letter a step of a ticket makes, if any, and its number. What was handed out stays with the ticket. */
import type { TicketLetterKind } from '../letter/letter-kind.ts';
import type { RecordedTicketEvent } from './events.ts';
import type { TicketState } from './state.ts';

/** `state` is the ticket as the event left it. */
export function ticketLetterOf(
  event: RecordedTicketEvent,
  { kind }: Pick<TicketState, 'kind'>,
): TicketLetterKind | null {
  const isPetition = kind === 'petition';
  switch (event.type) {
    case 'ticket.accepted.v1':
      return isPetition ? 'petition-acceptance' : 'ticket-accepted';
    case 'ticket.answered.v1':
      return isPetition ? 'petition-decision' : 'ticket-reply';
    case 'ticket.extension-settled.v1':
      return event.payload.granted ? (isPetition ? 'petition-extension' : 'ticket-progress') : null;
    case 'ticket.progress-told.v1':
      return 'ticket-progress';
    case 'ticket.not-accepted.v1':
      return 'ticket-refusal';
    case 'ticket.returned.v1':
      return 'ticket-return';
    case 'ticket.linked.v1':
      return 'ticket-same-fact';
    case 'ticket.reviewed.v1':
      return event.payload.level === 'review' ? 'petition-review' : 'petition-re-review';
    case 'ticket.received.v1':
    case 'ticket.reclassified.v1':
    case 'ticket.assigned.v1':
    case 'ticket.help-asked.v1':
    case 'ticket.helped.v1':
    case 'ticket.handed-on.v1':
    case 'ticket.paused.v1':
    case 'ticket.resumed.v1':
    case 'ticket.extension-asked.v1':
    case 'ticket.promised.v1':
    case 'ticket.promise-kept.v1':
    case 'ticket.noted.v1':
    case 'ticket.papers-added.v1':
    case 'ticket.called-back.v1':
    case 'ticket.sent-back.v1':
    case 'ticket.closed.v1':
    case 'ticket.supervised.v1':
    case 'ticket.reopened.v1':
    case 'ticket.recused.v1':
    case 'ticket.contacted.v1':
    case 'ticket.appealed.v1':
    case 'ticket.rechecked.v1':
    case 'ticket.review-asked.v1':
    case 'ticket.caller-corrected.v1':
    case 'ticket.letter-kept.v1':
      return null;
  }
}

/**
 * The number that the step gave (acceptance, decision and review of a petition), else the ticket's with the place of the
 * step: no two letters of a city have the same.
 */
export function ticketLetterNumber(
  event: RecordedTicketEvent,
  step: number,
  { ticketNo }: Pick<TicketState, 'ticketNo'>,
): string {
  const own = `${ticketNo}-函${String(step)}`;
  if (event.type === 'ticket.accepted.v1') return event.payload.noticeNo ?? own;
  if (event.type === 'ticket.answered.v1') return event.payload.number ?? own;
  return event.type === 'ticket.reviewed.v1' ? event.payload.number : own;
}

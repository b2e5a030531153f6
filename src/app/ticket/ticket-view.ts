import type { TicketView } from '../../contract/tickets.ts';
import type { TicketEventName, TicketLine } from '../../contract/ticket-line.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import { availableOnTicket } from '../../domain/ticket/available-actions.ts';
import { clocksOf, supervisionOn, timedClocks } from '../../domain/ticket/clocks.ts';
import type { Attachment, RecordedTicketEvent } from '../../domain/ticket/events.ts';
import { evolveTicket, foldTicket } from '../../domain/ticket/evolve.ts';
import type { TicketState } from '../../domain/ticket/state.ts';
import type { KeptTicketLetter } from '../../domain/ticket/kept-letter.ts';
import { ticketLetterNumber, ticketLetterOf } from '../../domain/ticket/ticket-letter.ts';
import type { StaffId } from '../../kernel/ids.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import { officeName } from '../staff/offices.ts';
import { staffName } from '../staff/staff-stream.ts';
import { ticketLine } from './ticket-line.ts';
import { type LoadedTicket, ticketEvents, ticketFor } from './ticket-stream.ts';

/** Everything that its page shows. */
export function ticketView(desk: OpenDesk, { state, version }: LoadedTicket, actor: Actor): TicketView {
  const nameOf = (staffId: StaffId | null): string => (staffId === null ? '' : staffName(desk, staffId));
  const {
    limits: _limits,
    stops: _stops,
    answers: _answers,
    calls: _calls,
    letters: _letters,
    finding: _finding,
    first,
    holder,
    barred,
    ...shown
  } = state;
  return {
    ...shown,
    representatives: [...state.representatives],
    about: [...state.about],
    attachments: [...state.attachments],
    version,
    officeName: officeName(desk, state.office),
    firstName: nameOf(first),
    holderId: holder,
    holderName: nameOf(holder),
    barredNames: barred.map(nameOf),
    clocks: timedClocks(clocksOf(state), desk.calendar, todayOf(desk)).map(({ limit, ...clock }) => ({
      ...clock,
      limit: limit === null ? null : { ...limit },
    })),
    promises: [...state.promises],
    units: [...state.units],
    helps: state.helps.map(({ office, ticketId }) => {
      const other = ticketFor(desk.file, ticketId, actor)?.state;
      const answer = other?.answers.at(-1)?.text ?? '';
      return { officeName: officeName(desk, office), ticketId, stage: other?.stage ?? null, answer };
    }),
    assistsTicket: related(desk, state.assists, actor),
    extension:
      state.extension === null
        ? null
        : {
            askedByName: nameOf(state.extension.askedBy),
            reason: state.extension.reason,
            granted: state.extension.granted,
          },
    supervision: [...supervisionOn(state, desk.calendar, todayOf(desk))],
    reviews: [...state.reviews],
    closed:
      state.closed === null
        ? null
        : { reason: state.closed.reason, on: state.closed.on, byName: nameOf(state.closed.by) },
    earlierTicket: related(desk, state.earlier, actor),
    linkedTicket: related(desk, state.linkedTo, actor),
    fromTicket: related(desk, state.from, actor),
    lines: linesOf(desk, state.ticketId),
    actions: [...availableOnTicket(state, actor)],
  };
}

/** The middle of `ticket.received.v1`: the compiler knows the names, cutting a text forgets them. */
function nameOfEvent(type: RecordedTicketEvent['type']): TicketEventName {
  return type.slice('ticket.'.length, -'.v1'.length) as TicketEventName;
}

/** The papers that came with an event. */
function attachmentsOf(event: RecordedTicketEvent): Attachment[] {
  if (event.type === 'ticket.letter-kept.v1') return [{ name: event.payload.file.name, hash: event.payload.file.hash }];
  return 'attachments' in event.payload ? [...event.payload.attachments] : [];
}

interface AtStep {
  readonly step: number;
  readonly kept: readonly KeptTicketLetter[];
}

/** The letter that a step makes, and whether it was made before. */
function letterOf(state: TicketState, event: RecordedTicketEvent, { step, kept }: AtStep): TicketLine['letter'] {
  const kind = ticketLetterOf(event, state);
  if (kind === null) return null;
  const number = ticketLetterNumber(event, step, state);
  return { kind, step, number, made: kept.some((letter) => letter.step === step) };
}

/** Every paper that lies with a ticket. */
export function ticketPapers(desk: OpenDesk, ticketId: string): readonly Attachment[] {
  return linesOf(desk, ticketId).flatMap(({ attachments }) => attachments);
}

/** Another ticket, where this person may know of it. */
function related(desk: OpenDesk, ticketId: string | null, actor: Actor): TicketView['earlierTicket'] {
  const state = ticketId === null ? undefined : ticketFor(desk.file, ticketId, actor)?.state;
  return state === undefined ? null : { ticketId: state.ticketId, ticketNo: state.ticketNo, title: state.title };
}

function linesOf(desk: OpenDesk, ticketId: string): TicketLine[] {
  const events = ticketEvents(desk.file, ticketId);
  const kept = foldTicket(events)?.letters ?? [];
  let state: TicketState | undefined;
  return events.map((event, index) => ({
    at: event.wallTime,
    byName: staffName(desk, event.actor),
    event: nameOfEvent(event.type),
    attachments: attachmentsOf(event),
    letter: letterOf((state = evolveTicket(state, event)), event, { step: index + 1, kept }),
    ...ticketLine(event, { staff: (staffId) => staffName(desk, staffId), office: (id) => officeName(desk, id) }),
  }));
}

import type { Actor } from '../../domain/application/available-actions.ts';
import { searchText } from '../../domain/search/search-text.ts';
import type { TicketCommand } from '../../domain/ticket/commands.ts';
import type { Intake } from '../../domain/ticket/events.ts';
import type { TicketFacts } from '../../domain/ticket/facts.ts';
import type { TicketPolicy } from '../../domain/ticket/limits.ts';
import { type TicketState, hasEnded } from '../../domain/ticket/state.ts';
import { cityOf } from '../../domain/office/office.ts';
import { ticketsByMark } from '../../store/queries/ticket-search.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import { citationOn } from '../library/library-views.ts';
import { activeActor } from '../staff/active-actor.ts';
import { officeName, officeOf } from '../staff/offices.ts';
import { loadTicket, ticketFor } from './ticket-stream.ts';

export interface FactsWanted {
  readonly actor: Actor;
  readonly policy: TicketPolicy;
  readonly ticketId: string;
  readonly ticketNo: string;
  readonly command: TicketCommand;
  readonly state: TicketState | undefined;
}

export function ticketFactsOf(desk: OpenDesk, wanted: FactsWanted): TicketFacts {
  const { actor, policy, ticketId, ticketNo, command, state } = wanted;
  return {
    today: todayOf(desk),
    actor,
    policy,
    calendar: desk.calendar,
    ticketId,
    ticketNo,
    colleague: (staffId) => activeActor(desk, staffId),
    ticketOf: (other) => ticketFor(desk.file, other, actor)?.state,
    endedPetition: hasEndedPetition(desk, command.type === 'receive' ? command.intake : state),
    citation: (docId) => citationOn(desk, docId, todayOf(desk)),
    officeName: (office) => officeName(desk, office),
    isOffice: (office) => officeOf(desk, office) !== undefined,
  };
}

const MOST_COMPARED = 50;

/**
 * PET-06: the same person, the same matter, the same things, decided to the end. Also of a colleague's whom this person
 * may know nothing of: a petition is not taken again, whoever asks.
 */
function hasEndedPetition(desk: OpenDesk, subject: Intake | undefined): boolean {
  if (subject?.kind !== 'petition' || subject.caller === null) return false;
  const { caller } = subject;
  const scope = cityOf(subject.office);
  const marks = [
    { mark: 'identity', value: caller.identityNumber },
    { mark: 'phone', value: caller.phone },
  ] as const;
  return marks
    .filter(({ value }) => value !== '')
    .flatMap((mark) => ticketsByMark(desk.file.db, { scope, reader: null, ...mark, limit: MOST_COMPARED }))
    .map(({ ticketId }) => loadTicket(desk.file, ticketId)?.state)
    .some((other) => other !== undefined && hasEnded(other) && isSameFact(other, subject));
}

function isSameFact(one: Intake, other: Intake): boolean {
  if (one.topic !== other.topic) return false;
  const key = ({ about, title }: Intake): string =>
    about.length === 0
      ? searchText(title)
      : about
          .map(({ id, label }) => searchText(id === '' ? label : id))
          .sort()
          .join();
  return key(one) === key(other);
}

/** What a conflict is about: the stream that a person would name, before, as my commands left it, as it is now. */
import type { RecordedEvent } from '../../../domain/application/evolve.ts';
import { foldApplication } from '../../../domain/application/evolve.ts';
import type { ApplicationState } from '../../../domain/application/state.ts';
import { covers } from '../../../domain/office/office.ts';
import { rolesAllow } from '../../../domain/staff/role.ts';
import { mayKnow } from '../../../domain/ticket/available-actions.ts';
import type { RecordedTicketEvent } from '../../../domain/ticket/events.ts';
import { foldTicket } from '../../../domain/ticket/evolve.ts';
import type { CaseId, OfficeId } from '../../../kernel/ids.ts';
import type { LoadedEvent } from '../../../store/event-row.ts';
import type { ConflictItem } from '../../../store/sync/conflicts.ts';
import { placeOfIntentStream } from '../../allocation/plan-stream.ts';
import { applicationStream } from '../../application/application-stream.ts';
import { checkStream } from '../../checks/check-stream.ts';
import { casesOfPairStream } from '../../duplicates/pair-stream.ts';
import { holdStream } from '../../hold/hold-stream.ts';
import { ticketStream } from '../../ticket/ticket-stream.ts';
import type { OpenDesk } from '../../open-desk.ts';
import type { SignedIn } from '../../session/signed-in.ts';
import { waitingStream } from '../../waitlist/waiting-stream.ts';
import { mainStreamOf } from './main-stream.ts';
import { typedEvents } from '../../../store/typed-events.ts';

export interface ConflictSubject {
  readonly stream: string;
  readonly caseId: CaseId | null;
  /** The events that everybody had when my commands were given. */
  readonly before: readonly LoadedEvent[];
  /** My events on the stream that were put aside. */
  readonly mine: readonly LoadedEvent[];
  /** What has come on the stream since. */
  readonly since: readonly LoadedEvent[];
}

export function conflictSubject(desk: OpenDesk, item: ConflictItem): ConflictSubject {
  const main = mainStreamOf(item);
  if (main !== undefined) return subjectOnStream(desk, item, main);
  const beside = caseBeside(item);
  if (beside !== undefined) return subjectBeside(desk, beside);
  const intended = placeOfIntentStream(item.stream);
  if (intended !== undefined) return subjectBeside(desk, intended.caseId);
  const paired = casesOfPairStream(item.stream);
  if (paired !== undefined) return subjectBeside(desk, paired.low);
  const caseId = caseIdOf(item);
  const stream = caseId === null ? item.stream : applicationStream(caseId);
  const mine = item.commands.flatMap((command) => command.events).filter((event) => event.stream === stream);
  const base = stream === item.stream ? item.baseVersion : (mine[0]?.streamVersion ?? 1) - 1;
  const { events } = desk.file.load(stream);
  return {
    stream,
    caseId,
    before: events.filter((event) => event.streamVersion <= base),
    mine,
    since: events.filter((event) => event.streamVersion > base),
  };
}

/** Not about a case: its events on the stream that a person would name. Where it has none there, all of it is before. */
function subjectOnStream(desk: OpenDesk, item: ConflictItem, stream: string): ConflictSubject {
  const mine = item.commands.flatMap((command) => command.events).filter((event) => event.stream === stream);
  const { events } = desk.file.load(stream);
  const first = mine[0]?.streamVersion;
  const base = stream === item.stream ? item.baseVersion : first === undefined ? events.length : first - 1;
  return {
    stream,
    caseId: null,
    before: events.filter((event) => event.streamVersion <= base),
    mine,
    since: events.filter((event) => event.streamVersion > base),
  };
}

/** The case whose checks, hold or place in the waiting list the conflict is about. */
function caseBeside({ stream }: ConflictItem): CaseId | undefined {
  const kinds = [checkStream, holdStream, waitingStream].map((streamOf) => streamOf('' as CaseId));
  const prefix = kinds.find((start) => stream.startsWith(start));
  return prefix === undefined ? undefined : (stream.slice(prefix.length) as CaseId);
}

/**
 * Checks, holds, a place in the waiting list and what is decided on a pair leave their case as it is: it is shown as
 * everybody has it, and the command says what was meant.
 */
function subjectBeside(desk: OpenDesk, caseId: CaseId): ConflictSubject {
  const stream = applicationStream(caseId);
  return { stream, caseId, before: desk.file.load(stream).events, mine: [], since: [] };
}

/** A command on a case may have met somebody on a claim: the conflict is about the case all the same. */
function caseIdOf({ commands }: ConflictItem): CaseId | null {
  const prefix = applicationStream('' as CaseId);
  const streams = commands.flatMap((command) => command.events.map((event) => event.stream));
  const stream = streams.find((name) => name.startsWith(prefix));
  return stream === undefined ? null : (stream.slice(prefix.length) as CaseId);
}

/** The case as it is now, or as mine would have it where it never came to be. */
export function caseOfSubject({ before, mine, since }: ConflictSubject): ApplicationState | undefined {
  return caseOf([...before, ...since]) ?? caseOf(mine);
}

export function caseOf(events: readonly LoadedEvent[]): ApplicationState | undefined {
  const first = events[0]?.type;
  return first === 'application.submitted.v1'
    ? foldApplication(typedEvents<RecordedEvent>(events, 'application'))
    : undefined;
}

/** CMP-09: whoever is named in the ticket learns nothing of a conflict about it either. */
function isBarred({ stream, before, mine, since }: ConflictSubject, { actor }: SignedIn): boolean {
  if (!stream.startsWith(ticketStream(''))) return false;
  // Who is named only in what was put aside is told nothing either: it may still be sent again.
  return [since, mine].some((then) => {
    const state = foldTicket(typedEvents<RecordedTicketEvent>([...before, ...then], 'ticket'));
    return state !== undefined && !mayKnow(state, actor.staffId);
  });
}

/** Who may see it: whose office covers the case; where it is about no case, an administrator and whoever gave the command. */
export function maySee(item: ConflictItem, subject: ConflictSubject, person: SignedIn): boolean {
  if (isBarred(subject, person)) return false;
  const street = caseOfSubject(subject)?.street;
  if (street !== undefined) return covers(person.actor.office, street);
  if (item.commands.some((command) => command.actor === person.actor.staffId)) return true;
  const office = (item.commands[0]?.office ?? '') as OfficeId;
  return rolesAllow(person.actor.roles, 'staff.manage') && covers(person.actor.office, office);
}

/**
 * A command on a ticket: load, decide, append. What there is only one of is claimed in the same unit of work; handing on
 * ends one ticket and begins the other in one.
 */
import type { AnyRefusal } from '../../contract/errors.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import { isTakenByOther } from '../../domain/claim/claim.ts';
import type { TicketCommand } from '../../domain/ticket/commands.ts';
import { decideTicket } from '../../domain/ticket/decide.ts';
import { clocksOf, timedClocks } from '../../domain/ticket/clocks.ts';
import type { TicketEvent } from '../../domain/ticket/events.ts';
import { type TicketPolicy, limitsOfKind } from '../../domain/ticket/limits.ts';
import type { TicketState } from '../../domain/ticket/state.ts';
import type { CommandId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { type CommitRequest, type StreamAppend, commit } from '../../store/unit-of-work.ts';
import { loadClaim } from '../application/application-stream.ts';
import { type NumberBook, countersUsedBy, numberBook } from '../application/numbers.ts';
import { type OpenDesk, currentPolicy, todayOf } from '../open-desk.ts';
import { repeatedOutcome } from '../repeated-outcome.ts';
import { ticketFactsOf } from './ticket-facts.ts';
import { loadTicket, onceClaimStreams, ticketFor, ticketStream } from './ticket-stream.ts';

export interface TicketRequest {
  readonly commandId: CommandId;
  readonly ticketId: string;
  /** As the person saw it; 0 for a new one. Null where nobody looked: a second decision. */
  readonly version: number | null;
  readonly command: TicketCommand;
}

export interface TicketOutcome {
  readonly ticketId: string;
  readonly version: number;
  readonly ticketNo: string;
}

export function executeTicket(desk: OpenDesk, request: TicketRequest, actor: Actor): Result<TicketOutcome, AnyRefusal> {
  const { commandId, command } = request;
  const repeated = repeatedOutcome(desk, { commandId, commandName: nameOf(command), actor: actor.staffId });
  if (!repeated.ok) return repeated;
  if (repeated.value !== undefined) return ok(repeated.value.outcome as TicketOutcome);
  const prepared = prepareTicket(desk, request, { actor });
  if (!prepared.ok) return prepared;
  if (commit(desk.file, prepared.value.commit).kind === 'behind') return err({ code: 'changed-meanwhile' });
  for (const topic of ['tickets', 'outbox'] as const) desk.changes.publish(topic);
  return ok(prepared.value.outcome);
}

export interface PreparedTicket {
  readonly commit: CommitRequest;
  readonly outcome: TicketOutcome;
}

export interface PreparingTicket {
  readonly actor: Actor;
  /** Bulk work and what is decided again hand out the numbers themselves. */
  readonly book?: NumberBook;
}

/** Everything but the write. */
export function prepareTicket(
  desk: OpenDesk,
  request: TicketRequest,
  { actor, book = numberBook(desk) }: PreparingTicket,
): Result<PreparedTicket, AnyRefusal> {
  const { commandId, ticketId, command } = request;
  const policy = currentPolicy(desk)?.tickets;
  if (policy === undefined) return err({ code: 'no-policy' });
  const loaded = loadTicket(desk.file, ticketId);
  const version = loaded?.version ?? 0;
  const state = loaded?.state;
  // Before anything else: whoever may know nothing of it does not learn that it is there (CMP-09).
  if (loaded !== undefined && ticketFor(desk.file, ticketId, actor) === undefined)
    return err({ code: 'unknown-ticket' });
  if (request.version !== null && request.version !== version) return err({ code: 'changed-meanwhile' });
  const { ticketNo } = book;
  const facts = ticketFactsOf(desk, { actor, policy, ticketId, ticketNo, command, state });
  const decision = decideTicket(command, state, facts);
  if (!decision.ok) return decision;
  const events = decision.value;
  const beside = besideAppends(desk, { events, state, ticketNo, policy });
  if (!beside.ok) return beside;
  const outcome = { ticketId, version: version + events.length, ticketNo: state?.ticketNo ?? ticketNo };
  return ok({
    outcome,
    commit: {
      commandId,
      commandName: nameOf(command),
      commandPayload: { ticketId, command },
      actor: actor.staffId,
      office: actor.office,
      wallTime: desk.now(),
      appends: [{ stream: ticketStream(ticketId), expectedVersion: version, events }, ...beside.value],
      outcome,
      also: (db) => {
        const written = [...events, ...beside.value.flatMap((append) => append.events)];
        book.use(
          db,
          written.flatMap(({ type }) => countersUsedBy(type)),
        );
      },
    },
  });
}

interface Decided {
  readonly events: readonly TicketEvent[];
  readonly state: TicketState | undefined;
  readonly ticketNo: string;
  readonly policy: TicketPolicy;
}

/** What the decision writes on other streams. */
function besideAppends(
  desk: OpenDesk,
  { events, state, ticketNo, policy }: Decided,
): Result<readonly StreamAppend[], AnyRefusal> {
  const appends: StreamAppend[] = [];
  for (const event of events) {
    if (event.type === 'ticket.received.v1') {
      const claim = onceClaim(desk, event.payload);
      if (!claim.ok) return claim;
      appends.push(...claim.value);
    }
    if (event.type === 'ticket.help-asked.v1' && state !== undefined) {
      const { office, newTicketId, question } = event.payload;
      if (office === undefined || newTicketId === undefined) continue;
      if (desk.file.load(ticketStream(newTicketId)).version > 0) return err({ code: 'command-id-reused' });
      const events = [assisting(desk, state, { office, newTicketId, question, ticketNo, policy })];
      appends.push({ stream: ticketStream(newTicketId), expectedVersion: 0, events });
    }
    if (event.type === 'ticket.handed-on.v1' && state !== undefined) {
      const { office, newTicketId } = event.payload;
      if (desk.file.load(ticketStream(newTicketId)).version > 0) return err({ code: 'command-id-reused' });
      appends.push({
        stream: ticketStream(newTicketId),
        expectedVersion: 0,
        events: [handedOn(state, { office, newTicketId, ticketNo })],
      });
    }
  }
  return ok(appends);
}

/** EVA-01, and an order of the hotline comes in once, however often it is imported. */
function onceClaim(
  desk: OpenDesk,
  received: Extract<TicketEvent, { readonly type: 'ticket.received.v1' }>['payload'],
): Result<readonly StreamAppend[], AnyRefusal> {
  const appends: StreamAppend[] = [];
  for (const stream of onceClaimStreams(received)) {
    const { version, state } = loadClaim(desk.file, stream);
    if (isTakenByOther(state, received.ticketId)) {
      const isOrder = received.orderNo !== '' && appends.length === 0;
      return err({ code: 'ticket-refused', why: isOrder ? 'order-known' : 'rated-already' });
    }
    const payload = { holder: received.ticketId, label: received.ticketNo };
    appends.push({ stream, expectedVersion: version, events: [{ type: 'claim.taken.v1', payload }] });
  }
  return ok(appends);
}

/** The same matter at another office, on the clock that runs already, answered for by whoever had it first (CMP-10). */
function handedOn(
  state: TicketState,
  to: { readonly office: TicketState['office']; readonly newTicketId: string; readonly ticketNo: string },
): TicketEvent {
  const { kind, subject, channel, orderNo, caller, representatives, title, text, topic, about } = state;
  const { receivedOn, orderDueOn, rating, attachments, limits, first, barred } = state;
  return {
    type: 'ticket.received.v1',
    payload: {
      ...{ kind, subject, channel, orderNo, caller, representatives, title, text, topic, about },
      ...{ receivedOn, orderDueOn, rating, attachments, limits, first },
      recused: barred,
      office: to.office,
      earlier: null,
      ticketId: to.newTicketId,
      ticketNo: to.ticketNo,
      from: state.ticketId,
    },
  };
}

interface Helping {
  readonly office: TicketState['office'];
  readonly newTicketId: string;
  readonly question: string;
  readonly ticketNo: string;
  readonly policy: TicketPolicy;
}

const MOST_TITLE = 100;
const MOST_TEXT = 2000;

/**
 * What an office is asked to help with, due when the lead's own answer is. Without the citizen's name: they help with the
 * matter, and whoever is barred there is barred here (CMP-09).
 */
function assisting(
  desk: OpenDesk,
  state: TicketState,
  { office, newTicketId, question, ticketNo, policy }: Helping,
): TicketEvent {
  const today = todayOf(desk);
  const due = timedClocks(clocksOf(state), desk.calendar, today).find(({ name }) => name === 'handle');
  const { topic, about, attachments, barred } = state;
  return {
    type: 'ticket.received.v1',
    payload: {
      ...{ kind: 'hotline', subject: 'help', channel: 'counter', orderNo: '', caller: null, representatives: [] },
      title: `协办：${state.title}`.slice(0, MOST_TITLE),
      text: `${question}\n\n${state.text}`.slice(0, MOST_TEXT),
      ...{ topic, about, attachments, office, receivedOn: today, orderDueOn: due?.dueOn ?? null },
      ...{ earlier: null, rating: null, limits: limitsOfKind(policy, 'hotline'), recused: barred },
      ...{ ticketId: newTicketId, ticketNo, assists: state.ticketId },
    },
  };
}

function nameOf(command: TicketCommand): string {
  return `ticket.${command.type}`;
}

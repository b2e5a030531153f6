import type { TicketCommand } from '../../../domain/ticket/commands.ts';
import type { CommandId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import type { Envelope } from '../../../protocol/envelope.ts';
import { type NumberBook, numberBook } from '../../application/numbers.ts';
import type { OpenDesk } from '../../open-desk.ts';
import { prepareTicket } from '../../ticket/execute-ticket.ts';
import { beyondCarried } from './carried-counters.ts';
import type { Decided, Deciding } from './decision.ts';

/** What the outbox keeps of `ticket.*` (ticket/execute-ticket.ts). */
interface SavedTicketCommand {
  readonly ticketId: string;
  readonly command: TicketCommand;
}

/** What another desk did already leaves nothing to do. */
const DONE: Partial<Readonly<Record<TicketCommand['type'], readonly string[]>>> = {
  take: ['held-already'],
  assign: ['held-already'],
  recuse: ['person-barred'],
  'keep-letter': ['known-already'],
};

/** A command on a ticket, on the ticket as it is now. A number that somebody was told is kept. */
export function redecideTicket({ desk, command, actor }: Deciding): Decided {
  const { ticketId, command: saved } = command.payload as SavedTicketCommand;
  const request = { commandId: command.commandId as CommandId, ticketId, version: null, command: saved };
  const prepared = prepareTicket(desk, request, { actor, book: carriedBook(desk, command.events) });
  if (!prepared.ok) {
    const { error } = prepared;
    const isDone = error.code === 'ticket-refused' && DONE[saved.type]?.includes(error.why) === true;
    return isDone ? ok({ appends: [], outcome: null }) : prepared;
  }
  const { appends, outcome, also } = prepared.value.commit;
  return ok({ appends, outcome, ...(also === undefined ? {} : { also }) });
}

function carriedBook(desk: OpenDesk, events: readonly Envelope[]): NumberBook {
  const own = numberBook(desk);
  const given = events.find(({ type }) => type === 'ticket.received.v1')?.payload['ticketNo'];
  return {
    ...own,
    ticketNo: typeof given === 'string' ? given : own.ticketNo,
    use: (db, used) => {
      own.use(db, beyondCarried(used, events));
    },
  };
}

import type { PaymentCommand } from '../../../domain/payment/commands.ts';
import { type PaymentFileEvent, paymentFileStream, paymentStream } from '../../../domain/payment/events.ts';
import type { CommandId, OfficeId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import type { Redecided, PendingCommand } from '../../../store/sync/redecide.ts';
import type { OpenDesk } from '../../open-desk.ts';
import { prepareSettling } from '../../payments/settle-payment.ts';
import { carriedBook } from './carried-book.ts';
import type { Decided, Deciding } from './decision.ts';

/** What the outbox keeps of `payment.*` (payments/settle-payment.ts). */
interface Saved {
  readonly paymentId: string;
  readonly command: PaymentCommand;
}

/** A payment that somebody else settled meanwhile is an item for a person: the money was given twice. */
export function redecidePayment({ desk, command, actor }: Deciding): Decided {
  const { paymentId, command: saved } = command.payload as Saved;
  const request = { commandId: command.commandId as CommandId, paymentId, command: saved };
  const prepared = prepareSettling(desk, request, { actor, book: carriedBook(desk, command.events) });
  if (!prepared.ok) return prepared;
  const { appends, outcome, also } = prepared.value.commit;
  return ok({ appends, outcome, ...(also === undefined ? {} : { also }) });
}

/** Two desks read the same file: a payment is kept once. */
export function redecideKept({ desk, command }: Deciding): Decided {
  const { paymentId } = command.payload as Saved;
  const stream = paymentStream(paymentId);
  if (desk.file.load(stream).version > 0) return ok({ appends: [], outcome: null });
  const events = command.events.map(({ type, payload }) => ({ type, payload }));
  return ok({ appends: [{ stream, expectedVersion: 0, events }], outcome: null });
}

export function redecideFileEnd({ desk, command }: Deciding): Decided {
  const payload = command.payload as PaymentFileEvent['payload'];
  const stream = paymentFileStream(command.office as OfficeId, payload.fileHash);
  const { version } = desk.file.load(stream);
  const events = [{ type: 'payment-file.read.v1', payload }];
  return ok({ appends: [{ stream, expectedVersion: version, events }], outcome: null });
}

/**
 * A line of money that the hub refuses to keep here since an office whose records this desk does not get keeps it already:
 * the same file was read at both, and that office's list has it. Nothing is left for a person to decide. A record of a file
 * from before each office had its own goes under this office's name.
 */
export function settleRefused(
  desk: OpenDesk,
  { name, payload, office, events }: PendingCommand,
  reason: string,
): Redecided | undefined {
  if (reason !== 'foreign-scope') return undefined;
  if (name === 'payment.keep') return { appends: [], outcome: null };
  if (name !== 'payment.finish-file' || payload === null) return undefined;
  const read = payload as PaymentFileEvent['payload'];
  const stream = paymentFileStream(office as OfficeId, read.fileHash);
  if (events.some((event) => event.stream === stream)) return undefined;
  const { version } = desk.file.load(stream);
  return {
    appends: [{ stream, expectedVersion: version, events: [{ type: 'payment-file.read.v1', payload: read }] }],
    outcome: null,
  };
}

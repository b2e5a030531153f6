import type { PaymentCommand } from '../../../domain/payment/commands.ts';
import { type PaymentFileEvent, paymentFileStream, paymentStream } from '../../../domain/payment/events.ts';
import type { CommandId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
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
  const stream = paymentFileStream(payload.fileHash);
  const { version } = desk.file.load(stream);
  const events = [{ type: 'payment-file.read.v1', payload }];
  return ok({ appends: [{ stream, expectedVersion: version, events }], outcome: null });
}

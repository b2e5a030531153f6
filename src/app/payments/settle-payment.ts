/** A person settles a payment that waits: its stream and, where it is assigned, the ledger move in one unit of work. */
import type { AnyRefusal } from '../../contract/errors.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import type { PaymentCommand } from '../../domain/payment/commands.ts';
import { decidePayment, maySettle } from '../../domain/payment/decide.ts';
import { paymentStream } from '../../domain/payment/events.ts';
import type { PaymentState } from '../../domain/payment/state.ts';
import type { CommandId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { CommitRequest } from '../../store/unit-of-work.ts';
import { type NumberBook, numberBook } from '../application/numbers.ts';
import { executeBeside } from '../execute-beside.ts';
import { loadLease } from '../lease/lease-stream.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import { prepareRent } from '../rent/execute-rent.ts';
import { activeActor } from '../staff/active-actor.ts';
import { loadPayment } from './payment-stream.ts';

export interface SettleRequest {
  readonly commandId: CommandId;
  readonly paymentId: string;
  readonly command: PaymentCommand;
}

export interface SettleOutcome {
  readonly receiptNo: string | null;
}

export function settlePayment(desk: OpenDesk, request: SettleRequest, actor: Actor): Result<SettleOutcome, AnyRefusal> {
  const { commandId, command } = request;
  const named = { commandId, commandName: `payment.${command.type}`, actor: actor.staffId };
  return executeBeside(desk, named, {
    prepare: () => prepareSettling(desk, request, { actor, book: numberBook(desk) }),
    written: () => {
      for (const topic of ['leases', 'outbox'] as const) desk.changes.publish(topic);
    },
  });
}

interface Preparing {
  readonly actor: Actor;
  readonly book: NumberBook;
}

/** Everything but the write. */
export function prepareSettling(
  desk: OpenDesk,
  request: SettleRequest,
  { actor, book }: Preparing,
): Result<{ readonly commit: CommitRequest; readonly outcome: SettleOutcome }, AnyRefusal> {
  const { commandId, paymentId, command } = request;
  const { version, state } = loadPayment(desk.file, paymentId);
  const booking = state === undefined ? ok(null) : bookingOf(desk, { request, state }, { actor, book });
  if (!booking.ok) return booking;
  const decision = decidePayment(command, state, {
    today: todayOf(desk),
    actor,
    colleague: (staffId) => activeActor(desk, staffId),
    booked: booking.value?.booked ?? null,
  });
  if (!decision.ok) return decision;
  const outcome = { receiptNo: booking.value?.booked.receiptNo ?? null };
  const own = { stream: paymentStream(paymentId), expectedVersion: version, events: decision.value };
  const { also, appends = [] } = booking.value?.commit ?? {};
  return ok({
    outcome,
    commit: {
      commandId,
      commandName: `payment.${command.type}`,
      commandPayload: { paymentId, command },
      actor: actor.staffId,
      office: actor.office,
      wallTime: desk.now(),
      appends: [own, ...appends],
      outcome,
      ...(also === undefined ? {} : { also }),
    },
  });
}

interface Booking {
  readonly commit: CommitRequest;
  readonly booked: { readonly leaseNo: string; readonly receiptNo: string };
}

/** What the ledger of the chosen lease does; null where the command asks none. Who may not settle books nothing. */
function bookingOf(
  desk: OpenDesk,
  { request, state }: { readonly request: SettleRequest; readonly state: PaymentState },
  { actor, book }: Preparing,
): Result<Booking | null, AnyRefusal> {
  const { command, paymentId, commandId } = request;
  if (command.type !== 'assign') return ok(null);
  const allowed = maySettle(state, 'assign', actor);
  if (!allowed.ok) return allowed;
  const { leaseId } = command;
  const lease = loadLease(desk.file, leaseId).state;
  if (lease === undefined) return err({ code: 'unknown-lease' });
  const { way, fen, paidOn, reference, payer } = state.payment;
  // Who paid is not always in the file: then it is who the person found it to be for.
  const who = payer.trim() === '' ? lease.content.tenant.name : payer;
  const pay = { type: 'pay', paymentId, fen, depositFen: 0, way, payer: who, reference, paidOn } as const;
  const prepared = prepareRent(desk, { commandId, leaseId, version: null, command: pay }, { actor, book });
  if (!prepared.ok) return prepared;
  const { receiptNo } = prepared.value.outcome;
  return receiptNo === null
    ? err({ code: 'unknown-ledger' })
    : ok({ commit: prepared.value.commit, booked: { leaseNo: lease.leaseNo, receiptNo } });
}

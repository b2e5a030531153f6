/** What becomes of one line of a payment file: booked in the one ledger that it is for, known already, or kept. */
import type { AnyRefusal } from '../../contract/errors.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import type { FileLine, KeptReason, PaymentLine } from '../../domain/payment/events.ts';
import { paymentStream } from '../../domain/payment/events.ts';
import { type PayableLease, matchLease } from '../../domain/payment/match.ts';
import { streamVersion } from '../../store/event-log.ts';
import { hasSamePayment, payableLeases, paymentsUnder } from '../../store/queries/payments.ts';
import { type CommitRequest, recordedCommand } from '../../store/unit-of-work.ts';
import type { NumberBook } from '../application/numbers.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import { prepareRent } from '../rent/execute-rent.ts';
import { paymentCommandId, paymentIdOf } from './payment-id.ts';

export type LineTaken =
  | { readonly kind: 'repeated' }
  | (Writing & { readonly kind: 'booked'; readonly lease: PayableLease })
  | (Writing & { readonly kind: 'kept'; readonly why: KeptReason });

interface Writing {
  readonly commit: CommitRequest;
  /** What the line was: added to what was seen once it is to be written. */
  readonly marks: readonly string[];
}

export interface Taking {
  readonly actor: Actor;
  readonly book: NumberBook;
  /** What lines before it in this file were, while they are not written: payments, and amounts of leases on days. */
  readonly seen: ReadonlySet<string>;
}

export function takeLine(
  desk: OpenDesk,
  { payment, from }: { readonly payment: PaymentLine; readonly from: FileLine },
  { actor, book, seen }: Taking,
): LineTaken {
  const { db } = desk.file;
  const paymentId = paymentIdOf(payment, from);
  if (seen.has(paymentId) || isKnown(desk, paymentId)) return { kind: 'repeated' };
  const keep = (why: KeptReason): LineTaken => ({
    kind: 'kept',
    why,
    commit: keeping(desk, { paymentId, payment, from, why }, actor),
    marks: [paymentId],
  });
  const { fen, paidOn, reference } = payment;
  if (reference !== '') {
    const known = paymentsUnder(db, payment);
    // Entered by hand at the counter, with the bank's number: the same money.
    if (known.some((other) => other.fen === fen && other.paidOn === paidOn)) return { kind: 'repeated' };
    if (known.length > 0) return keep('number-known');
  }
  const scope = actor.office;
  const matched = matchLease(payment, {
    byLeaseNo: (text) => payableLeases(db, 'lease-no', { text, scope }),
    byUnitNo: (text) => payableLeases(db, 'unit-no', { text, scope }),
    byIdentityNumber: (text) => payableLeases(db, 'identity', { text, scope }),
  });
  if (!matched.ok) return keep(matched.error);
  const lease = matched.value;
  const sameDay = `${lease.leaseId} ${String(fen)} ${paidOn}`;
  if (seen.has(sameDay) || hasSamePayment(db, lease.leaseId, payment)) return keep('doubled');
  const prepared = prepareRent(
    desk,
    requestOf({ paymentId, fileHash: from.fileHash, device: desk.file.device.id }, payment, lease),
    { actor, book },
  );
  if (!prepared.ok)
    return prepared.error.code === 'paid-already' ? { kind: 'repeated' } : keep(reasonOf(prepared.error));
  return { kind: 'booked', lease, commit: prepared.value.commit, marks: [paymentId, sameDay] };
}

/** The command's id is made from that of the payment: a file that is read again finds what was written. */
function isKnown({ file }: OpenDesk, paymentId: string): boolean {
  // Older programs gave the command the payment's own id.
  const commands = [paymentCommandId(paymentId, file.device.id), paymentId];
  if (commands.some((commandId) => recordedCommand(file.db, commandId) !== undefined)) return true;
  return streamVersion(file.db, paymentStream(paymentId)) > 0;
}

function requestOf(
  { paymentId, fileHash, device }: { readonly paymentId: string; readonly fileHash: string; readonly device: string },
  { fen, way, payer, reference, paidOn }: PaymentLine,
  { leaseId, tenantName }: PayableLease,
) {
  const command = {
    type: 'pay',
    paymentId,
    fen,
    depositFen: 0,
    way,
    payer: payer === '' ? tenantName : payer,
    reference,
    paidOn,
    fileHash,
  } as const;
  return { commandId: paymentCommandId(paymentId, device), leaseId, version: null, command };
}

function reasonOf({ code }: AnyRefusal): KeptReason {
  return code === 'own-case' ? 'own-case' : 'refused';
}

interface Kept {
  readonly paymentId: string;
  readonly payment: PaymentLine;
  readonly from: FileLine;
  readonly why: KeptReason;
}

function keeping(desk: OpenDesk, kept: Kept, { staffId, office }: Actor): CommitRequest {
  const events = [{ type: 'payment.kept.v1', payload: { ...kept, keptOn: todayOf(desk) } }];
  return {
    commandId: paymentCommandId(kept.paymentId, desk.file.device.id),
    commandName: 'payment.keep',
    commandPayload: kept,
    actor: staffId,
    office,
    wallTime: desk.now(),
    appends: [{ stream: paymentStream(kept.paymentId), expectedVersion: 0, events }],
    outcome: null,
  };
}

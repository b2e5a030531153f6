/** Money that came, money that goes, and the mistakes with it. */
import { type Result, err, ok } from '../../kernel/result.ts';
import type { StaffId } from '../../kernel/ids.ts';
import { secondSignature } from '../mass/second-signature.ts';
import { sumOf } from './account.ts';
import { mayRent } from './available-actions.ts';
import { depositHeld, owedNow } from './balance.ts';
import { bookingDay } from './booking-day.ts';
import type { RentCommand } from './commands.ts';
import { LedgerDraft, correctLateFees } from './correct.ts';
import type { PaymentEntry } from './entry.ts';
import type { RentEvent } from './events.ts';
import type { RentDecision, RentFacts } from './facts.ts';
import type { LedgerHead } from './head.ts';
import type { RentRefusal } from './refusal.ts';
import { type LedgerState, firstUncharged } from './state.ts';

type Of<T extends RentCommand['type']> = Extract<RentCommand, { readonly type: T }>;
type MoneyCommand = Of<'pay'> | Of<'reverse'> | Of<'set-off'> | Of<'refund'>;

export function decideMoney(command: MoneyCommand, state: LedgerState, facts: RentFacts): RentDecision {
  switch (command.type) {
    case 'pay':
      return pay(command, state, facts);
    case 'reverse':
      return reverse(command, state, facts);
    case 'set-off':
      return setOff(state, facts);
    case 'refund':
      return refund(command, state, facts);
  }
}

function pay(command: Of<'pay'>, state: LedgerState, facts: RentFacts): RentDecision {
  const before = samePayment(state, command)?.receiptNo;
  const { depositFen, bookedOn } = state;
  const paid = payment(command, { head: { depositFen, bookedOn, heldFen: depositHeld(state) }, before }, facts);
  if (!paid.ok) return paid;
  const draft = new LedgerDraft(state);
  draft.add(paid.value);
  correctLateFees(draft, bookingDay(state, facts), '');
  return ok(draft.events);
}

interface Paying {
  readonly head: Pick<LedgerHead, 'depositFen' | 'heldFen' | 'bookedOn'>;
  /** The receipt of the same payment, when the ledger has it. */
  readonly before: string | undefined;
}

/** Money is never refused because of where the lease stands: what is too much is paid ahead, and given back. */
export function payment(
  command: Of<'pay'>,
  { head, before }: Paying,
  facts: RentFacts,
): Result<RentEvent, RentRefusal> {
  const { type: _type, paymentId, fileHash: _file, ...rest } = command;
  const { fen, depositFen, paidOn, payer } = rest;
  if (!isAmount(fen) || fen === 0 || !isAmount(depositFen) || depositFen > fen) return err({ code: 'amount-wrong' });
  if (depositFen > Math.max(0, head.depositFen - head.heldFen)) return err({ code: 'amount-wrong' });
  if (payer.trim() === '') return err({ code: 'payer-missing' });
  if (paidOn > facts.today) return err({ code: 'day-in-future' });
  if (before !== undefined) return err({ code: 'paid-already', receiptNo: before });
  const bookedOn = bookingDay(head, facts);
  return ok({
    type: 'rent.paid.v1',
    payload: { ...rest, entryId: paymentId, receiptNo: facts.receiptNo, bookedOn },
  });
}

/** A bank or the app knows each payment by a number: the same number is the same money. */
function samePayment(state: LedgerState, { paymentId, way, reference }: Of<'pay'>): PaymentEntry | undefined {
  return state.entries.find(
    (entry): entry is PaymentEntry =>
      entry.kind === 'payment' &&
      (entry.entryId === paymentId ||
        (reference !== '' && entry.reversedBy === null && entry.way === way && entry.reference === reference)),
  );
}

function reverse({ of, reason, secondBy }: Of<'reverse'>, state: LedgerState, facts: RentFacts): RentDecision {
  const entry = state.entries.find(({ entryId }) => entryId === of);
  if (entry === undefined) return err({ code: 'unknown-entry' });
  if (entry.reversedBy !== null) return err({ code: 'reversed-already' });
  if (entry.kind === 'charge' || entry.kind === 'reversal') return err({ code: 'not-reversible' });
  if (reason.trim() === '') return err({ code: 'comment-missing' });
  const depositAfter = depositHeld(state) + sumOf(entry.postings, 'deposit');
  if (depositAfter < 0 || depositAfter > state.depositFen) return err({ code: 'deposit-spent' });
  const isWaiver = entry.kind === 'late-fee';
  const second = isWaiver ? ok(null) : signature('reverse', secondBy, { state, facts });
  if (!second.ok) return second;
  const bookedOn = bookingDay(state, facts);
  const draft = new LedgerDraft(state);
  draft.add({
    type: 'rent.reversed.v1',
    payload: {
      entryId: `back:${of}`,
      of,
      why: isWaiver ? 'waived' : 'mistake',
      reason,
      secondBy: second.value,
      bookedOn,
    },
  });
  correctLateFees(draft, bookedOn, reason);
  return ok(draft.events);
}

function setOff(state: LedgerState, facts: RentFacts): RentDecision {
  const running = runningRefusal(state, facts);
  if (running !== undefined) return err(running);
  const fen = Math.min(depositHeld(state), owedNow(state));
  if (fen <= 0) return err({ code: 'nothing-to-set-off' });
  const bookedOn = bookingDay(state, facts);
  const sameKind = state.entries.filter(({ kind }) => kind === 'set-off').length;
  const entryId = `set-off#${String(sameKind + 1)}`;
  return ok([{ type: 'rent.deposit-set-off.v1', payload: { entryId, fen, bookedOn } }]);
}

/** Two people sign for money that leaves; no more than is held, and than was paid ahead. */
function refund(command: Of<'refund'>, state: LedgerState, facts: RentFacts): RentDecision {
  const { refundId, depositFen, aheadFen, payee, reason, secondBy } = command;
  if (!isAmount(depositFen) || !isAmount(aheadFen) || depositFen + aheadFen === 0) return err({ code: 'amount-wrong' });
  if (payee.trim() === '') return err({ code: 'payer-missing' });
  if (reason.trim() === '') return err({ code: 'comment-missing' });
  const running = depositFen > 0 ? runningRefusal(state, facts) : undefined;
  if (running !== undefined) return err(running);
  const held = { depositFen: depositHeld(state), aheadFen: Math.max(0, -owedNow(state)) };
  if (depositFen > held.depositFen || aheadFen > held.aheadFen) return err({ code: 'more-than-held', ...held });
  if (state.entries.some(({ entryId }) => entryId === refundId)) return err({ code: 'exists-already' });
  const second = signature('refund', secondBy, { state, facts });
  if (!second.ok) return second;
  const bookedOn = bookingDay(state, facts);
  const payload = { entryId: refundId, depositFen, aheadFen, payee, reason, secondBy: second.value, bookedOn };
  return ok([{ type: 'rent.refunded.v1', payload }]);
}

/** The lease is over when its last day is, or the keys came back on that day, and all its days are charged. */
function runningRefusal(state: LedgerState, { today, isHomeReturned }: RentFacts): RentRefusal | undefined {
  const { until } = state.term;
  const isOver = isHomeReturned ? today >= until : today > until;
  return isOver && firstUncharged(state) > until ? undefined : { code: 'lease-running', until };
}

function signature(
  command: 'reverse' | 'refund',
  secondBy: StaffId | undefined,
  { state, facts }: { readonly state: LedgerState; readonly facts: RentFacts },
): Result<StaffId, RentRefusal> {
  const { actor, colleague, household } = facts;
  const second = secondBy === undefined ? undefined : colleague(secondBy);
  if (secondBy !== undefined && second === undefined) return err({ code: 'second-person', why: 'unknown' });
  const signed = secondSignature({ cases: 1, alone: 0, actor, second, permission: 'rent.decide' });
  if (!signed.ok) return signed;
  if (second === undefined) return err({ code: 'second-person', why: 'missing' });
  const may = mayRent(state, command, { actor: second, household });
  if (may.ok) return ok(second.staffId);
  return err({ code: 'second-person', why: may.error.code === 'own-case' ? 'own-case' : 'office' });
}

function isAmount(fen: number): boolean {
  return Number.isSafeInteger(fen) && fen >= 0;
}

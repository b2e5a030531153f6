/**
 * The rules of a lease's ledger (PRH-22, PRH-23, PRH-28). Append-only: charges, payments, late fees, and reversals of
 * them. An entry is booked on the day of the command, never before the newest entry, so no past balance moves.
 */
import type { PlainDate } from '../../kernel/plain-date.ts';
import { err, ok } from '../../kernel/result.ts';
import { mayRent } from './available-actions.ts';
import { charge } from './charge.ts';
import { bookingDay } from './booking-day.ts';
import type { RentCommand } from './commands.ts';
import { LedgerDraft, bookLateFee, correctCharges, correctLateFees } from './correct.ts';
import { decideMoney, payment } from './decide-money.ts';
import type { RentEvent } from './events.ts';
import type { RentDecision, RentFacts } from './facts.ts';
import { type LedgerHead, headOf } from './head.ts';
import { lateFees } from './late-fee.ts';
import { isSound } from './standard.ts';
import type { LedgerState } from './state.ts';

type Of<T extends RentCommand['type']> = Extract<RentCommand, { readonly type: T }>;

export function decideRent(command: RentCommand, state: LedgerState | undefined, facts: RentFacts): RentDecision {
  if (state === undefined) return err({ code: 'unknown-ledger' });
  const allowed = mayRent(state, command.type, facts);
  if (!allowed.ok) return allowed;
  switch (command.type) {
    case 'charge':
      return charge(command, headOf(state), facts);
    case 'book-late-fees':
      return bookLateFees(command, state, facts);
    case 'change-standard':
      return changeStandard(command, state, facts);
    case 'pay':
    case 'reverse':
    case 'set-off':
    case 'refund':
      return decideMoney(command, state, facts);
  }
}

/** What the end of a ledger is enough for. */
export interface OnHead extends RentFacts {
  /** The receipt under which this ledger has the payment, by its id or by the number that bank or app know it by. */
  readonly paidBefore: (payment: Of<'pay'>) => string | undefined;
}

/** The same as `decideRent`, from the end of the ledger alone; undefined where all of it has to be read. */
export function decideOnHead(
  command: Of<'charge'> | Of<'pay'>,
  head: LedgerHead,
  facts: OnHead,
): RentDecision | undefined {
  // Money that moved earlier may make late fees smaller, and those are reckoned from all entries.
  if (!head.isPlain || (command.type === 'pay' && head.lateFees > 0)) return undefined;
  const allowed = mayRent(head, command.type, facts);
  if (!allowed.ok) return allowed;
  if (command.type === 'charge') return charge(command, head, facts);
  const paid = payment(command, { head, before: facts.paidBefore(command) }, facts);
  return paid.ok ? ok([paid.value]) : paid;
}

function bookLateFees({ through }: Of<'book-late-fees'>, state: LedgerState, facts: RentFacts): RentDecision {
  if (through > facts.today) return err({ code: 'day-in-future' });
  const draft = new LedgerDraft(state);
  const bookedOn = bookingDay(state, facts);
  correctLateFees(draft, bookedOn, '');
  for (const fee of lateFees(draft.state, through)) bookLateFee(draft, fee, { through, bookedOn });
  return draft.events.length === 0 ? err({ code: 'nothing-to-charge' }) : ok(draft.events);
}

function changeStandard(
  { standard, reason }: Of<'change-standard'>,
  state: LedgerState,
  facts: RentFacts,
): RentDecision {
  if (!isSound(standard)) return err({ code: 'standard-wrong' });
  if (reason.trim() === '') return err({ code: 'comment-missing' });
  const { from, until } = state.term;
  if (standard.from < from || standard.from > until) return err({ code: 'outside-term', from, until });
  const bookedOn = bookingDay(state, facts);
  const draft = new LedgerDraft(state);
  draft.add({ type: 'rent.standard-changed.v1', payload: { standard, bookedOn, reason } });
  correctCharges(draft, bookedOn, reason);
  correctLateFees(draft, bookedOn, reason);
  return ok(draft.events);
}

/** Asked for by the lease: it ended early, goes on, or was taken over. The days that are over or added are settled. */
export function changeTerm(
  state: LedgerState,
  { until, reason }: { readonly until: PlainDate; readonly reason: string },
  facts: Pick<RentFacts, 'today'>,
): LedgerDraft['events'] {
  const bookedOn = bookingDay(state, facts);
  const draft = new LedgerDraft(state);
  draft.add({ type: 'rent.term-changed.v1', payload: { until, bookedOn, reason } });
  correctCharges(draft, bookedOn, reason);
  correctLateFees(draft, bookedOn, reason);
  return draft.events;
}

/** Asked for by a swap of homes: the standard of the other home counts from its day, what was charged is settled. */
export function changeHome(
  state: LedgerState,
  { today, ...moved }: Pick<Moved, 'unitNo' | 'estate' | 'standard' | 'reason'> & { readonly today: PlainDate },
): LedgerDraft['events'] {
  const bookedOn = bookingDay(state, { today });
  const draft = new LedgerDraft(state);
  draft.add({ type: 'rent.home-changed.v1', payload: { ...moved, bookedOn } });
  correctCharges(draft, bookedOn, moved.reason);
  correctLateFees(draft, bookedOn, moved.reason);
  return draft.events;
}

type Moved = Extract<RentEvent, { readonly type: 'rent.home-changed.v1' }>['payload'];

/** What a leaving does in the ledger of the lease, as events of the ledger that are written in the same unit of work. */
import type { AnyRefusal } from '../../contract/errors.ts';
import type { LeavingEvent } from '../../domain/leaving/events.ts';
import type { Settlement } from '../../domain/leaving/record.ts';
import type { LeavingState } from '../../domain/leaving/state.ts';
import type { LeaseState } from '../../domain/lease/state.ts';
import { depositHeld, owedNow } from '../../domain/rent/balance.ts';
import type { RentCommand } from '../../domain/rent/commands.ts';
import { decideRent } from '../../domain/rent/decide.ts';
import type { RentEvent } from '../../domain/rent/events.ts';
import { evolveLedger } from '../../domain/rent/evolve.ts';
import type { RentFacts } from '../../domain/rent/facts.ts';
import { changeOccupation } from '../../domain/rent/occupation.ts';
import type { LedgerState } from '../../domain/rent/state.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type Result, ok } from '../../kernel/result.ts';

interface Occupying {
  readonly lease: LeaseState;
  readonly ledger: LedgerState;
  readonly before: LeavingState;
  readonly today: PlainDate;
}

/**
 * The days that the ledger charges and their rents after an event of the leaving. Who stays after them is charged on by
 * every run (domain/rent/charge.ts), at the market's rent where one was set, at the contract's until then. A fine goes to
 * the treasury and a judgment is no entry: what it adds to the rent is set as market rent.
 */
export function occupationEvents(event: LeavingEvent, occupying: Occupying): readonly RentEvent[] {
  const { lease, ledger, before, today } = occupying;
  const change = (until: PlainDate, standards: LedgerState['standards'], reason: string) =>
    changeOccupation(ledger, { until, standards, reason }, { today });
  switch (event.type) {
    case 'leaving.notified.v1':
      return change(laterOf(ledger.term.until, event.payload.leaveBy), [], 'moving-out');
    case 'leaving.rent-set.v1': {
      const { standards, source } = event.payload;
      return change(before.returned?.returnedOn ?? ledger.term.until, standards, source);
    }
    case 'leaving.withdrawn.v1': {
      const { ended, content } = lease;
      return change(ended?.on ?? content.term.until, before.rentSet?.before ?? [], event.payload.reason);
    }
    case 'leaving.returned.v1':
      return change(event.payload.returnedOn, [], 'returned');
    case 'leaving.opened.v1':
    case 'leaving.heard.v1':
    case 'leaving.transition-signed.v1':
    case 'leaving.settled.v1':
    case 'leaving.refunded.v1':
    case 'leaving.ban-lifted.v1':
    case 'leaving.fined.v1':
    case 'leaving.fine-paid.v1':
    case 'leaving.suit-filed.v1':
    case 'leaving.suit-judged.v1':
    case 'leaving.suit-enforced.v1':
      return [];
  }
}

function laterOf(one: PlainDate, other: PlainDate): PlainDate {
  return one > other ? one : other;
}

interface Settled {
  readonly events: readonly RentEvent[];
  readonly settlement: Settlement;
}

/** All days charged, late fees booked to the day, the deposit set off. Refused as the ledger refuses. */
export function settledLedger(ledger: LedgerState, facts: RentFacts): Result<Settled, AnyRefusal> {
  const heldFen = depositHeld(ledger);
  const steps: readonly RentCommand[] = [
    { type: 'charge', through: facts.today < ledger.term.until ? facts.today : ledger.term.until },
    { type: 'book-late-fees', through: facts.today },
    { type: 'set-off' },
  ];
  let state = ledger;
  const events: RentEvent[] = [];
  for (const step of steps) {
    const decided = decideRent(step, state, facts);
    if (!decided.ok) {
      if (decided.error.code === 'nothing-to-charge' || decided.error.code === 'nothing-to-set-off') continue;
      return decided;
    }
    for (const event of decided.value) state = evolveLedger(state, event);
    events.push(...decided.value);
  }
  const owed = owedNow(state);
  const depositFen = depositHeld(state);
  const settlement = {
    heldFen,
    setOffFen: heldFen - depositFen,
    owedFen: Math.max(0, owed),
    depositFen,
    aheadFen: Math.max(0, -owed),
  };
  return ok({ events, settlement });
}

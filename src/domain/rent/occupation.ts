import type { PlainDate } from '../../kernel/plain-date.ts';
import { bookingDay } from './booking-day.ts';
import { LedgerDraft, correctCharges, correctLateFees } from './correct.ts';
import type { RentFacts } from './facts.ts';
import type { RentStandard } from './standard.ts';
import type { LedgerState } from './state.ts';

interface Occupation {
  /** The last day that is charged. */
  readonly until: PlainDate;
  /** Rents from their days on, in the place of what the ledger had. */
  readonly standards: readonly RentStandard[];
  readonly reason: string;
}

/**
 * Asked for by a leaving: who stays in the home pays for its days, at the contract's rent and then at the market's
 * (PRH-32), up to the day on which it is returned. What was charged otherwise is taken back and charged anew. Nothing
 * when all is so already.
 */
export function changeOccupation(
  state: LedgerState,
  { until, standards, reason }: Occupation,
  facts: Pick<RentFacts, 'today'>,
): LedgerDraft['events'] {
  const bookedOn = bookingDay(state, facts);
  const draft = new LedgerDraft(state);
  if (until !== state.term.until) draft.add({ type: 'rent.term-changed.v1', payload: { until, bookedOn, reason } });
  for (const standard of standards) {
    draft.add({ type: 'rent.standard-changed.v1', payload: { standard, bookedOn, reason } });
  }
  if (draft.events.length === 0) return [];
  correctCharges(draft, bookedOn, reason);
  correctLateFees(draft, bookedOn, reason);
  return draft.events;
}

import { type PlainDate, addDays, addMonths } from '../../kernel/plain-date.ts';
import { err, ok } from '../../kernel/result.ts';
import { bookingDay } from './booking-day.ts';
import type { RentCommand } from './commands.ts';
import { cycleEnd, dueDayOf } from './cycle.ts';
import type { RentEvent } from './events.ts';
import type { RentDecision, RentFacts } from './facts.ts';
import type { LedgerHead } from './head.ts';
import { rentLines } from './rent-lines.ts';

/** The reason of a last day that moved since somebody stays; the ledger's page has words for it. */
const STAYS_ON = 'stays-on';

/**
 * Every cycle that begins on or before the day, from the first day that no charge covers. Who stays in the home after
 * the last day of the ledger goes on being charged (PRH-32): up to the end of the cycle in which today lies, by the rent
 * that holds, so that each run carries it on and the day of the return takes back what is beyond it.
 */
export function charge(
  { through }: Extract<RentCommand, { readonly type: 'charge' }>,
  head: LedgerHead,
  facts: RentFacts,
): RentDecision {
  const { term, terms, standards, chargedBefore } = head;
  if (through > addMonths(facts.today, terms.cycleMonths + 1)) return err({ code: 'day-in-future' });
  const bookedOn = bookingDay(head, facts);
  const events: RentEvent[] = [];
  const reach = reachOf(head, through, facts);
  if (reach > term.until) {
    events.push({ type: 'rent.term-changed.v1', payload: { until: reach, bookedOn, reason: STAYS_ON } });
  }
  for (let from = head.next; from <= through && from <= reach;) {
    const last = cycleEnd(from, terms);
    const until = last < reach ? last : reach;
    events.push({
      type: 'rent.charged.v1',
      payload: {
        entryId: `${from}#${String((chargedBefore[from] ?? 0) + 1)}`,
        from,
        until,
        lines: rentLines(standards, from, until),
        dueOn: facts.workingDayFrom(dueDayOf(from, terms, bookedOn)),
        bookedOn,
      },
    });
    from = addDays(until, 1);
  }
  return events.length === 0 ? err({ code: 'nothing-to-charge' }) : ok(events);
}

/** The last day that may be charged. */
function reachOf({ term, terms }: LedgerHead, through: PlainDate, { today, staysOn }: RentFacts): PlainDate {
  if (!staysOn || today <= term.until || through <= term.until) return term.until;
  return cycleEnd(through < today ? through : today, terms);
}

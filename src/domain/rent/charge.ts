import { addDays, addMonths } from '../../kernel/plain-date.ts';
import { err, ok } from '../../kernel/result.ts';
import { bookingDay } from './booking-day.ts';
import type { RentCommand } from './commands.ts';
import { cycleEnd, dueDayOf } from './cycle.ts';
import type { RentEvent } from './events.ts';
import type { RentDecision, RentFacts } from './facts.ts';
import type { LedgerHead } from './head.ts';
import { rentLines } from './rent-lines.ts';

/** Every cycle that begins on or before the day, from the first day that no charge covers. */
export function charge(
  { through }: Extract<RentCommand, { readonly type: 'charge' }>,
  head: LedgerHead,
  facts: RentFacts,
): RentDecision {
  const { term, terms, standards, chargedBefore } = head;
  if (through > addMonths(facts.today, terms.cycleMonths + 1)) return err({ code: 'day-in-future' });
  const bookedOn = bookingDay(head, facts);
  const events: RentEvent[] = [];
  for (let from = head.next; from <= through && from <= term.until;) {
    const last = cycleEnd(from, terms);
    const until = last < term.until ? last : term.until;
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

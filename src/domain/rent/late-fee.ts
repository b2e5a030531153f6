/**
 * Late fees, by the policy: thousandths of a month's rent for each day from the day after the rent was due to the day
 * on which it is paid. A fee never runs on more than what is open of the charge (our reading where a city prints only
 * "of the month's rent"; docs/workflows/rent.md). Days are summed before they are rounded, half up, once for a charge.
 */
import { type PlainDate, addDays, daysBetween } from '../../kernel/plain-date.ts';
import type { ChargeEntry } from './entry.ts';
import { type OpenSpan, openSpans } from './outstanding.ts';
import { standardOn } from './rent-lines.ts';
import { type LedgerState, standingLateFees } from './state.ts';

/** What the lateness of one charge costs up to a day, and what of it is booked. */
export interface LateFee {
  readonly charge: ChargeEntry;
  /** The first day that counts: after a waiver, the day after it. */
  readonly from: PlainDate;
  readonly fen: number;
  readonly bookedFen: number;
}

export function lateFees(state: LedgerState, until: PlainDate): readonly LateFee[] {
  const permille = state.terms.lateFeePermillePerDay;
  if (permille === 0) return [];
  const booked = standingLateFees(state);
  return openSpans(state, until).flatMap(({ charge, spans }): readonly LateFee[] => {
    const waived = waivedUntil(state, charge);
    const counted = spans.flatMap((span) => after(span, waived));
    const { monthlyFen, reductionFen, subsidyFen } = standardOn(state.standards, charge.from);
    const monthly = monthlyFen - reductionFen - subsidyFen;
    const thousandths = counted.reduce(
      (sum, { from, until: last, fen }) => sum + (daysBetween(from, last) + 1) * permille * Math.min(monthly, fen),
      0,
    );
    const fen = Math.floor((2 * thousandths + 1000) / 2000);
    const mine = booked.filter((fee) => fee.charge === charge.entryId);
    const bookedFen = mine.reduce((sum, fee) => sum + fee.fen, 0);
    const first = counted[0]?.from ?? charge.dueOn;
    return fen === 0 && mine.length === 0 ? [] : [{ charge, from: first, fen, bookedFen }];
  });
}

/** A fee that was waived does not come back: the days of its charge up to its last one stay free. */
function waivedUntil(state: LedgerState, charge: ChargeEntry): PlainDate | null {
  let last: PlainDate | null = null;
  const waivers = new Set(
    state.entries.flatMap((entry) => (entry.kind === 'reversal' && entry.why === 'waived' ? [entry.of] : [])),
  );
  const sameDays = new Set(
    state.entries.flatMap((entry) => (entry.kind === 'charge' && entry.from === charge.from ? [entry.entryId] : [])),
  );
  for (const entry of state.entries) {
    if (entry.kind !== 'late-fee' || !waivers.has(entry.entryId) || !sameDays.has(entry.charge)) continue;
    if (last === null || entry.until > last) last = entry.until;
  }
  return last;
}

function after(span: OpenSpan, day: PlainDate | null): readonly OpenSpan[] {
  if (day === null || span.from > day) return [span];
  if (span.until <= day) return [];

  return [{ ...span, from: addDays(day, 1) }];
}

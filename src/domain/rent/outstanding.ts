/**
 * Which rent is open. Money meets the oldest rent first, and rent before late fees, so what is open of a charge is a
 * sum, not a list of who paid what: all rent up to it less all that was paid, between nought and its own amount.
 */
import { type PlainDate, addDays } from '../../kernel/plain-date.ts';
import type { ChargeEntry, Entry } from './entry.ts';
import { ownFen } from './rent-lines.ts';
import { type LedgerState, standingCharges } from './state.ts';

/** Money that met what was owed, by the day on which it moved. Reversed payments never did. */
interface Received {
  readonly on: PlainDate;
  readonly fen: number;
}

function received(entries: readonly Entry[]): readonly Received[] {
  return entries.flatMap((entry): readonly Received[] => {
    if (entry.reversedBy !== null) return [];
    switch (entry.kind) {
      case 'payment':
        return [{ on: entry.paidOn, fen: entry.fen - entry.depositFen }];
      case 'set-off':
        return [{ on: entry.bookedOn, fen: entry.fen }];
      case 'refund':
        return [{ on: entry.bookedOn, fen: -entry.aheadFen }];
      case 'charge':
      case 'late-fee':
      case 'reversal':
        return [];
    }
  });
}

/** All of it, fen. */
export function receivedFen(entries: readonly Entry[]): number {
  return received(entries).reduce((sum, { fen }) => sum + fen, 0);
}

/** A span of days, both counting, through which the same amount of a charge was open. */
export interface OpenSpan {
  readonly from: PlainDate;
  readonly until: PlainDate;
  readonly fen: number;
}

/** What was open of each standing charge after the day it was due, up to a day; money of a day counts from the next. */
export function openSpans(
  state: LedgerState,
  until: PlainDate,
): readonly { readonly charge: ChargeEntry; readonly spans: readonly OpenSpan[] }[] {
  const moves = received(state.entries);
  const steps = [...new Set(moves.map(({ on }) => addDays(on, 1)))].sort();
  let before = 0;
  return standingCharges(state).map((charge) => {
    const reach = before + charge.fen;
    before = reach;
    const spans: OpenSpan[] = [];
    for (let day = addDays(charge.dueOn, 1); day <= until;) {
      const next = steps.find((step) => step > day);
      const last = next === undefined || next > until ? until : addDays(next, -1);
      const paid = moves.reduce((sum, { on, fen }) => (on < day ? sum + fen : sum), 0);
      const fen = Math.min(charge.fen, Math.max(0, reach - paid));
      if (fen > 0) spans.push({ from: day, until: last, fen });
      day = addDays(last, 1);
    }
    return { charge, spans };
  });
}

/** Rent past its day. */
export interface Arrears {
  /** Fen of rent, late fees apart. */
  readonly fen: number;
  /** Months of which rent is open, wholly or in part: what "cumulatively so many months" counts (PRH-28). */
  readonly months: number;
  /** The day on which the oldest open rent was due; null when nothing is. */
  readonly since: PlainDate | null;
}

/** Rent of a month, or of part of one, that is not paid, due or not. */
export interface OpenRent {
  readonly dueOn: PlainDate;
  readonly fen: number;
  /** `YYYY-MM`. */
  readonly month: string;
}

/** All that is open, by its days; all that was booked by now taken in. */
export function openRent(state: LedgerState): readonly OpenRent[] {
  return openAfter(state, null);
}

function openAfter(state: LedgerState, day: PlainDate | null): readonly OpenRent[] {
  let paid = received(state.entries).reduce((sum, { on, fen }) => (day === null || on <= day ? sum + fen : sum), 0);
  return standingCharges(state).flatMap((charge) =>
    charge.lines.flatMap((line) => {
      const own = ownFen(line);
      const open = Math.max(0, own - Math.max(0, paid));
      paid -= own;
      return open === 0 ? [] : [{ dueOn: charge.dueOn, fen: open, month: line.from.slice(0, 7) }];
    }),
  );
}

/** What of it is past its day: due before the day, so late on it. */
export function arrearsOf(open: readonly OpenRent[], day: PlainDate): Arrears {
  const late = open.filter(({ dueOn }) => dueOn < day);
  return {
    fen: late.reduce((sum, { fen }) => sum + fen, 0),
    months: new Set(late.map(({ month }) => month)).size,
    since: late.map(({ dueOn }) => dueOn).sort()[0] ?? null,
  };
}

/** At the end of a day, all that was booked by now taken in. */
export function arrearsOn(state: LedgerState, day: PlainDate): Arrears {
  return arrearsOf(openAfter(state, day), day);
}

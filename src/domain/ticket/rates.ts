import { isBad, ratingLevels } from './kinds.ts';

/** How many tickets came to what: sums, so that offices and months add up, and the rates that are read off them (CMP-10). */
export interface TicketFigure {
  /** Received in the period. */
  readonly received: number;
  readonly answered: number;
  /** Of them, within their period. */
  readonly inTime: number;
  /** Without an answer and past their day. */
  readonly overdue: number;
  /** Of which is known whether they were solved. */
  readonly judged: number;
  readonly solved: number;
  /** Whose citizens said when called how satisfied they are. */
  readonly asked: number;
  /** Satisfied or fairly so. */
  readonly satisfied: number;
  /** Said again, done again or opened again. */
  readonly again: number;
}

export const rateNames = ['response', 'solution', 'satisfaction'] as const;

export type RateName = (typeof rateNames)[number];

/**
 * A rate in tenths of a percent, rounded down; null of none. Response: answered in time, of those answered and of those
 * that are late without an answer; whatever still runs counts neither way. Solution and satisfaction: of those of which
 * it is known.
 */
export function rateOf(name: RateName, figure: TicketFigure): number | null {
  switch (name) {
    case 'response':
      return share(figure.inTime, figure.answered + figure.overdue);
    case 'solution':
      return share(figure.solved, figure.judged);
    case 'satisfaction':
      return share(figure.satisfied, figure.asked);
  }
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((part * 1000) / whole);
}

/** Of how many ratings of each level, the best first: the last two are bad (EVA-02). */
export function badAmong(levels: readonly number[]): number {
  return ratingLevels.reduce((sum, level) => sum + (isBad(level) ? (levels[level - 1] ?? 0) : 0), 0);
}

/** How many are not bad, in tenths of a percent, rounded down; null of none. */
export function goodRate(levels: readonly number[]): number | null {
  const all = levels.reduce((sum, n) => sum + n, 0);
  return share(all - badAmong(levels), all);
}

/** `83.3%`; empty where there is none. */
export function rateText(rate: number | null): string {
  return rate === null ? '' : `${String(Math.floor(rate / 10))}.${String(rate % 10)}%`;
}

export const emptyFigure: TicketFigure = {
  received: 0,
  answered: 0,
  inTime: 0,
  overdue: 0,
  judged: 0,
  solved: 0,
  asked: 0,
  satisfied: 0,
  again: 0,
};

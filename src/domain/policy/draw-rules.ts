/** What a city says about its public draws (PRH-14): pools and homes are in `allocation`, the rest is here. */
export const tierRules = ['by-priority', 'one'] as const;
export const reserveRules = ['by-tier', 'by-key'] as const;
export const assignRules = ['rank-order', 'drawn-unit'] as const;
export const drawHashes = ['sha256', 'sm3'] as const;

/** Tickets grow with the wait: the first, and one more for each full number of months, up to the most. */
export interface TicketRule {
  readonly first: number;
  /** Null: waiting gives no further ticket. */
  readonly everyMonths: number | null;
  readonly most: number;
}

/** One round of the draw: who takes part, and how much of each pool is on offer. */
export interface RoundRule {
  /** From 1; empty: every tier. */
  readonly tiers: readonly number[];
  /** Thousandths of a pool's homes, rounded down; null: all that are left. */
  readonly seats: number | null;
}

/** Who supplies the seed (docs/draw-protocol.md): so many at least, of so many organisations. */
export interface ContributorRule {
  readonly least: number;
  readonly organisations: number;
}

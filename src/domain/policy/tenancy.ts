import type { Period, TimeLimit } from './time-limit.ts';

/** Rent of a home: fen a month and m² of built area, fen a month and unit, or thousandths of the market rent. */
export type RentRate =
  | { readonly kind: 'per-m2'; readonly fen: number }
  | { readonly kind: 'per-unit'; readonly fen: number }
  | { readonly kind: 'at-most-of-market'; readonly permille: number };

export interface RentPayment {
  readonly cycleMonths: number;
  readonly inAdvance: boolean;
  /** Calendar days before the cycle begins. */
  readonly dueDaysBefore: number;
  readonly proRata: 'days';
  /** Thousandths of the month's rent for each day. */
  readonly lateFeePermillePerDay: number;
}

/** Money instead of a home. */
export interface RentSubsidy {
  /** Fen a month and person, below which. */
  readonly incomeCeiling: number | null;
  /** cm² for each person, below which. */
  readonly areaCeiling: number | null;
  /** Fen a month and m². */
  readonly rates: readonly { readonly group: 'minimum-living' | 'low-income'; readonly fenPerM2: number }[];
}

export interface Deposit {
  readonly fen: number;
  readonly per: 'household' | 'unit';
  readonly paidBy: 'tenant' | 'employer';
}

/** More than so many months, in a row or taken together. */
export interface BreachLimit {
  readonly months: number;
  readonly counted: 'consecutive' | 'cumulative';
}

export interface YearlyReview {
  readonly everyMonths: number;
  /** `MM-DD` by which tenants declare; null where no day is set. */
  readonly declareBy: string | null;
  readonly reminder: boolean;
  /** Days to leave after the review went against the tenant; null where no number was found. */
  readonly leaveWithin: TimeLimit | null;
}

export interface MovingOut {
  readonly transition: Period;
  /** Thousandths of which rent is paid meanwhile. */
  readonly rentPermille: number;
  readonly rentOf: 'contract' | 'market';
  /** Thousandths of the market rent afterwards. */
  readonly afterPermilleOfMarket: number;
}

/** No new application for so long, from the day on which the home is returned (PRH-35, PRH-37). */
export interface Ban {
  readonly lasts: Period;
  readonly from: 'return';
}

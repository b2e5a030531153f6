import type { RentRate } from '../policy/tenancy.ts';

/** What the rent of a home is reckoned from. */
export interface RentedHome {
  /** cm² of built area. */
  readonly area: number;
  /** Fen a month on the market; null where nobody assessed it. */
  readonly marketFen: number | null;
}

/**
 * The monthly rents that a policy's rates give for a home, fen, rounded half up: a city may print more than one, and a
 * person chooses (PRH-21, PRH-22). A share of the market rent gives none where the market rent is not known.
 */
export function monthlyRents(rates: readonly RentRate[], { area, marketFen }: RentedHome): readonly number[] {
  return rates.flatMap((rate): readonly number[] => {
    switch (rate.kind) {
      case 'per-m2':
        return [halfUp(rate.fen * area, 10_000)];
      case 'per-unit':
        return [rate.fen];
      case 'at-most-of-market':
        return marketFen === null ? [] : [Math.floor((marketFen * rate.permille) / 1000)];
    }
  });
}

function halfUp(amount: number, divisor: number): number {
  return Math.floor((2 * amount + divisor) / (2 * divisor));
}

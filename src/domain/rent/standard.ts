import type { PlainDate } from '../../kernel/plain-date.ts';

/** What a month of the home costs from a day on (PRH-22): the approved rent, and what the tenant need not pay of it. */
export interface RentStandard {
  readonly from: PlainDate;
  /** Fen a month, before anything is taken off. */
  readonly monthlyFen: number;
  /** Fen a month that are waived. */
  readonly reductionFen: number;
  /** Fen a month that the treasury pays. */
  readonly subsidyFen: number;
  /** The approval, decision or policy that says so. */
  readonly source: string;
}

export function isSound({ monthlyFen, reductionFen, subsidyFen, source }: RentStandard): boolean {
  const amounts = [monthlyFen, reductionFen, subsidyFen];
  if (!amounts.every((fen) => Number.isSafeInteger(fen) && fen >= 0)) return false;
  return reductionFen + subsidyFen <= monthlyFen && source.trim() !== '';
}

/** With one more; it takes the place of an older one of the same day. Sorted by day. */
export function withStandard(standards: readonly RentStandard[], added: RentStandard): readonly RentStandard[] {
  return [...standards.filter(({ from }) => from !== added.from), added].sort((a, b) => (a.from < b.from ? -1 : 1));
}

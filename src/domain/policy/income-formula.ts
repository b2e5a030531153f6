import { invariant } from '../../kernel/invariant.ts';

/** How a city reckons its ceilings from last year's average income: 银川, each February (domain reference §2.1). */
export interface IncomeFormula {
  /** Fen a year and person, the statistics' urban disposable income; null where the copy does not show it. */
  readonly lastYearIncome: number | null;
  /** Thousandths of it for a home: 1.3 is 1300. */
  readonly allocationPermille: number;
  /** Thousandths of it for rent subsidy. */
  readonly subsidyPermille: number;
}

const FEN_PER_YUAN = 100;

/** Fen a month, to the whole yuan as the notices print it, half up; whole numbers throughout. */
export function monthlyCeiling(yearlyFen: number, permille: number): number {
  invariant(Number.isSafeInteger(yearlyFen * permille * 2), 'an income too large to reckon with');
  const divisor = 12 * 1000 * FEN_PER_YUAN;
  return Math.floor((yearlyFen * permille * 2 + divisor) / (2 * divisor)) * FEN_PER_YUAN;
}

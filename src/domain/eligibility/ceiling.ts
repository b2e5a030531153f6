import type { CeilingComparison } from '../policy/limits.ts';
import type { ConditionUnit, Term, Verdict } from './evaluation.ts';
import { type Measure, reckonedTerm } from './measure.ts';

/** What was added up for a ceiling. Amounts are never negative, so that the known part alone can be too much. */
export interface Sum {
  readonly known: number;
  readonly isComplete: boolean;
  readonly terms: readonly Term[];
}

export interface Ceiling {
  readonly ceiling: number;
  readonly comparison: CeilingComparison;
  readonly unit: ConditionUnit;
  /** How many share the sum; null for a ceiling of the whole household. */
  readonly persons: number | null;
  /** Parts of the sum that make one unit: shares of homes are counted in thousandths. */
  readonly scale: number;
}

/**
 * A sum against a ceiling for each person, by cross-multiplication: sum ≤ ceiling × persons, so that no division can
 * round a household over or under the line. The value shown is rounded down, and a term says so when it was.
 * Nothing is known of a household in which nobody counts.
 */
export function againstCeiling(sum: Sum, limit: Ceiling): Measure {
  const { ceiling, comparison, unit, persons, scale } = limit;
  const divisor = (persons ?? 1) * scale;
  const most = ceiling * divisor;
  const holds = comparison === '<=' ? sum.known <= most : sum.known < most;
  const verdict = divisor === 0 ? 'unknown' : verdictOf(holds, sum.isComplete);
  const value = verdict === 'unknown' ? null : Math.floor(sum.known / divisor);
  const isRounded = value !== null && value * divisor !== sum.known;
  const terms = [
    ...sum.terms,
    reckonedTerm(sum.isComplete ? 'sum' : 'known-sum', Math.floor(sum.known / scale)),
    ...(persons === null ? [] : [reckonedTerm('persons', persons)]),
    ...(persons === null ? [] : [reckonedTerm(isRounded ? 'per-person-rounded-down' : 'per-person', value)]),
  ];
  return { verdict, value, limit: ceiling, unit, comparison, terms };
}

function verdictOf(holds: boolean, isComplete: boolean): Verdict {
  if (!holds) return 'unmet';
  return isComplete ? 'met' : 'unknown';
}

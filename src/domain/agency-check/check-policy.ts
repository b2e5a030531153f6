import type { CheckSource } from './source.ts';

/** What of a city's policy the checks go by. */
export interface CheckPolicy {
  /** Days from the day an answer is as of; after them it is stale. */
  readonly validityDays: Readonly<Record<CheckSource, number>>;
  /** How far a registry's income may lie from the declared one without being a mismatch, in thousandths of it. */
  readonly incomeTolerance: number;
}

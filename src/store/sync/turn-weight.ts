import { type ProjectionSet, hasProjection } from '../projection.ts';

/**
 * How much of the hub's order is sealed, and applied, in one go: one transaction, in which the desk's thread answers
 * nobody. An event costs some 25 µs; one on a stream with rows as much as 25 such, for the rows are made anew with the
 * case's words for the search (docs/benchmarks.md, "Sync"). By weight and not by the clock, so that the same pages are
 * cut at the same places whenever they come.
 */
export const TURN_WEIGHT = 1_000;
const WEIGHT_WITH_ROWS = 25;

export function eventWeight(projections: ProjectionSet, stream: string): number {
  return hasProjection(projections, stream) ? WEIGHT_WITH_ROWS : 1;
}

import { describe, expect, it } from 'vitest';
import {
  EVEN_TICKETS,
  ONCE_IN_A_THOUSAND,
  UNEVEN_TICKETS,
  chiSquares,
  drumLaw,
  placeCounts,
  unitCounts,
} from '../../support/draw/place-counts.ts';

/** The small count with seeds that repeat; `npm run faults -- --only draw-law` has the long one. */
const DRAWS = 5_000;

describe('over many draws', () => {
  it('every household comes to every place equally often', () => {
    const counts = placeCounts({ tickets: EVEN_TICKETS, draws: DRAWS, name: 'even' });
    expect(Math.max(...chiSquares(counts, drumLaw(EVEN_TICKETS)))).toBeLessThan(ONCE_IN_A_THOUSAND);
  });

  it('tickets give every place its chance, as names drawn from a drum and skipped when they come again', () => {
    const counts = placeCounts({ tickets: UNEVEN_TICKETS, draws: DRAWS, name: 'uneven' });
    expect(Math.max(...chiSquares(counts, drumLaw(UNEVEN_TICKETS)))).toBeLessThan(ONCE_IN_A_THOUSAND);
    // The same counts under the wrong law are far out: the measure sees a difference.
    expect(Math.min(...chiSquares(counts, drumLaw(EVEN_TICKETS)))).toBeGreaterThan(10 * ONCE_IN_A_THOUSAND);
    expect(Math.max(...chiSquares(counts, drumLaw([1, 1, 2, 3, 5, 7])))).toBeGreaterThan(ONCE_IN_A_THOUSAND);
  });

  it('every rank gets every unit equally often', () => {
    const counts = unitCounts({ units: 6, draws: DRAWS, name: 'units' });
    expect(Math.max(...chiSquares(counts, drumLaw(EVEN_TICKETS)))).toBeLessThan(ONCE_IN_A_THOUSAND);
  });

  it('the law of the drum is a law: every place is taken, and everybody has one', () => {
    const law = drumLaw(UNEVEN_TICKETS);
    for (const [index, row] of law.entries()) {
      expect(row.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 12);
      expect(law.reduce((sum, place) => sum + (place[index] ?? 0), 0)).toBeCloseTo(1, 12);
    }
    expect(law[0]).toEqual(UNEVEN_TICKETS.map((each) => each / 20));
  });
});

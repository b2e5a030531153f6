/** The draw over 100,000 seeds: each place by chi-square, entries with one ticket, with many, and the units. */
import {
  EVEN_TICKETS,
  ONCE_IN_A_THOUSAND,
  UNEVEN_TICKETS,
  chiSquares,
  drumLaw,
  placeCounts,
  unitCounts,
} from '../support/draw/place-counts.ts';
import type { FaultReport } from './report.ts';

export function weighDraws(draws: number, seed: number): FaultReport {
  const name = (part: string): string => `${part} ${String(seed)}`;
  const even = drumLaw(EVEN_TICKETS);
  const parts = [
    { part: 'one ticket each', law: even, counts: placeCounts({ tickets: EVEN_TICKETS, draws, name: name('even') }) },
    {
      part: `tickets ${UNEVEN_TICKETS.join(', ')}`,
      law: drumLaw(UNEVEN_TICKETS),
      counts: placeCounts({ tickets: UNEVEN_TICKETS, draws, name: name('uneven') }),
    },
    { part: 'units', law: even, counts: unitCounts({ units: even.length, draws, name: name('units') }) },
  ].map(({ part, law, counts }) => ({ part, chi: chiSquares(counts, law) }));
  const problems = parts.flatMap(({ part, chi }) =>
    chi
      .filter((each) => each >= ONCE_IN_A_THOUSAND)
      .map((each) => `${part}: chi-square ${each.toFixed(1)} is seen less than once in a thousand`),
  );
  const notes = parts.map(({ part, chi }) => `${part}: ${chi.map((each) => each.toFixed(1)).join(' ')}`);
  const bound = `chi-square per place, 5 degrees of freedom, bound ${String(ONCE_IN_A_THOUSAND)}`;
  return { fault: 'draw-law', tried: draws, acknowledged: 0, lost: 0, problems, notes: [bound, ...notes] };
}

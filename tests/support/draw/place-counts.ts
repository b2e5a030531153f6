/** How often each household of a small plan comes to each place, and how often it should. */
import { drawHash } from '../../../src/app/draw/draw-hash.ts';
import type { DrawEntry } from '../../../src/domain/lottery/bundle.ts';
import { draw } from '../../../src/domain/lottery/small-draw.ts';

const { hex, keys } = drawHash('sha256');

export interface SmallPlan {
  /** Tickets of each household. */
  readonly tickets: readonly number[];
  readonly draws: number;
  /** Names the seeds, so that a run repeats. */
  readonly name: string;
}

/** `counts[place][household]` over the reserves of a plan without units: the whole order, in one list. */
export function placeCounts({ tickets, draws, name }: SmallPlan): number[][] {
  const roster = tickets.map((each, index): DrawEntry => ({
    no: `N${String(index)}`,
    pools: ['A'],
    tier: 1,
    tickets: each,
  }));
  const counts = tickets.map(() => tickets.map(() => 0));
  const plan = { pools: [{ id: 'A', label: '' }], rounds: [], reserves: 'by-key', assign: 'order' } as const;
  for (let index = 0; index < draws; index += 1) {
    const rows = draw({ plan, roster, units: [], seed: hex(`${name} ${String(index)}`) }, keys);
    for (const [place, { no }] of rows.entries()) count(counts, place, Number(no.slice(1)));
  }
  return counts;
}

/** `counts[rank][unit]`: which unit the winner of each rank gets. */
export function unitCounts({ units, draws, name }: { units: number; draws: number; name: string }): number[][] {
  const numbers = Array.from({ length: units }, (_, index) => `N${String(index)}`);
  const counts = numbers.map(() => numbers.map(() => 0));
  const plan = {
    pools: [{ id: 'A', label: '' }],
    rounds: [{ tiers: [1], seats: 'rest' }],
    reserves: 'by-key',
    assign: 'unit',
  } as const;
  const input = {
    plan,
    roster: numbers.map((no): DrawEntry => ({ no, pools: ['A'], tier: 1, tickets: 1 })),
    units: numbers.map((no) => ({ no, pool: 'A' })),
  };
  for (let index = 0; index < draws; index += 1) {
    const rows = draw({ ...input, seed: hex(`${name} ${String(index)}`) }, keys);
    for (const { rank, unit = '' } of rows) count(counts, rank - 1, Number(unit.slice(1)));
  }
  return counts;
}

function count(counts: number[][], row: number, column: number): void {
  const of = counts[row];
  if (of !== undefined) of[column] = (of[column] ?? 0) + 1;
}

/**
 * The law of a drum with k tickets per household, where a name that was drawn is skipped when it comes again: at every
 * place a household not drawn yet comes with its share of the tickets left. Summed over all orders.
 */
export function drumLaw(tickets: readonly number[]): number[][] {
  const law = tickets.map(() => tickets.map(() => 0));
  const from = (drawn: readonly number[], chance: number): void => {
    const left = tickets.reduce((sum, each, index) => sum + (drawn.includes(index) ? 0 : each), 0);
    for (const [index, each] of tickets.entries()) {
      if (drawn.includes(index)) continue;
      const here = (chance * each) / left;
      const row = law[drawn.length];
      if (row !== undefined) row[index] = (row[index] ?? 0) + here;
      from([...drawn, index], here);
    }
  };
  from([], 1);
  return law;
}

/** Pearson's chi-square of each row. */
export function chiSquares(counts: readonly (readonly number[])[], law: readonly (readonly number[])[]): number[] {
  return counts.map((row, place) => {
    const total = row.reduce((sum, each) => sum + each, 0);
    return row.reduce((sum, seen, index) => {
      const expected = total * (law[place]?.[index] ?? 0);
      return sum + (seen - expected) ** 2 / expected;
    }, 0);
  });
}

/** What chi-square with 5 degrees of freedom exceeds once in a thousand. */
export const ONCE_IN_A_THOUSAND = 20.515;
export const EVEN_TICKETS = [1, 1, 1, 1, 1, 1];
export const UNEVEN_TICKETS = [1, 1, 2, 3, 5, 8];

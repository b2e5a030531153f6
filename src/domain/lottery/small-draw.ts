import type { DrawEntry, DrawUnit, ResultRow } from './bundle.ts';
import { type DrawInput, drawSteps } from './draw.ts';
import type { KeysOf } from './keys.ts';
import { rowText } from './result-writer.ts';
import { rosterOf, unitsOf } from './roster.ts';

interface SmallDraw extends Pick<DrawInput, 'plan' | 'seed'> {
  readonly roster: readonly DrawEntry[];
  readonly units: readonly DrawUnit[];
}

/** The rows of `result.ndjson` in their order, for a draw that is small enough to be held as objects. */
export function draw({ plan, roster, units, seed }: SmallDraw, keysOf: KeysOf): ResultRow[] {
  const rows: ResultRow[] = [];
  const input = { plan, roster: rosterOf(roster), units: unitsOf(units), seed };
  const steps = drawSteps(input, keysOf, (row, keys) => {
    rows.push(JSON.parse(rowText(row, { ...input, keys })) as ResultRow);
  });
  while (steps.next().done !== true);
  return rows;
}

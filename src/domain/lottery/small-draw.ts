import type { DrawEntry, DrawUnit, ResultRow } from './bundle.ts';
import { type DrawInput, drawSteps } from './draw.ts';
import type { KeysOf } from './keys.ts';
import { resultWriter } from './result-writer.ts';
import { rosterOf, unitsOf } from './roster.ts';

interface SmallDraw extends Pick<DrawInput, 'plan' | 'seed'> {
  readonly roster: readonly DrawEntry[];
  readonly units: readonly DrawUnit[];
}

/** The rows of `result.ndjson` in their order, for a draw that is small enough to be held as objects. */
export function draw({ plan, roster, units, seed }: SmallDraw, keysOf: KeysOf): ResultRow[] {
  const input = { plan, roster: rosterOf(roster), units: unitsOf(units), seed };
  let text = '';
  const writer = resultWriter(input, (part) => (text += String.fromCharCode(...part)));
  const steps = drawSteps(input, keysOf, writer.row);
  while (steps.next().done !== true);
  writer.end();
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as ResultRow);
}

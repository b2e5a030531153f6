import { type Result, err, ok } from '../../kernel/result.ts';
import { drawSteps } from './draw.ts';
import type { DrawTools } from './draw-hash.ts';
import type { BundleProblem, ComputableDraw } from './frozen-bundle.ts';
import { resultWriter } from './lines.ts';
import { type ContributionValues, drawSeed, valueProblems } from './seed.ts';

export interface ComputedDraw {
  readonly seed: string;
  readonly resultHash: string;
}

type Progress = Pick<DrawTools, 'onProgress'>;

/**
 * The draw itself from the frozen bundle and the characters drawn in public. The text of `result.ndjson` goes to
 * `onText` part by part: a million rows of it are never held at once.
 */
export function computeDraw(
  frozen: ComputableDraw,
  values: ContributionValues,
  { onText, onProgress }: Progress & { readonly onText: (part: string) => void },
): Result<ComputedDraw, BundleProblem> {
  const total = frozen.roster.rows.length;
  let written = 0;
  const steps = computeSteps(frozen, values, (part, rows) => {
    written += rows;
    onText(part);
    onProgress?.('result', written / total);
  });
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) onProgress?.('keys', step.value);
  return step.value;
}

/** The same in steps, so that whoever shares the thread has a turn: yields the share of the keys that there are. */
export function* computeSteps(
  { plan, planHash, roster, units, hash }: ComputableDraw,
  values: ContributionValues,
  onText: (part: string, rows: number) => void,
): Generator<number, Result<ComputedDraw, BundleProblem>> {
  const [wrong] = valueProblems(plan, values);
  if (wrong !== undefined) return err({ part: 'values', found: wrong });
  const seed = drawSeed(planHash, { contributions: plan.contributions, values }, hash.hex);
  const sum = hash.stream();
  let held = 0;
  const writer = resultWriter((part) => {
    sum.update(part);
    onText(part, held);
    held = 0;
  });
  const input = { plan, roster: roster.rows, units: units.rows, seed };
  yield* drawSteps(input, hash.hex, (row) => {
    held += 1;
    writer.row(row);
  });
  writer.end();
  return ok({ seed, resultHash: sum.digest() });
}

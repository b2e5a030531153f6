import { type Result, err, ok } from '../../kernel/result.ts';
import { type DrawShare, drawSteps } from './draw.ts';
import type { DrawTools } from './draw-hash.ts';
import type { BundleProblem, ComputableDraw } from './frozen-bundle.ts';
import { resultWriter } from './result-writer.ts';
import { type ContributionValues, drawSeed, valueProblems } from './seed.ts';

export interface ComputedDraw {
  readonly seed: string;
  readonly resultHash: string;
}

/** Takes the next part of `result.ndjson`: whole rows, whose bytes are good until it returns. */
export type OnPart = (part: Uint8Array) => void;

/**
 * The draw itself from the frozen bundle and the characters drawn in public. The bytes of `result.ndjson` go to `onPart`
 * part by part: a million rows of it are never held at once.
 */
export function computeDraw(
  frozen: ComputableDraw,
  values: ContributionValues,
  { onPart, onProgress }: Pick<DrawTools, 'onProgress'> & { readonly onPart: OnPart },
): Result<ComputedDraw, BundleProblem> {
  const steps = computeSteps(frozen, values, onPart);
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) onProgress?.(step.value.step, step.value.share);
  return step.value;
}

/** The same in steps, so that whoever shares the thread has a turn: yields how far it is. */
export function* computeSteps(
  { plan, planHash, roster, units, hash }: ComputableDraw,
  values: ContributionValues,
  onPart: OnPart,
): Generator<DrawShare, Result<ComputedDraw, BundleProblem>> {
  const [wrong] = valueProblems(plan, values);
  if (wrong !== undefined) return err({ part: 'values', found: wrong });
  const seed = drawSeed(planHash, { contributions: plan.contributions, values }, hash.hex);
  const sum = hash.stream();
  const input = { plan, roster: roster.rows, units: units.rows, seed };
  const writer = resultWriter(input, (part) => {
    sum.update(part);
    onPart(part);
  });
  yield* drawSteps(input, hash.keys, writer.row);
  writer.end();
  return ok({ seed, resultHash: sum.digest() });
}

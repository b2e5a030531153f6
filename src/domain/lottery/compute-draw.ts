import { type Result, err, ok } from '../../kernel/result.ts';
import { drawRows } from './draw.ts';
import type { DrawTools } from './draw-hash.ts';
import type { BundleProblem, FrozenBundle } from './frozen-bundle.ts';
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
  frozen: FrozenBundle,
  values: ContributionValues,
  { onText, onProgress }: Progress & { readonly onText: (part: string) => void },
): Result<ComputedDraw, BundleProblem> {
  const { plan, planHash, roster, units, hash } = frozen;
  const [wrong] = valueProblems(plan, values);
  if (wrong !== undefined) return err({ part: 'values', found: wrong });
  const seed = drawSeed(planHash, { contributions: plan.contributions, values }, hash.hex);
  const onKeys = (share: number): void => onProgress?.('keys', share);
  const sum = hash.stream();
  let written = 0;
  const writer = resultWriter((part) => {
    sum.update(part);
    onText(part);
    onProgress?.('result', written / roster.rows.length);
  });
  const input = { plan, roster: roster.rows, units: units.rows, seed, onKeys };
  drawRows(input, hash.hex, (row) => {
    written += 1;
    writer.row(row);
  });
  writer.end();
  return ok({ seed, resultHash: sum.digest() });
}

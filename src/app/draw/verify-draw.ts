import { type Result, err, ok } from '../../kernel/result.ts';
import type { ReadBundleFile } from './bundle-files.ts';
import { type BundleProblem, type FrozenBundle, computeDraw, readFrozen } from './compute-draw.ts';
import { parseSeed, splitLines } from './parse-bundle.ts';

/** What of the published bundle is not what comes out of it. */
export type DrawDifference =
  | { readonly part: 'plan-hash' | 'seed' | 'result-hash'; readonly published: string; readonly computed: string }
  /** The first line of result.ndjson that differs; empty for a line that is not there. */
  | { readonly part: 'result'; readonly line: number; readonly published: string; readonly computed: string };

export type VerifyFailure = BundleProblem | { readonly part: 'difference'; readonly found: DrawDifference };

export interface VerifiedDraw {
  readonly frozen: FrozenBundle;
  readonly seed: string;
  readonly resultHash: string;
  readonly resultLines: readonly string[];
}

/** Recomputes everything and compares byte for byte. */
export async function verifyDraw(read: ReadBundleFile): Promise<Result<VerifiedDraw, VerifyFailure>> {
  const frozen = await readFrozen(read);
  if (!frozen.ok) return frozen;
  const seedText = await read('seed.json');
  if (!seedText.ok) return err({ part: 'file', found: seedText.error });
  const published = parseSeed(seedText.value);
  if (!published.ok) return err({ part: 'line', found: published.error });
  const resultText = await read('result.ndjson');
  if (!resultText.ok) return err({ part: 'file', found: resultText.error });
  const computed = computeDraw(frozen.value, published.value.values);
  if (!computed.ok) return computed;
  const { planHash } = frozen.value;
  const { seed, resultHash } = computed.value;
  const different =
    differs('plan-hash', published.value.planHash, planHash) ??
    differs('seed', published.value.seed, seed) ??
    firstDifferentLine(resultText.value, computed.value.resultText) ??
    differs('result-hash', published.value.resultHash, resultHash);
  if (different !== undefined) return err({ part: 'difference', found: different });
  return ok({ frozen: frozen.value, seed, resultHash, resultLines: splitLines(computed.value.resultText) ?? [] });
}

function differs(
  part: 'plan-hash' | 'seed' | 'result-hash',
  published: string,
  computed: string,
): DrawDifference | undefined {
  return published === computed ? undefined : { part, published, computed };
}

function firstDifferentLine(published: string, computed: string): DrawDifference | undefined {
  if (published === computed) return undefined;
  const [theirs, ours] = [published.split('\n'), computed.split('\n')];
  const line = theirs.findIndex((text, index) => text !== ours[index]);
  const index = line === -1 ? theirs.length : line;
  return { part: 'result', line: index + 1, published: theirs[index] ?? '', computed: ours[index] ?? '' };
}

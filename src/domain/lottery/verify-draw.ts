import { type Result, err, ok } from '../../kernel/result.ts';
import { type ReadBundleFile, readText } from './bundle-source.ts';
import { type ComputedDraw, computeDraw } from './compute-draw.ts';
import type { DrawTools } from './draw-hash.ts';
import { type BundleProblem, type FrozenBundle, readFrozen } from './frozen-bundle.ts';
import { parseSeed } from './parse-bundle.ts';
import type { ContributionValues } from './seed.ts';

/** What of the published bundle is not what comes out of it. */
export type DrawDifference =
  | { readonly part: 'plan-hash' | 'seed' | 'result-hash'; readonly published: string; readonly computed: string }
  /** The first line of result.ndjson that differs; empty for a line that is not there. */
  | { readonly part: 'result'; readonly line: number; readonly published: string; readonly computed: string };

export type VerifyFailure = BundleProblem | { readonly part: 'difference'; readonly found: DrawDifference };

export interface VerifiedDraw extends ComputedDraw {
  readonly frozen: FrozenBundle;
  /** What was drawn in public, by contribution id. */
  readonly values: ContributionValues;
  /** `result.ndjson`, published and computed alike. */
  readonly resultText: string;
}

/** Recomputes everything and compares byte for byte. */
export async function verifyDraw(read: ReadBundleFile, tools: DrawTools): Promise<Result<VerifiedDraw, VerifyFailure>> {
  const frozen = await readFrozen(read, tools);
  if (!frozen.ok) return frozen;
  const seedText = await readText(read, 'seed.json', tools);
  if (!seedText.ok) return err({ part: 'file', found: seedText.error });
  const published = parseSeed(seedText.value);
  if (!published.ok) return err({ part: 'line', found: published.error });
  const resultText = await readText(read, 'result.ndjson', tools);
  if (!resultText.ok) return err({ part: 'file', found: resultText.error });
  const compared = comparison(resultText.value);
  const computed = computeDraw(frozen.value, published.value.values, { ...tools, onText: compared.next });
  if (!computed.ok) return computed;
  const { planHash } = frozen.value;
  const { seed, resultHash } = computed.value;
  const different =
    differs('plan-hash', published.value.planHash, planHash) ??
    differs('seed', published.value.seed, seed) ??
    compared.difference() ??
    differs('result-hash', published.value.resultHash, resultHash);
  if (different !== undefined) return err({ part: 'difference', found: different });
  const { values } = published.value;
  return ok({ frozen: frozen.value, values, seed, resultHash, resultText: resultText.value });
}

function differs(
  part: 'plan-hash' | 'seed' | 'result-hash',
  published: string,
  computed: string,
): DrawDifference | undefined {
  return published === computed ? undefined : { part, published, computed };
}

interface Comparison {
  /** The next part of what was computed: whole lines. */
  readonly next: (part: string) => void;
  readonly difference: () => DrawDifference | undefined;
}

function comparison(published: string): Comparison {
  let at = 0;
  let line = 1;
  let found: DrawDifference | undefined;
  const compare = (part: string): void => {
    const [theirs, ours] = [published.slice(at).split('\n', linesIn(part) + 1), part.split('\n')];
    const first = theirs.findIndex((text, index) => text !== ours[index]);
    const index = first === -1 ? theirs.length : first;
    found = { part: 'result', line: line + index, published: theirs[index] ?? '', computed: ours[index] ?? '' };
  };
  return {
    next: (part) => {
      if (found !== undefined) return;
      if (!published.startsWith(part, at)) {
        compare(part);
        return;
      }
      at += part.length;
      line += linesIn(part);
    },
    difference: () => {
      if (found === undefined && at < published.length) {
        found = { part: 'result', line, published: published.slice(at).split('\n', 1)[0] ?? '', computed: '' };
      }
      return found;
    },
  };
}

function linesIn(part: string): number {
  let lines = 0;
  for (let at = part.indexOf('\n'); at !== -1; at = part.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

import { type Result, err, ok } from '../../kernel/result.ts';
import { type ReadBundleFile, readText, readUtf8 } from './bundle-source.ts';
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
  readonly result: Uint8Array;
}

/** Recomputes everything and compares byte for byte. */
export async function verifyDraw(read: ReadBundleFile, tools: DrawTools): Promise<Result<VerifiedDraw, VerifyFailure>> {
  const frozen = await readFrozen(read, tools);
  if (!frozen.ok) return frozen;
  const seedText = await readText(read, 'seed.json', tools);
  if (!seedText.ok) return err({ part: 'file', found: seedText.error });
  const published = parseSeed(seedText.value);
  if (!published.ok) return err({ part: 'line', found: published.error });
  const result = await readUtf8(read, 'result.ndjson', tools);
  if (!result.ok) return err({ part: 'file', found: result.error });
  const compared = comparison(result.value, tools);
  const computed = computeDraw(frozen.value, published.value.values, { ...tools, onPart: compared.next });
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
  return ok({ frozen: frozen.value, values, seed, resultHash, result: result.value });
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
  readonly next: (part: Uint8Array) => void;
  readonly difference: () => DrawDifference | undefined;
}

const LINE_FEED = 10;

function comparison(published: Uint8Array, { textOf }: Pick<DrawTools, 'textOf'>): Comparison {
  let at = 0;
  let line = 1;
  let found: DrawDifference | undefined;
  const name = (part: Uint8Array, same: number): DrawDifference => {
    const from = part.lastIndexOf(LINE_FEED, same - 1) + 1;
    const [theirs, ours] = [lineFrom(published, at + from), lineFrom(part, from)].map(textOf);
    const place = line + feedsIn(part.subarray(0, from));
    // Only the line feed is missing.
    if (theirs === ours) return { part: 'result', line: place + 1, published: '', computed: '' };
    return { part: 'result', line: place, published: theirs ?? '', computed: ours ?? '' };
  };
  return {
    next: (part) => {
      if (found !== undefined) return;
      const same = sameBytes(published, at, part);
      if (same < part.length) {
        found = name(part, same);
        return;
      }
      at += part.length;
      line += feedsIn(part);
    },
    difference: () => {
      if (found === undefined && at < published.length) {
        found = { part: 'result', line, published: textOf(lineFrom(published, at)), computed: '' };
      }
      return found;
    },
  };
}

function sameBytes(published: Uint8Array, at: number, part: Uint8Array): number {
  let same = 0;
  while (same < part.length && part[same] === published[at + same]) same += 1;
  return same;
}

function lineFrom(bytes: Uint8Array, from: number): Uint8Array {
  const end = bytes.indexOf(LINE_FEED, from);
  return bytes.subarray(from, end === -1 ? bytes.length : end);
}

function feedsIn(part: Uint8Array): number {
  let feeds = 0;
  for (let at = part.indexOf(LINE_FEED); at !== -1; at = part.indexOf(LINE_FEED, at + 1)) feeds += 1;
  return feeds;
}

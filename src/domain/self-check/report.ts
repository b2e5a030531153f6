/**
 * The self-check of a drawn result: how many of each group were chosen, beside how many chance gives, found by drawing
 * again and again with other seeds. A line that chance seldom gives is marked. Marked is not accused: with many lines
 * one of a hundred is marked by chance alone, and the report says so.
 */
import { seededRandom } from '../../kernel/random.ts';
import type { DrawEntry, DrawUnit } from '../lottery/bundle.ts';
import { rosterOf, unitsOf } from '../lottery/roster.ts';
import { type ChanceInput, chanceDraw } from './chance-draw.ts';
import type { CheckDimension, CheckGroup, LineFacts } from './dimension.ts';
import { checkGroups } from './groups.ts';

export interface CheckLine {
  readonly dimension: CheckDimension;
  /** An id, a number or a name; of `neighbours`: `pairs`, `run`. */
  readonly label: string;
  /** A number of the roster that stands in the group: what a telephone or an address is told by. */
  readonly example: string;
  readonly households: number;
  /** Of `neighbours`: pairs beside each other, or the longest row of chosen. */
  readonly chosen: number;
  /** What chance gives on average, in hundredths. */
  readonly expected: number;
  /** Between these two lie 95 of 100 draws. */
  readonly usual: readonly [from: number, to: number];
  /** In how many of 10,000 draws chance alone lies as far from its average as this, or farther. */
  readonly p: number;
  readonly marked: boolean;
}

export interface SelfCheck {
  readonly households: number;
  readonly chosen: number;
  readonly draws: number;
  /** Lines of the roster of which this desk knows street and officers. */
  readonly known: number;
  readonly lines: readonly CheckLine[];
}

/** In 10,000. A line that comes up in fewer than one of a hundred draws is marked. */
const MARKED_BELOW = 100;
const MOST_DRAWS = 2_000;
const FEWEST_DRAWS = 200;
const WORK = 50_000_000;

/** Fewer for a large roster: two thousand draws of a small one take a moment, two hundred of a million minutes. */
export function drawsFor(households: number): number {
  return Math.max(FEWEST_DRAWS, Math.min(MOST_DRAWS, Math.floor(WORK / Math.max(1, households))));
}

export interface SelfCheckInput extends Pick<ChanceInput, 'plan'> {
  readonly roster: readonly DrawEntry[];
  readonly units: readonly DrawUnit[];
  /** Numbers that were chosen. */
  readonly chosen: ReadonlySet<string>;
  readonly facts: ReadonlyMap<string, LineFacts>;
  /** 32 bits; of the result's hash, so that everybody who checks again gets the same report. */
  readonly seed: number;
  readonly draws: number;
}

/** Yields the share of the draws that are done, so that whoever shares the thread has a turn. */
export function* selfCheckSteps(input: SelfCheckInput): Generator<number, SelfCheck> {
  const { roster, chosen, facts, draws } = input;
  const groups = checkGroups(roster, facts);
  const measures = measuresOf(groups);
  const found = measures(Uint8Array.from(roster, ({ no }) => (chosen.has(no) ? 1 : 0)));
  const simulated = found.map(() => new Uint32Array(draws));
  const random = seededRandom(input.seed);
  const columns = { plan: input.plan, roster: rosterOf(roster), units: unitsOf(input.units) };
  for (let draw = 0; draw < draws; draw += 1) {
    const counts = measures(chanceDraw(columns, random));
    for (const [at, each] of simulated.entries()) each[draw] = counts[at] ?? 0;
    yield (draw + 1) / draws;
  }
  const lines = found.map((count, at) =>
    lineOf(roster, groups[at], { at: at - groups.length, count, simulated: simulated[at] }),
  );
  return {
    households: roster.length,
    chosen: chosen.size,
    draws,
    known: roster.filter(({ no }) => facts.has(no)).length,
    lines,
  };
}

/** The number of chosen of each group, then the pairs of neighbours, then the longest row. */
function measuresOf(groups: readonly CheckGroup[]): (isChosen: Uint8Array) => readonly number[] {
  return (isChosen) => {
    const counts = groups.map(({ members }) => {
      let count = 0;
      for (const place of members) count += isChosen[place] ?? 0;
      return count;
    });
    let [pairs, run, longest] = [0, 0, 0];
    for (const each of isChosen) {
      run = each === 1 ? run + 1 : 0;
      if (run > 1) pairs += 1;
      if (run > longest) longest = run;
    }
    return [...counts, pairs, longest];
  };
}

interface Measured {
  /** 0 or 1 behind the groups: pairs, longest row. */
  readonly at: number;
  readonly count: number;
  readonly simulated: Uint32Array | undefined;
}

function lineOf(
  roster: readonly DrawEntry[],
  group: CheckGroup | undefined,
  { at, count, simulated = new Uint32Array() }: Measured,
): CheckLine {
  const compared = beside(count, simulated);
  if (group === undefined) {
    const label = at === 0 ? 'pairs' : 'run';
    return { dimension: 'neighbours', label, example: '', households: roster.length, chosen: count, ...compared };
  }
  const { dimension, label, members } = group;
  const example = roster[members[0] ?? 0]?.no ?? '';
  return { dimension, label, example, households: members.length, chosen: count, ...compared };
}

type Compared = Pick<CheckLine, 'expected' | 'usual' | 'p' | 'marked'>;

/**
 * A count beside those of other draws. The found one is counted among them, as is usual, so that nothing is ever called
 * impossible that merely did not come up.
 */
export function beside(count: number, simulated: Uint32Array): Compared {
  const draws = simulated.length;
  let sum = 0;
  for (const each of simulated) sum += each;
  // Distances in whole numbers: how far the count, taken `draws` times, lies from the sum.
  const distance = Math.abs(count * draws - sum);
  let asFar = 1;
  for (const each of simulated) if (Math.abs(each * draws - sum) >= distance) asFar += 1;
  const sorted = simulated.slice().sort();
  const tail = Math.floor(draws / 40);
  const p = Math.round((10_000 * asFar) / (draws + 1));
  return {
    expected: draws === 0 ? 0 : Math.round((100 * sum) / draws),
    usual: [sorted[tail] ?? 0, sorted[draws - 1 - tail] ?? 0],
    p,
    marked: p < MARKED_BELOW,
  };
}

import type { DrawPlan, DrawUnit, RosterEntry } from '../../domain/lottery/bundle.ts';
import { draw } from '../../domain/lottery/draw.ts';
import { resultText } from '../../domain/lottery/lines.ts';
import { merkleRoot } from '../../domain/lottery/merkle.ts';
import { type DrawProblem, planProblems, rosterProblems, unitProblems } from '../../domain/lottery/plan-problems.ts';
import { type ContributionValues, type ValueProblem, drawSeed, valueProblems } from '../../domain/lottery/seed.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { type DrawHash, drawHash } from './draw-hash.ts';
import type { FileProblem, ReadBundleFile } from './bundle-files.ts';
import { type LineProblem, type Lines, parsePlan, parseRoster, parseUnits } from './parse-bundle.ts';

/** What was frozen before the draw, read and found to hold together. */
export interface FrozenBundle {
  readonly plan: DrawPlan;
  readonly planHash: string;
  readonly roster: Lines<RosterEntry>;
  readonly units: Lines<DrawUnit>;
  readonly hash: DrawHash;
}

/** Why a bundle cannot be computed; the first thing found. */
export type BundleProblem =
  | { readonly part: 'file'; readonly found: FileProblem }
  | { readonly part: 'line'; readonly found: LineProblem }
  | { readonly part: 'plan' | 'roster' | 'units'; readonly found: DrawProblem }
  | { readonly part: 'root'; readonly found: { readonly of: 'roster' | 'units'; readonly what: 'count' | 'root' } }
  | { readonly part: 'values'; readonly found: ValueProblem }
  | { readonly part: 'hash'; readonly found: { readonly name: string } };

export async function readFrozen(read: ReadBundleFile): Promise<Result<FrozenBundle, BundleProblem>> {
  const planText = await read('plan.json');
  if (!planText.ok) return err({ part: 'file', found: planText.error });
  const rosterText = await read('roster.ndjson');
  if (!rosterText.ok) return err({ part: 'file', found: rosterText.error });
  const unitsText = await read('units.ndjson');
  if (!unitsText.ok) return err({ part: 'file', found: unitsText.error });
  const plan = parsePlan(planText.value);
  if (!plan.ok) return err({ part: 'line', found: plan.error });
  const hash = drawHash(plan.value.hash);
  if (hash === undefined) return err({ part: 'hash', found: { name: plan.value.hash } });
  const roster = parseRoster(rosterText.value);
  if (!roster.ok) return err({ part: 'line', found: roster.error });
  const units = parseUnits(unitsText.value);
  if (!units.ok) return err({ part: 'line', found: units.error });
  const frozen = {
    plan: plan.value,
    planHash: hash.hex(planText.value),
    roster: roster.value,
    units: units.value,
    hash,
  };
  const problem = frozenProblem(frozen);
  return problem === undefined ? ok(frozen) : err(problem);
}

function frozenProblem({ plan, roster, units, hash }: FrozenBundle): BundleProblem | undefined {
  const [wrongPlan] = planProblems(plan);
  if (wrongPlan !== undefined) return { part: 'plan', found: wrongPlan };
  const [wrongEntry] = rosterProblems(plan, roster.rows);
  if (wrongEntry !== undefined) return { part: 'roster', found: wrongEntry };
  const [wrongUnit] = unitProblems(plan, units.rows);
  if (wrongUnit !== undefined) return { part: 'units', found: wrongUnit };
  const counted = [
    { of: 'roster', lines: roster.texts, count: plan.rosterCount, root: plan.rosterRoot },
    { of: 'units', lines: units.texts, count: plan.unitCount, root: plan.unitRoot },
  ] as const;
  for (const { of, lines, count, root } of counted) {
    if (lines.length !== count) return { part: 'root', found: { of, what: 'count' } };
    if (merkleRoot(lines, hash.tree) !== root) return { part: 'root', found: { of, what: 'root' } };
  }
  return undefined;
}

export interface ComputedDraw {
  readonly seed: string;
  readonly resultText: string;
  readonly resultHash: string;
}

/** The draw itself from the frozen bundle and the characters drawn in public. */
export function computeDraw(frozen: FrozenBundle, values: ContributionValues): Result<ComputedDraw, BundleProblem> {
  const { plan, planHash, roster, units, hash } = frozen;
  const [wrong] = valueProblems(plan, values);
  if (wrong !== undefined) return err({ part: 'values', found: wrong });
  const seed = drawSeed(planHash, { contributions: plan.contributions, values }, hash.hex);
  const text = resultText(draw({ plan, roster: roster.rows, units: units.rows, seed }, hash.hex));
  return ok({ seed, resultText: text, resultHash: hash.hex(text) });
}

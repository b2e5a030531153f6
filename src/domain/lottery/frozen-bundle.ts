import { type Result, err, ok } from '../../kernel/result.ts';
import type { DrawPlan } from './bundle.ts';
import { type FileProblem, type ReadBundleFile, readText, readUtf8 } from './bundle-source.ts';
import type { DrawHash, DrawTools } from './draw-hash.ts';
import type { LineFile } from './line-file.ts';
import { type TreeHash, runningRoot } from './merkle.ts';
import { type LineProblem, type ParsedLines, parsePlan, parseRoster, parseUnits } from './parse-bundle.ts';
import { type DrawProblem, planProblems, rosterProblems, unitProblems } from './plan-problems.ts';
import type { Roster, Units } from './roster.ts';
import { turns } from './turns.ts';
import type { ValueProblem } from './seed.ts';

/** What was frozen before the draw, read and found to hold together. */
export interface FrozenBundle {
  readonly plan: DrawPlan;
  readonly planHash: string;
  readonly roster: ParsedLines<Roster>;
  readonly units: ParsedLines<Units>;
  readonly hash: DrawHash;
}

/** What a draw is computed from: without the lines as they are, which of a million households fill 160 MB. */
export interface ComputableDraw extends Pick<FrozenBundle, 'plan' | 'planHash' | 'hash'> {
  readonly roster: Pick<ParsedLines<Roster>, 'rows'>;
  readonly units: Pick<ParsedLines<Units>, 'rows'>;
}

/** Lets the lines go; whoever keeps the bundle itself keeps them. */
export function computable({ plan, planHash, hash, roster, units }: FrozenBundle): ComputableDraw {
  return { plan, planHash, hash, roster: { rows: roster.rows }, units: { rows: units.rows } };
}

/** Why a bundle cannot be computed; the first thing found. */
export type BundleProblem =
  | { readonly part: 'file'; readonly found: FileProblem }
  | { readonly part: 'line'; readonly found: LineProblem }
  | { readonly part: 'plan' | 'roster' | 'units'; readonly found: DrawProblem }
  | { readonly part: 'root'; readonly found: { readonly of: 'roster' | 'units'; readonly what: 'count' | 'root' } }
  | { readonly part: 'values'; readonly found: ValueProblem };

export async function readFrozen(read: ReadBundleFile, tools: DrawTools): Promise<Result<FrozenBundle, BundleProblem>> {
  const planText = await readText(read, 'plan.json', tools);
  if (!planText.ok) return err({ part: 'file', found: planText.error });
  const plan = parsePlan(planText.value);
  if (!plan.ok) return err({ part: 'line', found: plan.error });
  const rosterBytes = await readUtf8(read, 'roster.ndjson', tools);
  if (!rosterBytes.ok) return err({ part: 'file', found: rosterBytes.error });
  const roster = await parseRoster(rosterBytes.value, tools);
  if (!roster.ok) return err({ part: 'line', found: roster.error });
  const unitBytes = await readUtf8(read, 'units.ndjson', tools);
  if (!unitBytes.ok) return err({ part: 'file', found: unitBytes.error });
  const units = await parseUnits(unitBytes.value, tools);
  if (!units.ok) return err({ part: 'line', found: units.error });
  const hash = tools.hashOf(plan.value.hash);
  const planHash = hash.hex(planText.value);
  const frozen = { plan: plan.value, planHash, roster: roster.value, units: units.value, hash };
  const problem = await frozenProblem(frozen, tools);
  return problem === undefined ? ok(frozen) : err(problem);
}

async function frozenProblem(
  { plan, roster, units, hash }: FrozenBundle,
  tools: Pick<DrawTools, 'onProgress' | 'turn'>,
): Promise<BundleProblem | undefined> {
  const [wrongPlan] = planProblems(plan);
  if (wrongPlan !== undefined) return { part: 'plan', found: wrongPlan };
  const [wrongEntry] = rosterProblems(plan, roster.rows);
  if (wrongEntry !== undefined) return { part: 'roster', found: wrongEntry };
  const [wrongUnit] = unitProblems(plan, units.rows);
  if (wrongUnit !== undefined) return { part: 'units', found: wrongUnit };
  const counted = [
    { of: 'roster', lines: roster.lines, count: plan.rosterCount, root: plan.rosterRoot },
    { of: 'units', lines: units.lines, count: plan.unitCount, root: plan.unitRoot },
  ] as const;
  for (const { of, lines, count, root } of counted) {
    if (lines.count !== count) return { part: 'root', found: { of, what: 'count' } };
    if ((await rootOf(lines, hash.tree, tools)) !== root) return { part: 'root', found: { of, what: 'root' } };
  }
  return undefined;
}

async function rootOf(lines: LineFile, tree: TreeHash, tools: Pick<DrawTools, 'onProgress' | 'turn'>): Promise<string> {
  const root = runningRoot(tree);
  await turns({ ...tools, step: 'roots', count: lines.count }, (place) => {
    root.add(lines.at(place));
  });
  return root.end();
}

import type { DrawEntry, DrawPlan, DrawUnit } from './bundle.ts';
import { MIN_ENTROPY_BITS, declaredEntropy } from './seed.ts';

/** Why a plan, a roster or the units cannot be drawn on; `subject` names the pool, number or contribution. */
export interface DrawProblem {
  readonly problem:
    | 'bad-code'
    | 'doubled'
    | 'unsorted'
    | 'unknown-pool'
    | 'bad-preferences'
    | 'bad-tier'
    | 'bad-tickets'
    | 'bad-seats'
    | 'bad-contribution'
    | 'too-little-entropy'
    | 'no-round';
  readonly subject: string;
}

const CODE = /^[0-9A-Z-]{1,32}$/;
const CONTRIBUTION_ID = /^[a-z0-9-]{1,32}$/;
const MAX_PREFERENCES = 16;
const MAX_TICKETS = 1_000;

/** Everything that is wrong with the plan itself. */
export function planProblems(plan: DrawPlan): DrawProblem[] {
  const pools = plan.pools.map(({ id }) => id);
  const ids = plan.contributions.map(({ id }) => id);
  const enough = plan.rehearsal || declaredEntropy(plan.contributions) >= MIN_ENTROPY_BITS;
  return [
    ...pools.filter((id) => !CODE.test(id)).map(named('bad-code')),
    ...repeated(pools).map(named('doubled')),
    ...(plan.rounds.length === 0 ? [named('no-round')('')] : []),
    ...plan.rounds.flatMap((round, index) => roundProblems(round, { index, pools: new Set(pools) })),
    ...ids.filter((id) => !CONTRIBUTION_ID.test(id)).map(named('bad-contribution')),
    ...repeated(ids).map(named('doubled')),
    ...plan.contributions
      .filter(({ alphabet, length }) => !isPositive(length) || new Set(alphabet).size < 2)
      .map(({ id }) => named('bad-contribution')(id)),
    ...(enough ? [] : [named('too-little-entropy')(String(Math.floor(declaredEntropy(plan.contributions))))]),
  ];
}

function roundProblems(
  { tiers, seats }: DrawPlan['rounds'][number],
  { index, pools }: { readonly index: number; readonly pools: ReadonlySet<string> },
): DrawProblem[] {
  const subject = String(index + 1);
  const seatList = seats === 'rest' ? [] : Object.entries(seats);
  return [
    ...(tiers.length > 0 && tiers.every(isPositive) ? [] : [named('bad-tier')(subject)]),
    ...seatList.filter(([pool]) => !pools.has(pool)).map(([pool]) => named('unknown-pool')(pool)),
    ...seatList.filter(([, n]) => !Number.isSafeInteger(n) || n < 0).map(([pool]) => named('bad-seats')(pool)),
  ];
}

/** Everything that is wrong with the roster, in its order. */
export function rosterProblems(plan: Pick<DrawPlan, 'pools'>, roster: readonly DrawEntry[]): DrawProblem[] {
  const pools = new Set(plan.pools.map(({ id }) => id));
  return [...orderProblems(roster), ...roster.flatMap((entry) => entryProblems(entry, pools))];
}

function entryProblems(entry: DrawEntry, pools: ReadonlySet<string>): DrawProblem[] {
  const problems: DrawProblem[] = [];
  const { no, pools: wished } = entry;
  if (!CODE.test(no)) problems.push(named('bad-code')(no));
  if (wished.length === 0 || wished.length > MAX_PREFERENCES || new Set(wished).size < wished.length) {
    problems.push(named('bad-preferences')(no));
  }
  if (!wished.every((id) => pools.has(id))) problems.push(named('unknown-pool')(no));
  if (!isPositive(entry.tier)) problems.push(named('bad-tier')(no));
  if (!isPositive(entry.tickets) || entry.tickets > MAX_TICKETS) problems.push(named('bad-tickets')(no));
  return problems;
}

/** Everything that is wrong with the units, in their order. */
export function unitProblems(plan: Pick<DrawPlan, 'pools'>, units: readonly DrawUnit[]): DrawProblem[] {
  const pools = new Set(plan.pools.map(({ id }) => id));
  return [
    ...orderProblems(units),
    ...units.filter(({ no }) => !CODE.test(no)).map(({ no }) => named('bad-code')(no)),
    ...units.filter(({ pool }) => !pools.has(pool)).map(({ no }) => named('unknown-pool')(no)),
  ];
}

function orderProblems(lines: readonly { readonly no: string }[]): DrawProblem[] {
  return lines.flatMap(({ no }, index) => {
    const before = lines[index - 1]?.no;
    if (before === undefined || before < no) return [];
    return [named(before === no ? 'doubled' : 'unsorted')(no)];
  });
}

function named(problem: DrawProblem['problem']): (subject: string) => DrawProblem {
  return (subject) => ({ problem, subject });
}

function isPositive(n: number): boolean {
  return Number.isSafeInteger(n) && n > 0;
}

function repeated(texts: readonly string[]): string[] {
  return texts.filter((text, index) => texts.indexOf(text) !== index);
}

import type { DrawPlan } from './bundle.ts';
import { type Codes, codeAt, compareCodes } from './codes.ts';
import type { Roster, Units } from './roster.ts';
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

/** Everything that is wrong with the roster: first with its order, then entry by entry. */
export function* rosterProblems(plan: Pick<DrawPlan, 'pools'>, roster: Roster): Generator<DrawProblem> {
  const pools = new Set(plan.pools.map(({ id }) => id));
  const isFit = roster.lists.map(
    (list) => list.length > 0 && list.length <= MAX_PREFERENCES && new Set(list).size === list.length,
  );
  const isKnown = roster.lists.map((list) => list.every((id) => pools.has(id)));
  const { count, numbers, wishes, tiers, tickets } = roster;
  yield* orderProblems(numbers);
  for (let place = 0; place < count; place += 1) {
    const wish = wishes[place] ?? 0;
    const mayHave = tickets[place] ?? 0;
    if (!isCode(numbers, place)) yield named('bad-code')(codeAt(numbers, place));
    if (isFit[wish] !== true) yield named('bad-preferences')(codeAt(numbers, place));
    if (isKnown[wish] !== true) yield named('unknown-pool')(codeAt(numbers, place));
    if (!isPositive(tiers[place] ?? 0)) yield named('bad-tier')(codeAt(numbers, place));
    if (!isPositive(mayHave) || mayHave > MAX_TICKETS) yield named('bad-tickets')(codeAt(numbers, place));
  }
}

/** Everything that is wrong with the units: first with their order, then with codes, then with pools. */
export function* unitProblems(plan: Pick<DrawPlan, 'pools'>, units: Units): Generator<DrawProblem> {
  const pools = new Set(plan.pools.map(({ id }) => id));
  const isKnown = units.pools.map((id) => pools.has(id));
  const { count, numbers, poolOf } = units;
  yield* orderProblems(numbers);
  for (let place = 0; place < count; place += 1) {
    if (!isCode(numbers, place)) yield named('bad-code')(codeAt(numbers, place));
  }
  for (let place = 0; place < count; place += 1) {
    if (isKnown[poolOf[place] ?? 0] !== true) yield named('unknown-pool')(codeAt(numbers, place));
  }
}

function* orderProblems(numbers: Codes): Generator<DrawProblem> {
  for (let place = 1; place < numbers.count; place += 1) {
    const difference = compared(numbers, place - 1, place);
    if (difference >= 0) yield named(difference === 0 ? 'doubled' : 'unsorted')(codeAt(numbers, place));
  }
}

function compared(numbers: Codes, left: number, right: number): number {
  if (numbers.foreign.size === 0) return compareCodes(numbers, left, right);
  const [one, other] = [codeAt(numbers, left), codeAt(numbers, right)];
  return one === other ? 0 : one < other ? -1 : 1;
}

const MAX_CODE = 32;
const [ZERO, NINE, A, Z, HYPHEN] = [0x30, 0x39, 0x41, 0x5a, 0x2d];

/** As `CODE`, on the bytes. */
function isCode({ bytes, starts, foreign }: Codes, place: number): boolean {
  const [from, to] = [starts[place] ?? 0, starts[place + 1] ?? 0];
  if (to === from || to - from > MAX_CODE || foreign.has(place)) return false;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] ?? 0;
    if (!((byte >= ZERO && byte <= NINE) || (byte >= A && byte <= Z) || byte === HYPHEN)) return false;
  }
  return true;
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

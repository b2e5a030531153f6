import type { Contribution, DrawPlan, HexHash } from './bundle.ts';

/** What is wrong with the value of one contribution; `missing` when there is none. */
export interface ValueProblem {
  readonly id: string;
  readonly problem: 'missing' | 'wrong-length' | 'foreign-character' | 'not-declared';
}

/** Characters drawn in public, by contribution id. */
export type ContributionValues = Readonly<Record<string, string>>;

/** Bits of chance that the declared contributions promise: a draw that counts needs 128. */
export const MIN_ENTROPY_BITS = 128;

/** Σ length · log₂ of the distinct characters, in bits. */
export function declaredEntropy(contributions: readonly Contribution[]): number {
  return contributions.reduce((bits, { alphabet, length }) => bits + length * Math.log2(new Set(alphabet).size), 0);
}

/** Every value that is not exactly as declared, in plan order. */
export function valueProblems(plan: Pick<DrawPlan, 'contributions'>, values: ContributionValues): ValueProblem[] {
  const declared = new Set(plan.contributions.map(({ id }) => id));
  const stray = Object.keys(values).filter((id) => !declared.has(id));
  return [
    ...plan.contributions.flatMap((contribution) => valueProblem(contribution, values) ?? []),
    ...stray.map((id): ValueProblem => ({ id, problem: 'not-declared' })),
  ];
}

function valueProblem({ id, alphabet, length }: Contribution, values: ContributionValues): ValueProblem | undefined {
  const value = Object.hasOwn(values, id) ? values[id] : undefined;
  if (value === undefined) return { id, problem: 'missing' };
  const characters = [...value];
  if (characters.length !== length) return { id, problem: 'wrong-length' };
  const allowed = new Set(alphabet);
  return characters.every((character) => allowed.has(character)) ? undefined : { id, problem: 'foreign-character' };
}

/** Step 3: the one seed of the draw. The values must have been checked. */
export function drawSeed(
  planHash: string,
  { contributions, values }: { readonly contributions: readonly Contribution[]; readonly values: ContributionValues },
  hash: HexHash,
): string {
  const lines = contributions.map(({ id }) => `${id}=${values[id] ?? ''}\n`);
  return hash(`${planHash}\n${lines.join('')}`);
}

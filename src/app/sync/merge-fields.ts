import { canonicalJson } from '../../kernel/canonical-json.ts';

export interface Versions<T> {
  /** What the person saw. */
  readonly before: T;
  /** What they made of it. */
  readonly mine: T;
  /** What others have made of it meanwhile. */
  readonly theirs: T;
}

/**
 * What others have made of a thing, with my changes on top; undefined where both changed the same field to different
 * values: nobody's change is put aside without a person seeing it.
 */
export function mergeFields<T extends object>({ before, mine, theirs }: Versions<T>): T | undefined {
  const merged: T = { ...theirs };
  for (const key of Object.keys(mine) as (keyof T)[]) {
    if (same(mine[key], before[key]) || same(mine[key], theirs[key])) continue;
    if (!same(theirs[key], before[key])) return undefined;
    merged[key] = mine[key];
  }
  return merged;
}

function same(one: unknown, other: unknown): boolean {
  return canonicalJson(one ?? null) === canonicalJson(other ?? null);
}

/**
 * A few files that lacked a paper and were accepted on a promise (容缺受理): one in whose time the paper came, one that
 * still has time, one that was not kept. Not at the street where visitors sign in, whose files are all of a kind.
 */
import type { DocumentType } from '../../domain/application/document.ts';
import type { PolicyVersion } from '../../domain/policy/policy.ts';
import { type DemoStreet, visitedStreet } from '../city/offices.ts';
import type { Outcome, StepKind } from './outcome.ts';

export const promiseEnds = ['broken', 'kept', 'open'] as const;

export type PromiseEnd = (typeof promiseEnds)[number];

interface PromiseWish {
  readonly count: number;
  readonly statusOf: (index: number) => Outcome;
  readonly streetOf: (index: number) => DemoStreet;
  /** Cases that something else was invented for. */
  readonly taken: ReadonlySet<number>;
}

/** Beyond them nobody looks. */
const MOST_LOOKED_AT = 4_000;
/** One of so many that the street reviews, and one of each kind in a small city. */
const EVERY = 3;

/** Which cases were accepted on a promise, and what became of it. The same for the same city. */
export function promisesOf({ count, statusOf, streetOf, taken }: PromiseWish): ReadonlyMap<number, PromiseEnd> {
  const ends = new Map<number, PromiseEnd>();
  let reviewed = 0;
  for (let index = 0; index < Math.min(count, MOST_LOOKED_AT); index += 1) {
    if (statusOf(index) !== 'street-review' || taken.has(index) || streetOf(index) === visitedStreet) continue;
    const end = promiseEnds[(reviewed / EVERY) % promiseEnds.length];
    if (end !== undefined) ends.set(index, end);
    reviewed += 1;
  }
  return ends;
}

export function promisePath(end: PromiseEnd): readonly StepKind[] {
  return end === 'kept' ? ['submit', 'accept-on-promise', 'record-promised'] : ['submit', 'accept-on-promise'];
}

/** Working days since the promise was made; null where its case waits like any other. */
export function promiseAge(path: readonly StepKind[], end: PromiseEnd | undefined): readonly [number, number] | null {
  if (end === undefined || path.at(-1) !== 'accept-on-promise') return null;
  return end === 'broken' ? [17, 21] : [2, 8];
}

/** The paper that is promised: the first of those asked for that may follow. */
export function promisedType(
  wanted: readonly DocumentType[],
  { promises }: Pick<PolicyVersion, 'promises'>,
): readonly DocumentType[] {
  return wanted.filter((type) => promises[type] !== undefined).slice(0, 1);
}

import { type SeededRandom, seededRandom } from '../kernel/random.ts';

/** A generator for one thing of a city, so that what one case draws never shifts what the next one gets. */
export function randomFor(seed: number, index: number, purpose: number): SeededRandom {
  const mixed =
    Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35) ^ Math.imul(purpose + 1, 0x27d4eb2f);
  const random = seededRandom(mixed ^ (mixed >>> 15));
  random.next();
  return random;
}

/** One of the values, each as likely as its weight says. */
export function pickWeighted<T>(random: SeededRandom, weighted: readonly (readonly [T, number])[]): T {
  const total = weighted.reduce((sum, [, weight]) => sum + weight, 0);
  let left = random.next() * total;
  for (const [value, weight] of weighted) {
    left -= weight;
    if (left < 0) return value;
  }
  const last = weighted.at(-1);
  if (last === undefined) throw new RangeError('nothing to pick from');
  return last[0];
}

/**
 * The order of the waiting list, as the policy pack says it: by registration date, by score, or by the number drawn in
 * the month of registration (PRH-14; domain reference §2.4). Pure: a household and the basis give a key, keys compare
 * number by number, and the smaller comes first.
 *
 * What must stay true: the key is a function of one household alone, so the order is total on keys, the same whatever
 * order the households come in, and on every desk. Two households of equal key are tied: the policy has no word that
 * parts them, they share a place, and nothing else (a desk, a log, a name) may part them either.
 */
import { type PlainDate, dayOf, daysBetween, monthOf, plainDate, yearOf } from '../../kernel/plain-date.ts';
import type { Priority, Scoring, allocationOrders, tieBreaks } from '../policy/allocation.ts';
import { scoreOf } from './score.ts';
import type { Standing } from './standing.ts';

/** Everything of a policy version that the order stands on. */
export interface OrderBasis {
  readonly policy: string;
  readonly order: (typeof allocationOrders)[number];
  readonly priority: Priority;
  readonly scoring: Scoring | null;
  /** The day on which scores are reckoned; it means nothing for the other orders. */
  readonly on: PlainDate;
}

/** The number drawn for a household among those of its month. */
export interface DrawnNumber {
  /** `2026-10`. */
  readonly month: string;
  readonly number: number;
}

export interface Ordered {
  /** Registered, or the earlier day from which the household counts as waiting. */
  readonly waitsSince: PlainDate;
  readonly standing: Standing;
  readonly drawn: DrawnNumber | null;
}

/** Whole numbers from 0 to `MOST`: the tier, the great part (month or missing points), then what decides within it. */
export type OrderKey = readonly [tier: number, great: number, ...rest: number[]];

/** Behind everything that is known. */
export const MOST = 4_294_967_295;

const EPOCH = plainDate('1800-01-01');

export function orderKey(household: Ordered, basis: OrderBasis): OrderKey {
  const { waitsSince, drawn } = household;
  const tier = tierOf(household.standing, basis.priority);
  switch (basis.order) {
    case 'registration-date':
      return [tier, monthNumber(waitsSince), dayOf(waitsSince)];
    case 'lottery': {
      const month = drawn === null ? monthNumber(waitsSince) : monthNumber(plainDate(`${drawn.month}-01`));
      // Without a number yet: behind those of the same month who have one, and tied with each other.
      return [tier, month, drawn?.number ?? MOST];
    }
    case 'score': {
      const { scoring } = basis;
      if (scoring === null) return [tier, monthNumber(waitsSince), dayOf(waitsSince)];
      const { points } = scoreOf(household, scoring, basis.on);
      return [tier, scoring.total - points, ...scoring.tieBreak.map((by) => tieValue(household, by, basis))];
    }
  }
}

/** The place of the first tier that holds one of the household's groups; behind all tiers without one (PRH-16, PRH-42). */
export function tierOf({ groups }: Pick<Standing, 'groups'>, { tiers }: Pick<Priority, 'tiers'>): number {
  const tier = tiers.findIndex((members) => members.some((group) => groups.includes(group)));
  return tier === -1 ? tiers.length : tier;
}

/** Negative when `a` is before `b`, 0 when they are tied. */
export function compareKeys(a: OrderKey, b: OrderKey): number {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

export interface Placed<T> {
  readonly household: T;
  /** From 1; those who are tied share it, and the next place follows after all of them. */
  readonly place: number;
  /** How many stand at this place. */
  readonly tied: number;
}

/** Everybody at their place; tied households keep the order in which they came in, and say that they are tied. */
export function placed<T extends Ordered>(households: readonly T[], basis: OrderBasis): readonly Placed<T>[] {
  const keyed = households.map((household) => ({ household, key: orderKey(household, basis) }));
  keyed.sort((a, b) => compareKeys(a.key, b.key));
  const places: Placed<T>[] = [];
  for (let first = 0; first < keyed.length;) {
    const head = keyed[first];
    if (head === undefined) break;
    let end = first;
    for (let at = keyed[end]; at !== undefined && compareKeys(at.key, head.key) === 0; at = keyed[end]) end += 1;
    for (const { household } of keyed.slice(first, end)) {
      places.push({ household, place: first + 1, tied: end - first });
    }
    first = end;
  }
  return places;
}

/** What the household has at one link of the chain; the smaller comes first. */
function tieValue(household: Ordered, by: (typeof tieBreaks)[number], { priority }: OrderBasis): number {
  const { standing, waitsSince, drawn } = household;
  switch (by) {
    case 'hardship':
      return tierOf(standing, priority);
    case 'eligible-month':
    case 'batch':
      return monthNumber(waitsSince);
    case 'residence-day':
      return dayValue(standing.residentSince);
    case 'mean-age-day':
      return dayValue(standing.meanBirth);
    case 'income':
      return standing.income === null ? MOST : Math.min(standing.income, MOST - 1);
    case 'lottery':
      return drawn === null ? MOST : drawn.number;
  }
}

function monthNumber(day: PlainDate): number {
  return yearOf(day) * 12 + monthOf(day) - 1;
}

function dayValue(day: PlainDate | null): number {
  return day === null ? MOST : Math.max(0, daysBetween(EPOCH, day));
}

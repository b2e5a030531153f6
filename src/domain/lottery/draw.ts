/**
 * Steps 4 to 7 of the protocol: from seed, roster and units to the result, and nothing else goes in. Whoever has the
 * bundle gets the same rows on any machine.
 */
import type { DrawPlan, DrawRound, DrawUnit, ResultRow } from './bundle.ts';
import type { Codes } from './codes.ts';
import { type KeyColumn, type KeysOf, WORDS, orderByKey } from './keys.ts';
import type { Roster, Units } from './roster.ts';

export interface DrawInput {
  readonly plan: Pick<DrawPlan, 'pools' | 'rounds' | 'reserves' | 'assign'>;
  readonly roster: Roster;
  readonly units: Units;
  readonly seed: string;
}

/** A row of the result by places: of the household in the roster, of its home in the units (−1 without one). */
export interface DrawnRow {
  readonly place: number;
  readonly pool: string;
  readonly rank: number;
  readonly round: number;
  readonly unit: number;
}

export interface DrawShare {
  readonly step: 'keys' | 'result';
  readonly share: number;
}

type OnRow = (row: DrawnRow, keys: KeyColumn) => void;

const AT_ONCE = 4_096;

/** The rows one after the other, in steps of some thousand keys or rows, so that whoever shares the thread has a turn. */
export function* drawSteps(input: DrawInput, keysOf: KeysOf, onRow: OnRow): Generator<DrawShare, void> {
  const { plan, roster, seed } = input;
  const { count, numbers, tickets } = roster;
  const keys = new Uint32Array(WORDS * count);
  const { lowest } = keysOf(seed);
  for (let place = 0; place < count; place += 1) {
    const key = lowest(numbers, place, tickets[place] ?? 0);
    for (let word = 0; word < WORDS; word += 1) keys[WORDS * place + word] = key[word] ?? 0;
    if ((place + 1) % AT_ONCE === 0) yield { step: 'keys', share: (place + 1) / count };
  }
  const order = orderByKey(keys, numbers);
  const { pools, isChosen } = choose(input, order);
  const unitsByPool = plan.assign === 'unit' ? drawnUnits(input, keysOf) : undefined;
  let written = 0;
  for (const { pool, places, rounds } of pools) {
    const homes = unitsByPool?.get(pool);
    for (const [at, place] of places.entries()) {
      onRow({ place, pool, rank: at + 1, round: rounds[at] ?? 0, unit: homes?.[at] ?? -1 }, keys);
      written += 1;
      if (written % AT_ONCE === 0) yield { step: 'result', share: written / count };
    }
  }
  let rank = 0;
  const waiting = reserves(input, order, isChosen);
  for (const place of waiting) {
    if (rank % AHEAD === 0) lookAhead(waiting.subarray(rank, rank + AHEAD), numbers, keys);
    rank += 1;
    written += 1;
    onRow({ place, pool: '', rank, round: 0, unit: -1 }, keys);
    if (written % AT_ONCE === 0) yield { step: 'result', share: written / count };
  }
}

const AHEAD = 512;
const looked = new Uint32Array(AHEAD);

/**
 * Rows are written in another order than they lie in the memory, and each would wait for it. Looked at in one go, many
 * wait at once: a third of the time of a million rows.
 */
function lookAhead(places: Uint32Array, { bytes, starts }: Codes, keys: KeyColumn): void {
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at] ?? 0;
    looked[at] = (keys[WORDS * place] ?? 0) ^ (bytes[starts[place] ?? 0] ?? 0);
  }
}

/** Who was chosen in a pool, by rank, and in which round (1-based). */
interface PoolChosen {
  readonly pool: string;
  readonly places: readonly number[];
  readonly rounds: readonly number[];
}

interface Chosen {
  /** Sorted by pool; pools that chose nobody are not in it. */
  readonly pools: readonly PoolChosen[];
  /** 1 for each place of the roster that was chosen. */
  readonly isChosen: Uint8Array;
}

/** Step 5: round by round in the order given, each entry takes the first pool of its list that still has a seat. */
export function choose({ plan, roster, units }: Omit<DrawInput, 'seed'>, order: Uint32Array): Chosen {
  const { lists, wishes, tiers } = roster;
  const ids = [...new Set([...units.pools, ...lists.flat()])];
  const numberOf = new Map(ids.map((id, number) => [id, number]));
  const wished = lists.map((list) => list.map((id) => numberOf.get(id) ?? 0));
  const left = new Float64Array(ids.length);
  for (const pool of units.poolOf) left[pool] = (left[pool] ?? 0) + 1;
  const isChosen = new Uint8Array(roster.count);
  const chosen = ids.map((pool) => ({ pool, places: [] as number[], rounds: [] as number[] }));
  for (const [at, round] of plan.rounds.entries()) {
    const seats = left.map((open, pool) => Math.min(open, seatsNamed(round, ids[pool] ?? '')));
    const listed = new Set(round.tiers);
    let open = seats.reduce((sum, each) => sum + each, 0);
    for (const place of order) {
      if (open === 0) break;
      if (isChosen[place] === 1 || !listed.has(tiers[place] ?? 0)) continue;
      const pool = wished[wishes[place] ?? 0]?.find((each) => (seats[each] ?? 0) > 0);
      if (pool === undefined) continue;
      seats[pool] = (seats[pool] ?? 0) - 1;
      left[pool] = (left[pool] ?? 0) - 1;
      open -= 1;
      isChosen[place] = 1;
      chosen[pool]?.places.push(place);
      chosen[pool]?.rounds.push(at + 1);
    }
  }
  const pools = chosen.filter(({ places }) => places.length > 0).sort((a, b) => (a.pool < b.pool ? -1 : 1));
  return { pools, isChosen };
}

/** A pool has as many seats as units. */
export function seatsByPool(units: readonly DrawUnit[]): Map<string, number> {
  const seats = new Map<string, number>();
  for (const { pool } of units) seats.set(pool, (seats.get(pool) ?? 0) + 1);
  return seats;
}

function seatsNamed({ seats }: DrawRound, pool: string): number {
  if (seats === 'rest') return Infinity;
  return Object.hasOwn(seats, pool) ? (seats[pool] ?? 0) : 0;
}

/** Step 6: everyone else, by (tier if so planned,) key and number. */
function reserves({ plan, roster }: DrawInput, order: Uint32Array, isChosen: Uint8Array): Uint32Array {
  const { tiers } = roster;
  const waiting = order.filter((place) => isChosen[place] !== 1);
  if (plan.reserves === 'by-key') return waiting;
  const byTier = new Map<number, number[]>();
  for (const place of waiting) {
    const tier = tiers[place] ?? 0;
    const alike = byTier.get(tier);
    if (alike === undefined) byTier.set(tier, [place]);
    else alike.push(place);
  }
  let at = 0;
  for (const tier of [...byTier.keys()].sort((a, b) => a - b)) {
    for (const place of byTier.get(tier) ?? []) waiting[at++] = place;
  }
  return waiting;
}

/** Step 7: the places of each pool's units in the order of their own keys; rank r of the pool gets the r-th. */
function drawnUnits({ units, seed }: DrawInput, keysOf: KeysOf): ReadonlyMap<string, readonly number[]> {
  const { unit } = keysOf(seed);
  const keys = new Uint32Array(WORDS * units.count);
  for (let place = 0; place < units.count; place += 1) keys.set(unit(units.numbers, place), WORDS * place);
  const byPool = new Map<string, number[]>(units.pools.map((pool) => [pool, []]));
  for (const place of orderByKey(keys, units.numbers))
    byPool.get(units.pools[units.poolOf[place] ?? 0] ?? '')?.push(place);
  return byPool;
}

/** Who takes a place that became free in a pool: the first reserve who lists it (step 6). */
export function substituteFor(
  pool: string,
  { rows, poolsOf }: { readonly rows: readonly ResultRow[]; readonly poolsOf: (no: string) => readonly string[] },
): ResultRow | undefined {
  return rows.find((row) => row.round === 0 && poolsOf(row.no).includes(pool));
}

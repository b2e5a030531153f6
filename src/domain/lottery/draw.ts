/**
 * Steps 4 to 7 of the protocol: from seed, roster and units to the result, and nothing else goes in. Whoever has the
 * bundle gets the same rows on any machine.
 */
import type { DrawEntry, DrawPlan, DrawRound, DrawUnit, HexHash, ResultRow } from './bundle.ts';
import { entryKey, orderByKey } from './keys.ts';

export interface DrawInput {
  readonly plan: Pick<DrawPlan, 'pools' | 'rounds' | 'reserves' | 'assign'>;
  readonly roster: readonly DrawEntry[];
  readonly units: readonly DrawUnit[];
  readonly seed: string;
  /** Called now and then with the share of the keys that there are. */
  readonly onKeys?: (share: number) => void;
}

/** The rows of `result.ndjson` in their order. */
export function draw(input: DrawInput, hash: HexHash): ResultRow[] {
  const rows: ResultRow[] = [];
  drawRows(input, hash, (row) => rows.push(row));
  return rows;
}

type OnRow = (row: ResultRow) => void;

/** As `draw`, one row after the other: a million reserves are not held at once. */
function drawRows(input: DrawInput, hash: HexHash, onRow: OnRow): void {
  for (const share of drawSteps(input, hash, onRow)) input.onKeys?.(share);
}

const KEYS_AT_ONCE = 4_096;

/** The same in steps of some thousand keys, so that whoever shares the thread has a turn; yields the share of the keys. */
export function* drawSteps(input: DrawInput, hash: HexHash, onRow: OnRow): Generator<number, void> {
  const { plan, roster, units, seed } = input;
  const keys: string[] = [];
  for (const entry of roster) {
    keys.push(entryKey(seed, entry, hash));
    if (keys.length % KEYS_AT_ONCE === 0) yield keys.length / roster.length;
  }
  const order = orderByKey(keys, (index) => roster[index]?.no ?? '');
  const chosen = choose(input, keys, order);
  const assigned = plan.assign === 'unit' ? withUnits(chosen.rows, { units, seed }, hash) : chosen.rows;
  for (const row of assigned) onRow(row);
  reserve(input, { keys, order, isChosen: chosen.isChosen }, onRow);
}

interface Chosen {
  /** Sorted by pool, then rank. */
  readonly rows: ResultRow[];
  readonly isChosen: Uint8Array;
}

/**
 * Step 5: round by round in key order, each entry takes the first pool of its list that still has a seat. Without keys
 * the rows have none: the self-check (domain/self-check) draws in orders of its own.
 */
export function choose(
  { plan, roster, units }: Pick<DrawInput, 'plan' | 'roster' | 'units'>,
  keys: readonly string[],
  order: Uint32Array,
): Chosen {
  const left = seatsByPool(units);
  const isChosen = new Uint8Array(roster.length);
  const byPool = new Map<string, ResultRow[]>();
  for (const [place, round] of plan.rounds.entries()) {
    const seats = seatsOfRound(round, left);
    const tiers = new Set(round.tiers);
    let open = sum(seats.values());
    for (const index of order) {
      if (open === 0) break;
      const entry = roster[index];
      if (entry === undefined || isChosen[index] === 1 || !tiers.has(entry.tier)) continue;
      const pool = entry.pools.find((id) => (seats.get(id) ?? 0) > 0);
      if (pool === undefined) continue;
      seats.set(pool, (seats.get(pool) ?? 0) - 1);
      left.set(pool, (left.get(pool) ?? 0) - 1);
      open -= 1;
      isChosen[index] = 1;
      const rows = byPool.get(pool) ?? [];
      if (rows.length === 0) byPool.set(pool, rows);
      rows.push({ no: entry.no, pool, rank: rows.length + 1, round: place + 1, key: keys[index] ?? '' });
    }
  }
  const pools = [...byPool.keys()].sort();
  return { rows: pools.flatMap((pool) => byPool.get(pool) ?? []), isChosen };
}

/** A pool has as many seats as units. */
export function seatsByPool(units: readonly DrawUnit[]): Map<string, number> {
  const seats = new Map<string, number>();
  for (const { pool } of units) seats.set(pool, (seats.get(pool) ?? 0) + 1);
  return seats;
}

function seatsOfRound({ seats }: DrawRound, left: ReadonlyMap<string, number>): Map<string, number> {
  if (seats === 'rest') return new Map(left);
  return new Map([...left].map(([pool, open]) => [pool, Math.min(open, seatsNamed(seats, pool))]));
}

function seatsNamed(seats: Readonly<Record<string, number>>, pool: string): number {
  return Object.hasOwn(seats, pool) ? (seats[pool] ?? 0) : 0;
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const n of numbers) total += n;
  return total;
}

interface Reserving {
  readonly keys: readonly string[];
  readonly order: Uint32Array;
  readonly isChosen: Uint8Array;
}

/** Step 6: everyone else, by (tier if so planned,) key and number. */
function reserve({ plan, roster }: DrawInput, { keys, order, isChosen }: Reserving, onRow: OnRow): void {
  const byTier = new Map<number, number[]>();
  for (const index of order) {
    if (isChosen[index] === 1) continue;
    const tier = plan.reserves === 'by-tier' ? (roster[index]?.tier ?? 0) : 0;
    const waiting = byTier.get(tier);
    if (waiting === undefined) byTier.set(tier, [index]);
    else waiting.push(index);
  }
  let rank = 0;
  for (const tier of [...byTier.keys()].sort((a, b) => a - b)) {
    for (const index of byTier.get(tier) ?? []) {
      rank += 1;
      onRow({ no: roster[index]?.no ?? '', pool: '', rank, round: 0, key: keys[index] ?? '' });
    }
  }
}

/** Step 7: rank r of a pool gets its r-th unit in the order of the units' own keys. */
function withUnits(
  rows: readonly ResultRow[],
  { units, seed }: { readonly units: readonly DrawUnit[]; readonly seed: string },
  hash: HexHash,
): ResultRow[] {
  const keys = units.map(({ no }) => hash(`${seed}:${no}@unit`));
  const byPool = new Map<string, string[]>();
  for (const index of orderByKey(keys, (at) => units[at]?.no ?? '')) {
    const unit = units[index];
    if (unit === undefined) continue;
    const drawn = byPool.get(unit.pool);
    if (drawn === undefined) byPool.set(unit.pool, [unit.no]);
    else drawn.push(unit.no);
  }
  return rows.map((row) => {
    const unit = byPool.get(row.pool)?.[row.rank - 1];
    return unit === undefined ? row : { ...row, unit };
  });
}

/** Who takes a place that became free in a pool: the first reserve who lists it (step 6). */
export function substituteFor(
  pool: string,
  { rows, poolsOf }: { readonly rows: readonly ResultRow[]; readonly poolsOf: (no: string) => readonly string[] },
): ResultRow | undefined {
  return rows.find((row) => row.round === 0 && poolsOf(row.no).includes(pool));
}

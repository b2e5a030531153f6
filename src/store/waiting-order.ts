/**
 * The order of the waiting list in the rows: by what the policy in force says, and for a score as of a day. The basis
 * is kept in the file, so that places written one by one, and places made anew from the log, stand by the same.
 *
 * What must stay true: all places of a side stand by one basis, and two of them compare as their keys do. So another
 * basis is reckoned on the other side, some hundred entries in a transaction, while lists are read on the side in force
 * and whatever is written goes to both; in the transaction of the last of them the other side comes into force, and then
 * the old one is cleared away. Cut off anywhere, the file says which side is in force, how far the other has come and
 * for which basis, and the next call goes on from there.
 */
import { type OrderBasis, type OrderKey, type Ordered, orderKey } from '../domain/waitlist/order.ts';
import { plainDate } from '../kernel/plain-date.ts';
import type { Database } from './connection.ts';
import { readMeta, writeMeta } from './meta.ts';
import { NO_DAY } from './projections/case-codes.ts';
import { orderedOf } from './projections/ordered-text.ts';
import { namedStatement } from './statements.ts';
import { guarded } from './store-fault.ts';

const IN_FORCE = 'waiting-order';
const UNDER_WAY = 'waiting-order-next';
/** Some 20 ms of work: nobody at the desk waits longer for an answer. */
const AT_ONCE = 400;
/** Great parts are months since year 0, or points that are missing: far below this. */
const BUCKETS_OF_A_TIER = 1_000_000;

/** Until the desk said which policy is in force: by day alone. */
const noBasis: OrderBasis = {
  policy: '',
  order: 'registration-date',
  priority: { tiers: [], usedOnce: false },
  scoring: null,
  on: plainDate('1970-01-01'),
};

type Side = 0 | 1;

interface InForce {
  readonly side: Side;
  readonly basis: OrderBasis;
}

/** What is reckoned on the other side, and the last entry that has its place there. */
interface UnderWay {
  readonly basis: OrderBasis;
  readonly after: number;
}

const parsed = new WeakMap<Database, { readonly text: string; readonly order: InForce }>();

function inForce(db: Database): InForce {
  const text = readMeta(db, IN_FORCE);
  if (text === undefined) return { side: 0, basis: noBasis };
  const known = parsed.get(db);
  if (known?.text === text) return known.order;
  const stored = JSON.parse(text) as Partial<InForce>;
  // Before there were two sides the basis stood there alone.
  const order =
    stored.side === undefined || stored.basis === undefined
      ? { side: 0 as const, basis: noBasis }
      : { side: stored.side, basis: stored.basis };
  parsed.set(db, { text, order });
  return order;
}

function underWay(db: Database): UnderWay | undefined {
  const text = readMeta(db, UNDER_WAY) ?? '';
  return text === '' ? undefined : (JSON.parse(text) as UnderWay);
}

/** The basis by which the places stand that lists are read by. */
export function orderBasisOf(db: Database): OrderBasis {
  return inForce(db).basis;
}

/** The side that lists are read on. */
export function sideInForce(db: Database): Side {
  return inForce(db).side;
}

interface StoredPlace {
  readonly bucket: number;
  readonly orderKey: Buffer;
}

/** Bytes compare as the numbers do. */
function storedPlace(key: OrderKey): StoredPlace {
  const [tier, great, ...rest] = key;
  const orderKeyBytes = Buffer.alloc(rest.length * 4);
  rest.forEach((part, at) => orderKeyBytes.writeUInt32BE(part, at * 4));
  return { bucket: tier * BUCKETS_OF_A_TIER + great, orderKey: orderKeyBytes };
}

const upsertPlace = namedStatement<(number | string | Buffer)[]>(
  'waiting-place.upsert',
  `INSERT INTO waiting_place (side, waiting_key, bucket, order_key, number, programme, district_id, street_id)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?)
   ON CONFLICT (side, waiting_key) DO UPDATE SET bucket = excluded.bucket, order_key = excluded.order_key
   WHERE bucket <> excluded.bucket OR order_key <> excluded.order_key`,
);
const deletePlace = namedStatement<[side: number, key: number]>(
  'waiting-place.remove',
  `DELETE FROM waiting_place WHERE side = ? AND waiting_key = ?`,
);
const deletePlaces = namedStatement<[]>('waiting-place.clear', `DELETE FROM waiting_place`);
const deleteBuckets = namedStatement<[]>('waiting-bucket.clear', `DELETE FROM waiting_bucket`);
const selectLast = namedStatement<[side: number, limit: number], { waiting_key: number }>(
  'waiting-place.some',
  `SELECT waiting_key FROM waiting_place WHERE side = ? ORDER BY waiting_key LIMIT +?`,
);

/** An entry that waits, as its place needs it. */
export interface PlacedEntry {
  readonly key: number;
  readonly ordered: Ordered;
  readonly number: string;
  readonly programme: number;
  readonly district: string;
  readonly street: string;
}

/** Gives an entry its place, also on the side that is being reckoned. */
export function placeEntry(db: Database, entry: PlacedEntry): void {
  const { side, basis } = inForce(db);
  writePlace(db, entry, { side, basis });
  const next = underWay(db);
  if (next !== undefined) writePlace(db, entry, { side: otherOf(side), basis: next.basis });
}

/** Of whoever does not wait any longer. */
export function unplaceEntry(db: Database, key: number): void {
  for (const side of [0, 1]) deletePlace.on(db).run(side, key);
}

/** Before all entries are written anew: they get their places by the basis in force. */
export function clearPlaces(db: Database): void {
  deletePlaces.on(db).run();
  deleteBuckets.on(db).run();
  if (underWay(db) !== undefined) writeMeta(db, UNDER_WAY, '');
}

function otherOf(side: Side): Side {
  return side === 0 ? 1 : 0;
}

function writePlace(db: Database, entry: PlacedEntry, { side, basis }: InForce): void {
  const { key, ordered, number, programme, district, street } = entry;
  const place = storedPlace(orderKey(ordered, basis));
  upsertPlace.on(db).run(side, key, place.bucket, place.orderKey, number, programme, district, street);
}

interface EntryRow {
  readonly waiting_key: number;
  readonly ordered: string;
  readonly number: string;
  readonly programme: number;
  readonly district_id: string;
  readonly street_id: string;
  readonly left_day: number;
}

const selectEntries = namedStatement<[after: number, limit: number], EntryRow>(
  'waiting-entry.ordered',
  `SELECT waiting_key, ordered, number, programme, district_id, street_id, left_day FROM waiting_entry
   WHERE waiting_key > ? ORDER BY waiting_key LIMIT +?`,
);
const selectLastEntry = namedStatement<[], { waiting_key: number | null }>(
  'waiting-entry.last',
  `SELECT max(waiting_key) AS waiting_key FROM waiting_entry`,
);

/** How far the other side has come, in whole percent of the way through the log; null when nothing is reckoned. */
export function reckonedPercent(db: Database): number | null {
  return guarded(db.name, () => {
    const next = underWay(db);
    if (next === undefined) return null;
    const last = selectLastEntry.on(db).get()?.waiting_key ?? next.after;
    return Math.floor((100 * next.after) / Math.max(1, last));
  });
}

/** Whether the list has so few entries that reckoning them all at once keeps nobody waiting. */
export function isShortList(db: Database): boolean {
  return guarded(db.name, () => selectEntries.on(db).all(0, 2 * AT_ONCE).length < 2 * AT_ONCE);
}

/**
 * One step, in a transaction of its own, towards lists that stand by `wanted`; false when there is nothing left to do.
 * Another wish than before begins anew on the other side.
 */
export function reckonSome(db: Database, wanted: OrderBasis): boolean {
  const step = db.transaction((): boolean => {
    const { side, basis } = inForce(db);
    const other = otherOf(side);
    const next = underWay(db);
    const isWanted = next !== undefined && isSame(next.basis, wanted);
    if (isSame(basis, wanted)) {
      if (next !== undefined) writeMeta(db, UNDER_WAY, '');
      return cleared(db, other);
    }
    if (isWanted) {
      goOn(db, { side: other, ...next });
      return true;
    }
    if (next !== undefined) writeMeta(db, UNDER_WAY, '');
    // What an earlier order left there goes first.
    if (!cleared(db, other)) writeMeta(db, UNDER_WAY, JSON.stringify({ basis: wanted, after: 0 } satisfies UnderWay));
    return true;
  });
  return guarded(db.name, () => step.immediate());
}

/** All steps at once; true when lists stood by another basis before. */
export function useOrderBasis(db: Database, wanted: OrderBasis): boolean {
  const isOther = !isSame(orderBasisOf(db), wanted);
  while (reckonSome(db, wanted));
  return isOther;
}

/** As they are written. */
export function isSame(one: OrderBasis, other: OrderBasis): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The next entries get their places; after the last the side comes into force. */
function goOn(db: Database, { side, basis, after }: UnderWay & { readonly side: Side }): void {
  const rows = selectEntries.on(db).all(after, AT_ONCE);
  for (const row of rows) if (row.left_day === NO_DAY) writePlace(db, entryOf(row), { side, basis });
  const last = rows.at(-1)?.waiting_key ?? after;
  const isDone = rows.length < AT_ONCE;
  writeMeta(db, UNDER_WAY, isDone ? '' : JSON.stringify({ basis, after: last } satisfies UnderWay));
  if (isDone) writeMeta(db, IN_FORCE, JSON.stringify({ side, basis } satisfies InForce));
}

function entryOf(row: EntryRow): PlacedEntry {
  const { waiting_key: key, number, programme, district_id: district, street_id: street } = row;
  return { key, ordered: orderedOf(row.ordered), number, programme, district, street };
}

/** Takes some places off a side; false when it is empty. */
function cleared(db: Database, side: Side): boolean {
  const rows = selectLast.on(db).all(side, AT_ONCE);
  for (const row of rows) deletePlace.on(db).run(side, row.waiting_key);
  return rows.length > 0;
}

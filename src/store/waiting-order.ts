/**
 * The order of the waiting list in the rows: by what the policy in force says, and for a score as of a day. The basis
 * is kept in the file, so that rows written one by one, and rows made anew from the log, stand by the same.
 *
 * What must stay true: two rows compare as their keys do. So whatever changes the basis reckons all keys again, in the
 * same transaction.
 */
import { type OrderBasis, type OrderKey, type Ordered, orderKey } from '../domain/waitlist/order.ts';
import { plainDate } from '../kernel/plain-date.ts';
import type { Database } from './connection.ts';
import { readMeta, writeMeta } from './meta.ts';
import { namedStatement } from './statements.ts';
import { guarded } from './store-fault.ts';

const BASIS = 'waiting-order';
const PAGE = 2_000;
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

const parsed = new WeakMap<Database, { readonly text: string; readonly basis: OrderBasis }>();

/** The basis by which the rows stand. */
export function orderBasisOf(db: Database): OrderBasis {
  const text = readMeta(db, BASIS);
  if (text === undefined) return noBasis;
  const known = parsed.get(db);
  if (known?.text === text) return known.basis;
  const basis = JSON.parse(text) as OrderBasis;
  parsed.set(db, { text, basis });
  return basis;
}

export interface StoredPlace {
  readonly bucket: number;
  readonly orderKey: Buffer;
}

/** Bytes compare as the numbers do. */
export function storedPlace(key: OrderKey): StoredPlace {
  const [tier, great, ...rest] = key;
  const orderKeyBytes = Buffer.alloc(rest.length * 4);
  rest.forEach((part, at) => orderKeyBytes.writeUInt32BE(part, at * 4));
  return { bucket: tier * BUCKETS_OF_A_TIER + great, orderKey: orderKeyBytes };
}

interface OrderedRow {
  readonly waiting_key: number;
  readonly ordered: string;
  readonly bucket: number;
  readonly order_key: Buffer;
}

const selectOrdered = namedStatement<[after: number, limit: number], OrderedRow>(
  'waiting-entry.ordered',
  `SELECT waiting_key, ordered, bucket, order_key FROM waiting_entry WHERE waiting_key > ? ORDER BY waiting_key LIMIT +?`,
);
const updatePlace = namedStatement<[bucket: number, orderKey: Buffer, key: number]>(
  'waiting-entry.place',
  `UPDATE waiting_entry SET bucket = ?, order_key = ? WHERE waiting_key = ?`,
);

/** Says what is in force; all places are reckoned again when that is not what the rows stand by. True when they were. */
export function useOrderBasis(db: Database, basis: OrderBasis): boolean {
  const text = JSON.stringify(basis);
  if (readMeta(db, BASIS) === text) return false;
  const work = db.transaction(() => {
    writeMeta(db, BASIS, text);
    reckon(db, basis);
  });
  guarded(db.name, () => {
    work.immediate();
  });
  return true;
}

function reckon(db: Database, basis: OrderBasis): void {
  let after = 0;
  for (;;) {
    const page = selectOrdered.on(db).all(after, PAGE);
    for (const row of page) {
      after = row.waiting_key;
      const { bucket, orderKey: key } = storedPlace(orderKey(JSON.parse(row.ordered) as Ordered, basis));
      if (bucket !== row.bucket || !key.equals(row.order_key)) updatePlace.on(db).run(bucket, key, row.waiting_key);
    }
    if (page.length < PAGE) return;
  }
}

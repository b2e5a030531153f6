/** Where a household stands in the waiting list: among all, in its programme, in its district. */
import type { CaseId } from '../../kernel/ids.ts';
import { type StoredId, packId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';
import { sideInForce } from '../waiting-order.ts';

export interface Place {
  /** From 1; those whom the order does not part share a place. */
  readonly place: number;
  /** How many stand at this place, the household with them. */
  readonly tied: number;
  /** How many wait. */
  readonly of: number;
}

export interface Places {
  readonly overall: Place;
  readonly programme: Place;
  readonly district: Place;
}

interface EntryPlace {
  readonly bucket: number;
  readonly order_key: Buffer;
  readonly programme: number;
  readonly district_id: string;
}

interface PlaceParameters {
  readonly side: number;
  readonly bucket: number;
  readonly order_key: Buffer;
  readonly programme: number;
  readonly district: string;
  readonly programme_scope: string;
}

export const selectEntryPlace = namedStatement<[caseId: StoredId, side: number], EntryPlace>(
  'waiting-place.entry',
  `SELECT place.bucket, place.order_key, place.programme, place.district_id FROM waiting_entry
   JOIN waiting_place AS place ON place.waiting_key = waiting_entry.waiting_key
   WHERE waiting_entry.case_id = ? AND place.side = ?`,
);

/** A few hundred counters of triggers, whatever the length of the list. */
export const selectBuckets = namedStatement<[PlaceParameters], { scope: string; before: number; total: number }>(
  'waiting-place.buckets',
  `SELECT scope, sum(CASE WHEN bucket < @bucket THEN n ELSE 0 END) AS before, sum(n) AS total FROM waiting_bucket
   WHERE side = @side AND scope IN ('*', @district, @programme_scope) GROUP BY scope`,
);

interface Inside {
  readonly n: number;
  readonly programme_n: number;
  readonly district_n: number;
}

const COUNTS = `count(*) AS n, count(CASE WHEN programme = @programme THEN 1 END) AS programme_n,
   count(CASE WHEN district_id = @district THEN 1 END) AS district_n`;

/** Within the bucket, in the covering index. */
export const selectInside = namedStatement<[PlaceParameters], Inside>(
  'waiting-place.inside',
  `SELECT ${COUNTS} FROM waiting_place WHERE side = @side AND bucket = @bucket AND order_key < @order_key`,
);
export const selectTied = namedStatement<[PlaceParameters], Inside>(
  'waiting-place.tied',
  `SELECT ${COUNTS} FROM waiting_place WHERE side = @side AND bucket = @bucket AND order_key = @order_key`,
);

const NONE: Inside = { n: 0, programme_n: 0, district_n: 0 };

/** Undefined when the household does not wait, or not any longer. */
export function placesOf(db: Database, caseId: CaseId): Places | undefined {
  return guarded(db.name, () => {
    const side = sideInForce(db);
    const entry = selectEntryPlace.on(db).get(packId(caseId), side);
    if (entry === undefined) return undefined;
    const { bucket, order_key, programme, district_id: district } = entry;
    const programme_scope = `p${String(programme)}`;
    const parameters = { side, bucket, order_key, programme, district, programme_scope };
    const scopes = new Map(
      selectBuckets
        .on(db)
        .all(parameters)
        .map((row) => [row.scope, row]),
    );
    const inside = selectInside.on(db).get(parameters) ?? NONE;
    const tied = selectTied.on(db).get(parameters) ?? NONE;
    const at = (scope: string, name: keyof Inside): Place => {
      const { before = 0, total = 0 } = scopes.get(scope) ?? {};
      return { place: before + inside[name] + 1, tied: tied[name], of: total };
    };
    return {
      overall: at('*', 'n'),
      programme: at(programme_scope, 'programme_n'),
      district: at(district, 'district_n'),
    };
  });
}

/**
 * What was read of a result's document: chosen by pool and rank, reserves under the empty pool. The document says what
 * is true; these rows are found again from it whenever they are not there.
 */
import type { BlobHash } from '../../kernel/ids.ts';
import type { Database } from '../connection.ts';
import { namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';

/** A line of the result with the masked name of the roster. */
export interface ResultLine {
  readonly no: string;
  /** Empty for a reserve. */
  readonly pool: string;
  readonly rank: number;
  /** The round in which it was chosen, from 1; 0 for a reserve. */
  readonly round: number;
  readonly name: string;
  /** Empty unless units were drawn. */
  readonly unit: string;
}

const selectSet = namedStatement<[document: string], { set_key: number }>(
  'result-set.get',
  `SELECT set_key FROM result_set WHERE document = ?`,
);
const insertSet = namedStatement<[document: string]>(
  'result-set.insert',
  `INSERT INTO result_set (document) VALUES (?)`,
);
const insertRow = namedStatement<
  [set: number, pool: string, rank: number, no: string, round: number, name: string, unit: string]
>(
  'result-row.insert',
  `INSERT INTO result_row (set_key, pool, rank, no, round, name, unit) VALUES (?, ?, ?, ?, ?, ?, ?)`,
);

interface PageOfPool {
  readonly set: number;
  readonly pool: string;
  readonly after: number;
  readonly limit: number;
}

const ROW = 'no, pool, rank, round, name, unit';
const selectPool = namedStatement<[PageOfPool], ResultLine>(
  'result-row.pool',
  `SELECT ${ROW} FROM result_row WHERE set_key = @set AND pool = @pool AND rank > @after ORDER BY rank LIMIT +@limit`,
);
const selectNumber = namedStatement<[set: number, no: string], ResultLine>(
  'result-row.number',
  `SELECT ${ROW} FROM result_row WHERE set_key = ? AND no = ?`,
);
const selectCounts = namedStatement<[set: number], { pool: string; households: number }>(
  'result-row.counts',
  `SELECT pool, count(*) AS households FROM result_row WHERE set_key = ? GROUP BY pool ORDER BY pool`,
);

/** Undefined while the document was not read in here. */
export function resultSetOf(db: Database, document: BlobHash): number | undefined {
  return guarded(db.name, () => selectSet.on(db).get(document))?.set_key;
}

/** Reads a result in, whole or not at all. */
export function keepResultRows(db: Database, document: BlobHash, lines: Iterable<ResultLine>): number {
  const keep = db.transaction(() => {
    const set = Number(insertSet.on(db).run(document).lastInsertRowid);
    for (const { no, pool, rank, round, name, unit } of lines) {
      insertRow.on(db).run(set, pool, rank, no, round, name, unit);
    }
    return set;
  });
  return guarded(db.name, () => keep.immediate());
}

export interface PoolPage {
  readonly set: number;
  /** Empty for the reserves. */
  readonly pool: string;
  /** The rank to go on from; 0 for the first. */
  readonly after: number;
  readonly limit: number;
}

export function poolPage(db: Database, page: PoolPage): readonly ResultLine[] {
  return guarded(db.name, () => selectPool.on(db).all(page));
}

export function resultOfNumber(db: Database, set: number, no: string): ResultLine | undefined {
  return guarded(db.name, () => selectNumber.on(db).get(set, no));
}

/** How many were chosen in each pool; the reserves under the empty one. */
export function poolCounts(db: Database, set: number): ReadonlyMap<string, number> {
  const rows = guarded(db.name, () => selectCounts.on(db).all(set));
  return new Map(rows.map(({ pool, households }) => [pool, households]));
}

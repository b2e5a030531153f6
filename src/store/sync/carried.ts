import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Batch } from '../../protocol/batch.ts';
import type { Database } from '../connection.ts';
import { namedStatement } from '../statements.ts';

/** Batches that this desk carries to the hub for others. */
export interface CarriedBatch {
  readonly id: number;
  readonly batch: Batch;
}

const insert = namedStatement<[signature: string, batch: Buffer, at: number]>(
  'carried.insert',
  `INSERT INTO carried_batch (signature, batch, added_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`,
);
const selectNext = namedStatement<[after: number], { id: number; batch: Buffer }>(
  'carried.next',
  `SELECT id, batch FROM carried_batch WHERE id > ? ORDER BY id LIMIT 1`,
);
const remove = namedStatement<[id: number]>('carried.remove', `DELETE FROM carried_batch WHERE id = ?`);

/** Keeps all, in their order, or none. */
export function keepCarried(db: Database, batches: readonly Batch[], at: number): void {
  const work = db.transaction(() => {
    for (const batch of batches) {
      insert.on(db).run(batch.seal.signature, zstdCompressSync(Buffer.from(JSON.stringify(batch))), at);
    }
  });
  work.immediate();
}

/** The first after an id: batches of one device go in the order in which they came. */
export function nextCarried(db: Database, after: number): CarriedBatch | undefined {
  const row = selectNext.on(db).get(after);
  if (row === undefined) return undefined;
  return { id: row.id, batch: JSON.parse(zstdDecompressSync(row.batch).toString('utf8')) as Batch };
}

export function dropCarried(db: Database, id: number): void {
  remove.on(db).run(id);
}

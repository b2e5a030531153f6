import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Batch } from '../../protocol/batch.ts';
import type { Database } from '../connection.ts';
import { namedStatement } from '../statements.ts';

/** Batches that this desk carries to the hub for others. */
export interface CarriedBatch {
  readonly id: number;
  readonly batch: Batch;
  /** The hub's log that its desk knew; null in what was kept before files said so. */
  readonly epoch: string | null;
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
export function keepCarried(db: Database, carried: readonly Omit<CarriedBatch, 'id'>[], at: number): void {
  const work = db.transaction(() => {
    for (const { batch, epoch } of carried) {
      insert.on(db).run(batch.seal.signature, zstdCompressSync(Buffer.from(JSON.stringify({ batch, epoch }))), at);
    }
  });
  work.immediate();
}

/** The first after an id: batches of one device go in the order in which they came. */
export function nextCarried(db: Database, after: number): CarriedBatch | undefined {
  const row = selectNext.on(db).get(after);
  if (row === undefined) return undefined;
  const kept = JSON.parse(zstdDecompressSync(row.batch).toString('utf8')) as Batch | Omit<CarriedBatch, 'id'>;
  return 'seal' in kept ? { id: row.id, batch: kept, epoch: null } : { id: row.id, ...kept };
}

export function dropCarried(db: Database, id: number): void {
  remove.on(db).run(id);
}

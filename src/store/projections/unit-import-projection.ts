import type { UnitImportEvent } from '../../domain/unit/import-event.ts';
import { type StoredId, packId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import type { ProjectedStream, Projection } from '../projection.ts';
import { namedStatement } from '../statements.ts';
import { typedEvents } from '../typed-events.ts';
import type { Envelope } from '../../protocol/envelope.ts';

/** Files that were read into the ledger of homes: the last time that each was. */
export const unitImportProjection: Projection = {
  name: 'unit-import',
  version: '1',
  streamKind: 'unit-import',
  write,
  remove(db, key) {
    deleteRow.on(db).run(key);
  },
  clear(db) {
    clearRows.on(db).run();
  },
};

const upsertRow = namedStatement<(number | string | StoredId)[]>(
  'unit-import.upsert',
  `INSERT INTO unit_import (import_key, file_hash, file_name, rows, added, repeated, refused, finished_at, actor,
     second)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
   ON CONFLICT (import_key) DO UPDATE SET
     file_name = excluded.file_name, rows = excluded.rows, added = excluded.added, repeated = excluded.repeated,
     refused = excluded.refused, finished_at = excluded.finished_at, actor = excluded.actor, second = excluded.second`,
);
const deleteRow = namedStatement<[key: number]>('unit-import.remove', `DELETE FROM unit_import WHERE import_key = ?`);
const clearRows = namedStatement<[]>('unit-import.clear', `DELETE FROM unit_import`);

function write(db: Database, { key, events }: ProjectedStream): void {
  const last = typedEvents<UnitImportEvent & Envelope>(events, 'unit-import').at(-1);
  if (last === undefined) return;
  const { fileHash, fileName, rows, added, repeated, refused, secondBy } = last.payload;
  const counts = [rows, added, repeated, refused] as const;
  upsertRow.on(db).run(key, fileHash, fileName, ...counts, last.wallTime, packId(last.actor), packId(secondBy));
}

import type { BatchSeal } from '../../protocol/batch-seal.ts';
import { type StoredId, packId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { namedStatement } from '../statements.ts';

/** The runs that the hub has ordered, with their seals: what an audit checks other devices' events by. */
export interface BatchRow {
  readonly hubSequence: number;
  readonly epoch: string;
  readonly seal: BatchSeal;
  /** Name of each command by the device sequence of its first event that was seen here. */
  readonly names: CommandNames;
}

/** By name, so that a name stands once: `{"application.accept":[17,23]}`. */
export type CommandNames = Readonly<Record<string, readonly number[]>>;

interface StoredBatch {
  readonly hub_sequence: number;
  readonly epoch: string;
  readonly seal: string;
  readonly names: string;
}

const COLUMNS = 'hub_sequence, epoch, seal, names';
const upsert = namedStatement<[StoredId, number, number, number, string, string, string]>(
  'batch.set',
  `INSERT INTO batch (device, first_sequence, last_sequence, hub_sequence, epoch, seal, names) VALUES (?, ?, ?, ?, ?, ?, ?)
   ON CONFLICT (device, first_sequence) DO UPDATE SET last_sequence = excluded.last_sequence,
     hub_sequence = excluded.hub_sequence, epoch = excluded.epoch, seal = excluded.seal, names = excluded.names`,
);
const selectUpTo = namedStatement<[device: StoredId, sequence: number], StoredBatch>(
  'batch.up-to',
  `SELECT ${COLUMNS} FROM batch WHERE device = ? AND first_sequence <= ? ORDER BY first_sequence DESC LIMIT 1`,
);
const selectFrom = namedStatement<[device: StoredId, sequence: number], StoredBatch>(
  'batch.from',
  `SELECT ${COLUMNS} FROM batch WHERE device = ? AND first_sequence >= ? ORDER BY first_sequence LIMIT 1`,
);
const selectPage = namedStatement<[device: StoredId, after: number, limit: number], StoredBatch>(
  'batch.page',
  `SELECT ${COLUMNS} FROM batch WHERE device = ? AND first_sequence > ? ORDER BY first_sequence LIMIT +?`,
);
const selectOrdered = namedStatement<[epoch: string, after: number, limit: number], StoredBatch>(
  'batch.ordered',
  `SELECT ${COLUMNS} FROM batch WHERE epoch = ? AND hub_sequence > ? ORDER BY hub_sequence LIMIT +?`,
);
const selectOutside = namedStatement<[epoch: string, after: number, log: string, limit: number], StoredBatch>(
  'batch.of-other-logs',
  `SELECT ${COLUMNS} FROM batch
   WHERE (epoch, hub_sequence) > (?, ?) AND epoch <> ? ORDER BY epoch, hub_sequence LIMIT +?`,
);
const deleteOverlapping = namedStatement<[device: StoredId, last: number, first: number, epoch: string]>(
  'batch.forget-overlapping',
  `DELETE FROM batch WHERE device = ? AND first_sequence <= ? AND last_sequence >= ? AND epoch <> ?`,
);
const deleteBeyond = namedStatement<[device: StoredId, sequence: number, epoch: string]>(
  'batch.forget-beyond',
  `DELETE FROM batch WHERE device = ? AND last_sequence > ? AND epoch = ?`,
);
/** A run of which something left with its office cannot be made again here, and must not be cut otherwise. */
const selectDeparted = namedStatement<[device: StoredId, after: number], { readonly first_sequence: number }>(
  'batch.departed-after',
  `SELECT first_sequence FROM batch WHERE device = ? AND last_sequence > ? AND EXISTS (
     SELECT 1 FROM departed_event WHERE departed_event.device = batch.device
       AND device_sequence >= first_sequence AND device_sequence <= last_sequence)
   ORDER BY first_sequence LIMIT 1`,
);

export function saveBatchRow(db: Database, { seal, hubSequence, epoch, names }: BatchRow): void {
  upsert
    .on(db)
    .run(
      packId(seal.device),
      seal.firstSequence,
      seal.lastSequence,
      hubSequence,
      epoch,
      JSON.stringify(seal),
      JSON.stringify(names),
    );
}

/** The last run that begins at `sequence` or before. */
export function batchUpTo(db: Database, device: StoredId, sequence: number): BatchRow | undefined {
  return rowOf(selectUpTo.on(db).get(device, sequence));
}

/** The first run that begins at `sequence` or after. */
export function batchFrom(db: Database, device: StoredId, sequence: number): BatchRow | undefined {
  return rowOf(selectFrom.on(db).get(device, sequence));
}

/** A device's runs in the order of its chain, that begin behind `after`. */
export function batchPage(
  db: Database,
  device: StoredId,
  { after, limit }: { readonly after: number; readonly limit: number },
): readonly BatchRow[] {
  return selectPage
    .on(db)
    .all(device, after, limit)
    .flatMap((row) => rowOf(row) ?? []);
}

/** In the order of a hub's log. */
export function orderedBatches(
  db: Database,
  at: { readonly epoch: string; readonly after: number },
  limit: number,
): readonly BatchRow[] {
  return selectOrdered
    .on(db)
    .all(at.epoch, at.after, limit)
    .flatMap((row) => rowOf(row) ?? []);
}

/** Runs that are not in this log of the hub as far as it was read, in the order of the logs in which they were. */
export function orderedOutside(
  db: Database,
  { log, after }: { readonly log: string; readonly after: { readonly epoch: string; readonly hubSequence: number } },
  limit: number,
): readonly BatchRow[] {
  return selectOutside
    .on(db)
    .all(after.epoch, after.hubSequence, log, limit)
    .flatMap((row) => rowOf(row) ?? []);
}

/** Runs of an older log of the hub that this run takes the place of. */
export function forgetOverlapping(db: Database, seal: BatchSeal, epoch: string): void {
  deleteOverlapping.on(db).run(packId(seal.device), seal.lastSequence, seal.firstSequence, epoch);
}

/** Where the first run beyond `sequence` begins that only others can bring; undefined when there is none. */
export function departedRunAfter(db: Database, device: StoredId, sequence: number): number | undefined {
  return selectDeparted.on(db).get(device, sequence)?.first_sequence;
}

/** Runs of this log beyond `sequence`, which will be cut anew. */
export function forgetBeyond(db: Database, run: { device: StoredId; after: number }, epoch: string): void {
  deleteBeyond.on(db).run(run.device, run.after, epoch);
}

export function mergeNames(first: CommandNames, second: CommandNames): CommandNames {
  const merged: Record<string, readonly number[]> = { ...first };
  for (const [name, sequences] of Object.entries(second)) {
    merged[name] = [...new Set([...(merged[name] ?? []), ...sequences])].sort((a, b) => a - b);
  }
  return merged;
}

function rowOf(row: StoredBatch | undefined): BatchRow | undefined {
  if (row === undefined) return undefined;
  return {
    hubSequence: row.hub_sequence,
    epoch: row.epoch,
    seal: JSON.parse(row.seal) as BatchSeal,
    // A thousand numbers, which hardly anybody asks for.
    get names() {
      return JSON.parse(row.names) as CommandNames;
    },
  };
}

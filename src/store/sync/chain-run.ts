import type { Envelope } from '../../protocol/envelope.ts';
import type { StoredId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { type EventRow, envelopeOfRow } from '../event-row.ts';
import { namedStatement } from '../statements.ts';

/** A device's chain as it was written, superseded events among those that count. */
export interface ChainRow extends Omit<EventRow, 'position'> {
  readonly superseded: 0 | 1;
}

const COLUMNS =
  'event_id, stream, stream_version, type, payload, command_id, actor, device, device_sequence, wall_time, office, previous_hash, hash';

const selectRun = namedStatement<[StoredId, number, number, StoredId, number, number, number], ChainRow>(
  'chain-run.after',
  `SELECT ${COLUMNS}, 0 AS superseded FROM event
   WHERE device = ? AND device_sequence > ? AND device_sequence <= ?
   UNION ALL
   SELECT ${COLUMNS}, 1 AS superseded FROM superseded_event
   WHERE device = ? AND device_sequence > ? AND device_sequence <= ?
   ORDER BY device_sequence LIMIT ?`,
);
const selectLive = namedStatement<[device: StoredId, first: number, last: number], EventRow>(
  'chain-run.live',
  `SELECT position, ${COLUMNS} FROM event
   WHERE device = ? AND device_sequence >= ? AND device_sequence <= ? ORDER BY device_sequence`,
);
const selectSuperseded = namedStatement<[device: StoredId, first: number, last: number], Omit<EventRow, 'position'>>(
  'chain-run.superseded',
  `SELECT ${COLUMNS} FROM superseded_event
   WHERE device = ? AND device_sequence >= ? AND device_sequence <= ? ORDER BY device_sequence`,
);

export interface Run {
  readonly device: StoredId;
  readonly first: number;
  readonly last: number;
}

/** The next events of a chain, whatever became of them. */
export function chainAfter(db: Database, device: StoredId, run: { after: number; limit: number }): readonly ChainRow[] {
  const { after, limit } = run;
  const end = Number.MAX_SAFE_INTEGER;
  return selectRun.on(db).all(device, after, end, device, after, end, limit);
}

/** The events of a run that count and are here. */
export function liveRun(db: Database, { device, first, last }: Run): readonly EventRow[] {
  return selectLive.on(db).all(device, first, last);
}

export function supersededRun(db: Database, { device, first, last }: Run): readonly Envelope[] {
  return selectSuperseded
    .on(db)
    .all(device, first, last)
    .map((row) => envelopeOfRow({ ...row, position: 0 }));
}

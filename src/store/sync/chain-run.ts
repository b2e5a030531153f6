import type { Envelope } from '../../protocol/envelope.ts';
import type { StoredId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { type EventRow, envelopeOfRow } from '../event-row.ts';
import { namedStatement } from '../statements.ts';

const COLUMNS =
  'event_id, stream, stream_version, type, payload, command_id, actor, device, device_sequence, wall_time, office, previous_hash, hash';

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
const countLive = namedStatement<[device: StoredId, first: number, last: number], { n: number }>(
  'chain-run.count-live',
  `SELECT count(*) AS n FROM event WHERE device = ? AND device_sequence >= ? AND device_sequence <= ?`,
);
const selectSupersededSequences = namedStatement<
  [device: StoredId, first: number, last: number],
  { device_sequence: number }
>(
  'chain-run.superseded-sequences',
  `SELECT device_sequence FROM superseded_event
   WHERE device = ? AND device_sequence >= ? AND device_sequence <= ? ORDER BY device_sequence`,
);

export interface Run {
  readonly device: StoredId;
  readonly first: number;
  readonly last: number;
}

/** The events of a run that count and are here. */
export function liveRun(db: Database, { device, first, last }: Run): readonly EventRow[] {
  return selectLive.on(db).all(device, first, last);
}

export function liveCount(db: Database, { device, first, last }: Run): number {
  return countLive.on(db).get(device, first, last)?.n ?? 0;
}

export function supersededSequences(db: Database, { device, first, last }: Run): readonly number[] {
  return selectSupersededSequences
    .on(db)
    .all(device, first, last)
    .map((row) => row.device_sequence);
}

export function supersededRun(db: Database, { device, first, last }: Run): readonly Envelope[] {
  return selectSuperseded
    .on(db)
    .all(device, first, last)
    .map((row) => envelopeOfRow({ ...row, position: 0 }));
}

import type { Envelope } from '../protocol/envelope.ts';
import { type StoredId, packId } from './compact-id.ts';
import type { Database } from './connection.ts';
import {
  EVENT_COLUMNS,
  type EventRow,
  LOADED_COLUMNS,
  type LoadedEvent,
  type LoadedRow,
  envelopeOfRow,
  loadedEventOfRow,
  type StepEvent,
  type StepRow,
  stepEventOfRow,
} from './event-row.ts';
import { namedStatement } from './statements.ts';

/**
 * Reading the log. Writing goes through the unit of work, or comes from the hub (sync/apply-ordered.ts).
 *
 * A device's chain is longer than what `event` holds of it: what was superseded or may no longer be seen here is kept
 * beside (migrations/0004-sync.ts), and a place in the chain is looked for there too.
 */

const selectStream = namedStatement<[stream: string], EventRow>(
  'event-log.stream',
  `SELECT ${EVENT_COLUMNS} FROM event WHERE stream = ? ORDER BY stream_version`,
);
const selectLoaded = namedStatement<[stream: string], LoadedRow>(
  'event-log.loaded',
  `SELECT ${LOADED_COLUMNS} FROM event WHERE stream = ? ORDER BY stream_version`,
);
const selectLoadedAfter = namedStatement<[stream: string, after: number], LoadedRow>(
  'event-log.loaded-after',
  `SELECT ${LOADED_COLUMNS} FROM event WHERE stream = ? AND stream_version > ? ORDER BY stream_version`,
);
const selectSteps = namedStatement<[stream: string], StepRow>(
  'event-log.steps',
  `SELECT type, payload, actor FROM event WHERE stream = ? ORDER BY stream_version`,
);
const selectHashOf = namedStatement<[stream: string, version: number], { hash: Buffer }>(
  'event-log.hash-of',
  `SELECT hash FROM event WHERE stream = ? AND stream_version = ?`,
);
const selectVersion = namedStatement<[stream: string], { stream_version: number }>(
  'event-log.stream-version',
  `SELECT stream_version FROM event WHERE stream = ? ORDER BY stream_version DESC LIMIT 1`,
);
const selectTip = namedStatement<[stream: string], { hash: Buffer }>(
  'event-log.stream-tip',
  `SELECT hash FROM event WHERE stream = ? ORDER BY stream_version DESC LIMIT 1`,
);
const selectEnd = namedStatement<[stream: string], { stream_version: number; hash: Buffer }>(
  'event-log.stream-end',
  `SELECT stream_version, hash FROM event WHERE stream = ? ORDER BY stream_version DESC LIMIT 1`,
);
const selectAfter = namedStatement<[position: number, limit: number], EventRow>(
  'event-log.after',
  `SELECT ${EVENT_COLUMNS} FROM event WHERE position > ? ORDER BY position LIMIT +?`,
);
const lastOf = (table: string): string =>
  `SELECT * FROM (SELECT device_sequence, hash FROM ${table} WHERE device = ? ORDER BY device_sequence DESC LIMIT 1)`;
const selectHead = namedStatement<[StoredId, StoredId, StoredId], { device_sequence: number; hash: Buffer }>(
  'event-log.device-head',
  `${lastOf('event')} UNION ALL ${lastOf('superseded_event')} UNION ALL ${lastOf('departed_event')}
   ORDER BY device_sequence DESC LIMIT 1`,
);
const hashIn = (table: string): string => `SELECT hash FROM ${table} WHERE device = ? AND device_sequence = ?`;
const selectHash = namedStatement<[StoredId, number, StoredId, number, StoredId, number], { hash: Buffer }>(
  'event-log.hash-at',
  `${hashIn('event')} UNION ALL ${hashIn('superseded_event')} UNION ALL ${hashIn('departed_event')} LIMIT 1`,
);
const selectLastPosition = namedStatement<[], { position: number | null }>(
  'event-log.last-position',
  `SELECT max(position) AS position FROM event`,
);
const selectStreamsWithPrefix = namedStatement<
  [from: string, to: string, limit: number],
  { stream: string; stream_version: number }
>(
  'event-log.streams-with-prefix',
  `SELECT stream, max(stream_version) AS stream_version FROM event
   WHERE stream >= ? AND stream < ? GROUP BY stream ORDER BY stream LIMIT +?`,
);

export interface LogEvent {
  /** The place in this desk's log; differs between desks. */
  readonly position: number;
  readonly envelope: Envelope;
}

/** A stream's events as they were written, oldest first. */
export function readStream(db: Database, stream: string): readonly LogEvent[] {
  return selectStream.on(db).all(stream).map(logEventOf);
}

/** A stream's events as decisions read them, in the version in which they were written, oldest first. */
export function loadEvents(db: Database, stream: string): readonly LoadedEvent[] {
  return selectLoaded.on(db).all(stream).map(loadedEventOfRow);
}

/** The same with the actor alone: one list passes over a dozen cases, and ids cost as much as the rest of an event. */
export function loadSteps(db: Database, stream: string): readonly StepEvent[] {
  return selectSteps.on(db).all(stream).map(stepEventOfRow);
}

/** A stream's events as decisions read them, of what came after a version. */
export function loadEventsAfter(db: Database, stream: string, after: number): readonly LoadedEvent[] {
  return selectLoadedAfter.on(db).all(stream, after).map(loadedEventOfRow);
}

/** The hash of a stream's event at a version, which stands for all up to it; undefined when there is none. */
export function streamHashAt(db: Database, stream: string, version: number): string | undefined {
  return selectHashOf.on(db).get(stream, version)?.hash.toString('hex');
}

/** The version of a stream's last event; 0 when there is none. */
export function streamVersion(db: Database, stream: string): number {
  return selectVersion.on(db).get(stream)?.stream_version ?? 0;
}

/** The hash of a stream's last event, which stands for all of it; undefined when there is none. */
export function streamTip(db: Database, stream: string): string | undefined {
  return selectTip.on(db).get(stream)?.hash.toString('hex');
}

/** Version and hash of a stream's last event: while both are the same, so is all that is folded from it. */
export function streamEnd(
  db: Database,
  stream: string,
): { readonly version: number; readonly hash: string } | undefined {
  const row = selectEnd.on(db).get(stream);
  return row === undefined ? undefined : { version: row.stream_version, hash: row.hash.toString('hex') };
}

/** The next events of the whole log after a position. */
export function readLog(db: Database, after: number, limit: number): readonly LogEvent[] {
  return selectAfter.on(db).all(after, limit).map(logEventOf);
}

/** The end of a device's chain, as far as this desk knows it. */
export function deviceHead(
  db: Database,
  device: string,
): { readonly deviceSequence: number; readonly hash: Buffer } | undefined {
  const id = packId(device);
  const row = selectHead.on(db).get(id, id, id);
  return row === undefined ? undefined : { deviceSequence: row.device_sequence, hash: row.hash };
}

/** The hash of one event of a device's chain; undefined when this desk does not know it. */
export function eventHashAt(db: Database, device: string, sequence: number): Buffer | undefined {
  const id = packId(device);
  return selectHash.on(db).get(id, sequence, id, sequence, id, sequence)?.hash;
}

/** 0 for an empty log. */
export function lastPosition(db: Database): number {
  return selectLastPosition.on(db).get()?.position ?? 0;
}

/** Names and versions of streams that begin with `prefix`, e.g. `claim:identity:`, in name order. */
export function streamsWithPrefix(
  db: Database,
  prefix: string,
  limit: number,
): readonly { readonly stream: string; readonly version: number }[] {
  return selectStreamsWithPrefix
    .on(db)
    .all(prefix, `${prefix}\u{10ffff}`, limit)
    .map((row) => ({ stream: row.stream, version: row.stream_version }));
}

function logEventOf(row: EventRow): LogEvent {
  return { position: row.position, envelope: envelopeOfRow(row) };
}

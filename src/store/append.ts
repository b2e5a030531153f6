import { hash } from 'node:crypto';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { GENESIS_HASH } from '../protocol/envelope.ts';
import { hashedText } from '../protocol/hashed-text.ts';
import type { CaseFile } from './case-file.ts';
import { type StoredId, packId } from './compact-id.ts';
import type { Database } from './connection.ts';
import { type LogEvent, deviceHead, readStream } from './event-log.ts';
import { extendRows, hasProjection, project } from './projection.ts';
import { namedStatement } from './statements.ts';

/**
 * The pen of this desk: adds events to the end of its own chain inside a transaction that somebody else holds. Two use
 * it, the unit of work for what a person decides, and the sync for what is decided again on a newer history.
 */
export interface ChainWriter {
  readonly db: Database;
  readonly device: string;
  readonly packedDevice: StoredId;
  readonly newId: () => string;
  sequence: number;
  previousHash: string;
  /** What was added to every stream, and where the stream stood before. */
  readonly touched: Map<string, TouchedStream>;
}

interface TouchedStream {
  readonly before: number;
  readonly added: LogEvent[];
}

export interface NewEvent {
  readonly type: string;
  readonly payload: object;
}

export interface StreamAppend {
  readonly stream: string;
  /** 0 when the stream must not exist yet. */
  readonly expectedVersion: number;
  /** May be empty: then the stream is only checked not to have moved. */
  readonly events: readonly NewEvent[];
}

/** What all events of a command share. */
export interface EventOrigin {
  readonly commandId: string;
  readonly actor: string;
  readonly office: string;
  readonly wallTime: number;
  /** Packed once per command, though every event carries them. */
  readonly ids: { readonly command: StoredId; readonly actor: StoredId };
}

const insertEvent = namedStatement<
  [StoredId, string, number, string, string, StoredId, StoredId, StoredId, number, number, string, Buffer, Buffer]
>(
  'event-log.insert',
  `INSERT INTO event (event_id, stream, stream_version, type, payload, command_id, actor, device, device_sequence,
     wall_time, office, previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
);

/** Begins at the end of this desk's chain. */
export function chainWriter(file: CaseFile): ChainWriter {
  const head = deviceHead(file.db, file.device.id);
  return {
    db: file.db,
    device: file.device.id,
    packedDevice: packId(file.device.id),
    newId: file.newId,
    sequence: head?.deviceSequence ?? 0,
    previousHash: head?.hash.toString('hex') ?? GENESIS_HASH,
    touched: new Map(),
  };
}

/** The rows of every stream that was added to. */
export function projectTouched(file: CaseFile, { touched }: ChainWriter): void {
  const { db, projections } = file;
  for (const [stream, { before, added }] of touched) {
    if (!hasProjection(projections, stream)) continue;
    if (before > 0 && extendRows(db, projections, { stream, before, added })) continue;
    project(db, projections, before === 0 ? added : readStream(db, stream));
  }
}

/** After the transaction is flushed: what is noted now is on the disk (last-write.ts). */
export function noteHead(file: CaseFile, { touched, device, sequence, previousHash }: ChainWriter): void {
  if (touched.size > 0) file.lastWrite.note({ device, deviceSequence: sequence, hash: previousHash });
}

export function appendStream(writer: ChainWriter, origin: EventOrigin, append: StreamAppend): readonly LogEvent[] {
  if (append.events.length === 0) return [];
  const { stream, expectedVersion } = append;
  const touched = writer.touched.get(stream) ?? { before: expectedVersion, added: [] };
  writer.touched.set(stream, touched);
  const written = append.events.map((event, index) =>
    appendEvent(writer, origin, { stream, version: expectedVersion + index + 1, event }),
  );
  touched.added.push(...written);
  return written;
}

interface EventPlace {
  readonly stream: string;
  readonly version: number;
  readonly event: NewEvent;
}

function appendEvent(writer: ChainWriter, origin: EventOrigin, place: EventPlace): LogEvent {
  const payload = canonicalJson(place.event.payload);
  writer.sequence += 1;
  const header = {
    id: writer.newId(),
    stream: place.stream,
    streamVersion: place.version,
    type: place.event.type,
    commandId: origin.commandId,
    actor: origin.actor,
    device: writer.device,
    deviceSequence: writer.sequence,
    wallTime: origin.wallTime,
    office: origin.office,
    previousHash: writer.previousHash,
  };
  const eventHash = hash('sha256', hashedText(header, payload));
  const { lastInsertRowid } = insertEvent
    .on(writer.db)
    .run(
      packId(header.id),
      header.stream,
      header.streamVersion,
      header.type,
      payload,
      origin.ids.command,
      origin.ids.actor,
      writer.packedDevice,
      header.deviceSequence,
      header.wallTime,
      header.office,
      Buffer.from(header.previousHash, 'hex'),
      Buffer.from(eventHash, 'hex'),
    );
  writer.previousHash = eventHash;
  return {
    position: Number(lastInsertRowid),
    // Read back from the stored text: what callers and projections see now is what a rebuild will see.
    envelope: { ...header, payload: JSON.parse(payload) as Record<string, unknown>, hash: eventHash },
  };
}

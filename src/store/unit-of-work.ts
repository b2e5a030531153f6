import { hash } from 'node:crypto';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { invariant } from '../kernel/invariant.ts';
import { type Envelope, GENESIS_HASH } from '../protocol/envelope.ts';
import { hashedText } from '../protocol/hashed-text.ts';
import type { CaseFile } from './case-file.ts';
import { type StoredId, packId, unpackId } from './compact-id.ts';
import type { Database } from './connection.ts';
import { type LogEvent, deviceHead, readStream, streamVersion } from './event-log.ts';
import { addToOutbox } from './outbox.ts';
import { hasProjection, project } from './projection.ts';
import { namedStatement } from './statements.ts';
import { guarded } from './store-fault.ts';

/**
 * The one way to write: a command's row, its events, its outbox row and the rows of all projections of the touched
 * streams in one IMMEDIATE transaction. What it returns as `committed` is on the disk; when it throws, nothing is.
 */
export interface CommitRequest {
  readonly commandId: string;
  readonly commandName: string;
  /** What the outbox keeps, to decide again after a pull. */
  readonly commandPayload: unknown;
  readonly actor: string;
  readonly office: string;
  readonly wallTime: number;
  /** Streams that must not have moved, with what is added to each; a stream at most once. */
  readonly appends: readonly StreamAppend[];
  /** What a repeat of this command id is answered with. */
  readonly outcome: unknown;
  /** More to write in the same transaction, after the projections (a credential, a draft that is done). */
  readonly also?: (db: Database) => void;
}

export interface StreamAppend {
  readonly stream: string;
  /** 0 when the stream must not exist yet. */
  readonly expectedVersion: number;
  /** May be empty: then the stream is only checked not to have moved. */
  readonly events: readonly NewEvent[];
}

export interface NewEvent {
  readonly type: string;
  readonly payload: object;
}

export type CommitResult =
  | { readonly kind: 'committed'; readonly envelopes: readonly Envelope[] }
  /** This command id was committed before: nothing was written. */
  | { readonly kind: 'repeated'; readonly outcome: unknown }
  /** Another command moved the stream: nothing was written; load, decide again. */
  | { readonly kind: 'behind'; readonly stream: string; readonly expected: number; readonly actual: number };

/** Commits one command. Never nest. */
export function commit(file: CaseFile, request: CommitRequest): CommitResult {
  const [result] = commitMany(file, [request]);
  invariant(result, 'one command has one result');
  return result;
}

/**
 * Commits a group in one transaction with one fsync, for bulk work. Each command has its own result; one that is
 * behind is left out without spoiling the others. A fault or a bug writes none of the group.
 */
export function commitMany(file: CaseFile, requests: readonly CommitRequest[]): readonly CommitResult[] {
  invariant(!file.db.inTransaction, 'a unit of work is never nested');
  const group = file.db.transaction(() => {
    const head = deviceHead(file.db, file.device.id);
    const writer: GroupWriter = {
      db: file.db,
      device: file.device.id,
      packedDevice: packId(file.device.id),
      newId: file.newId,
      sequence: head?.deviceSequence ?? 0,
      previousHash: head?.hash.toString('hex') ?? GENESIS_HASH,
      touched: new Map(),
    };
    const results = requests.map((request) => commitOne(writer, request));
    for (const [stream, events] of writer.touched) {
      if (hasProjection(file.projections, stream)) project(file.db, file.projections, events);
    }
    requests.forEach((request, index) => {
      if (results[index]?.kind === 'committed') request.also?.(file.db);
    });
    return { results, writer };
  });
  const { results, writer } = guarded(file.db.name, () => group.immediate());
  noteHead(file, writer);
  return results;
}

/** The transaction is flushed: what is noted now is on the disk (last-write.ts). */
function noteHead(file: CaseFile, { touched, device, sequence, previousHash }: GroupWriter): void {
  if (touched.size > 0) file.lastWrite.note({ device, deviceSequence: sequence, hash: previousHash });
}

interface GroupWriter {
  readonly db: Database;
  readonly device: string;
  readonly packedDevice: StoredId;
  readonly newId: () => string;
  sequence: number;
  previousHash: string;
  /** The whole history of every stream that this group adds to, with what it added. */
  readonly touched: Map<string, LogEvent[]>;
}

const selectCommand = namedStatement<[commandId: StoredId], { name: string; actor: StoredId; outcome: string }>(
  'command.get',
  `SELECT name, actor, outcome FROM command WHERE command_id = ?`,
);
const insertCommand = namedStatement<
  [id: StoredId, name: string, actor: StoredId, at: number, first: number | null, count: number, outcome: string]
>(
  'command.insert',
  `INSERT INTO command (command_id, name, actor, recorded_at, first_position, event_count, outcome)
   VALUES (?, ?, ?, ?, ?, ?, ?)`,
);
const insertEvent = namedStatement<
  [StoredId, string, number, string, string, StoredId, StoredId, StoredId, number, number, string, Buffer, Buffer]
>(
  'event-log.insert',
  `INSERT INTO event (event_id, stream, stream_version, type, payload, command_id, actor, device, device_sequence,
     wall_time, office, previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
);

/** A command that was committed before. */
export interface RecordedCommand {
  readonly name: string;
  readonly actor: string;
  /** What it was answered with, and a repeat is answered with. */
  readonly outcome: unknown;
}

/** The command that was committed under an id: only the same command of the same actor is a repeat of it. */
export function recordedCommand(db: Database, commandId: string): RecordedCommand | undefined {
  return commandOf(db, packId(commandId));
}

/** What a command id was answered with, when it was committed before. */
export function recordedOutcome(db: Database, commandId: string): { readonly outcome: unknown } | undefined {
  return recordedCommand(db, commandId);
}

function commandOf(db: Database, commandId: StoredId): RecordedCommand | undefined {
  const row = selectCommand.on(db).get(commandId);
  if (row === undefined) return undefined;
  return { name: row.name, actor: unpackId(row.actor), outcome: JSON.parse(row.outcome) as unknown };
}

function commitOne(writer: GroupWriter, request: CommitRequest): CommitResult {
  const { db } = writer;
  const ids: PackedIds = { command: packId(request.commandId), actor: packId(request.actor) };
  const before = commandOf(db, ids.command);
  if (before !== undefined) return { kind: 'repeated', outcome: before.outcome };
  invariant(
    new Set(request.appends.map((append) => append.stream)).size === request.appends.length,
    'a command names a stream once',
  );
  // All streams are checked before the first write, so a command that is behind leaves no trace in its group.
  for (const { stream, expectedVersion } of request.appends) {
    const actual = streamVersion(db, stream);
    if (actual !== expectedVersion) return { kind: 'behind', stream, expected: expectedVersion, actual };
  }
  const written = request.appends.flatMap((append) => appendStream(writer, { request, ids }, append));
  recordCommand(db, { request, ids }, written);
  return { kind: 'committed', envelopes: written.map((event) => event.envelope) };
}

/** Packed once per command, though every event carries them. */
interface PackedIds {
  readonly command: StoredId;
  readonly actor: StoredId;
}

interface Command {
  readonly request: CommitRequest;
  readonly ids: PackedIds;
}

function recordCommand(db: Database, { request, ids }: Command, written: readonly LogEvent[]): void {
  insertCommand
    .on(db)
    .run(
      ids.command,
      request.commandName,
      ids.actor,
      request.wallTime,
      written[0]?.position ?? null,
      written.length,
      JSON.stringify(request.outcome ?? null),
    );
  addToOutbox(db, {
    commandId: ids.command,
    name: request.commandName,
    payload: request.commandPayload,
    at: request.wallTime,
  });
}

function appendStream(writer: GroupWriter, command: Command, append: StreamAppend): readonly LogEvent[] {
  if (append.events.length === 0) return [];
  const { stream, expectedVersion } = append;
  let history = writer.touched.get(stream);
  if (history === undefined) {
    history = expectedVersion === 0 ? [] : [...readStream(writer.db, stream)];
    writer.touched.set(stream, history);
  }
  const written = append.events.map((event, index) =>
    appendEvent(writer, command, { stream, version: expectedVersion + index + 1, event }),
  );
  history.push(...written);
  return written;
}

interface EventPlace {
  readonly stream: string;
  readonly version: number;
  readonly event: NewEvent;
}

function appendEvent(writer: GroupWriter, { request, ids }: Command, place: EventPlace): LogEvent {
  const payload = canonicalJson(place.event.payload);
  writer.sequence += 1;
  const header = {
    id: writer.newId(),
    stream: place.stream,
    streamVersion: place.version,
    type: place.event.type,
    commandId: request.commandId,
    actor: request.actor,
    device: writer.device,
    deviceSequence: writer.sequence,
    wallTime: request.wallTime,
    office: request.office,
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
      ids.command,
      ids.actor,
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

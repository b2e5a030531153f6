import { invariant } from '../kernel/invariant.ts';
import type { Envelope } from '../protocol/envelope.ts';
import {
  type ChainWriter,
  type EventOrigin,
  type StreamAppend,
  appendStream,
  chainWriter,
  noteHead,
  projectTouched,
} from './append.ts';
import type { CaseFile } from './case-file.ts';
import { type StoredId, packId, unpackId } from './compact-id.ts';
import type { Database } from './connection.ts';
import { type LogEvent, streamVersion } from './event-log.ts';
import { addToOutbox } from './outbox.ts';
import { namedStatement } from './statements.ts';
import { guarded } from './store-fault.ts';

export type { NewEvent, StreamAppend } from './append.ts';

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
    const writer = chainWriter(file);
    const results = requests.map((request) => commitOne(writer, request));
    projectTouched(file, writer);
    requests.forEach((request, index) => {
      if (results[index]?.kind === 'committed') request.also?.(file.db);
    });
    return { results, writer };
  });
  const { results, writer } = guarded(file.db.name, () => group.immediate());
  noteHead(file, writer);
  return results;
}

const selectCommand = namedStatement<[commandId: StoredId], { name: string; actor: StoredId; outcome: string }>(
  'command.get',
  `SELECT name, actor, outcome FROM command WHERE command_id = ?`,
);
const insertCommand = namedStatement<
  [
    id: StoredId,
    name: string,
    actor: StoredId,
    at: number,
    first: number | null,
    count: number,
    outcome: string,
    waitsAt: number | null,
  ]
>(
  'command.insert',
  `INSERT INTO command (command_id, name, actor, recorded_at, first_position, event_count, outcome, outbox_sequence)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
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

function commitOne(writer: ChainWriter, request: CommitRequest): CommitResult {
  const { db } = writer;
  const origin: EventOrigin = {
    commandId: request.commandId,
    actor: request.actor,
    office: request.office,
    wallTime: request.wallTime,
    ids: { command: packId(request.commandId), actor: packId(request.actor) },
  };
  const before = commandOf(db, origin.ids.command);
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
  const written = request.appends.flatMap((append) => appendStream(writer, origin, append));
  recordCommand(db, { request, origin }, written);
  return { kind: 'committed', envelopes: written.map((event) => event.envelope) };
}

interface Command {
  readonly request: CommitRequest;
  readonly origin: EventOrigin;
}

function recordCommand(db: Database, { request, origin }: Command, written: readonly LogEvent[]): void {
  const { command, actor } = origin.ids;
  const { commandName: name, commandPayload: payload, wallTime: at } = request;
  // A command without events has nothing that the hub could order.
  const waitsAt = written.length === 0 ? null : addToOutbox(db, { commandId: command, name, payload, at });
  const outcome = JSON.stringify(request.outcome ?? null);
  insertCommand.on(db).run(command, name, actor, at, written[0]?.position ?? null, written.length, outcome, waitsAt);
}

import { invariant } from '../../kernel/invariant.ts';
import type { Result } from '../../kernel/result.ts';
import { type ChainWriter, type EventOrigin, type StreamAppend, appendStream, chainWriter } from '../append.ts';
import type { CaseFile } from '../case-file.ts';
import { type StoredId, packId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { readStream, streamVersion } from '../event-log.ts';
import { hasProjection, project } from '../projection.ts';
import { namedStatement } from '../statements.ts';
import { type ConflictCause, conflictBook } from './open-conflict.ts';
import type { PendingCommand } from './pending-command.ts';
import type { Superseded, SupersededCommand } from './supersede.ts';

export type { PendingCommand } from './pending-command.ts';

export interface Redecided {
  readonly appends: readonly StreamAppend[];
  readonly outcome: unknown;
  /** More to write in the same transaction. */
  readonly also?: (db: Database) => void;
}

/** Called inside the transaction; reads through `file.load`. The refusal is kept as JSON. */
export type Redecide = (command: PendingCommand) => Result<Redecided, unknown>;

/** What takes the place of a command that the hub refused, where nothing is left for a person; undefined where something is. */
export type SettleRefused = (command: PendingCommand, reason: string) => Redecided | undefined;

export interface DecidedAgain {
  readonly rebased: readonly string[];
  readonly conflicts: readonly string[];
  readonly writer: ChainWriter;
}

const selectWaiting = namedStatement<[commandId: StoredId], { name: string; payload: string | null }>(
  'redecide.waiting',
  `SELECT command.name, outbox.payload FROM command
   LEFT JOIN outbox ON outbox.sequence = command.outbox_sequence AND outbox.command_id = command.command_id
   WHERE command.command_id = ?`,
);
const updateCommand = namedStatement<[first: number | null, count: number, outcome: string, id: StoredId]>(
  'command.decided-again',
  `UPDATE command SET first_position = ?, event_count = ?, outcome = ? WHERE command_id = ?`,
);
/** What left with its office and was given up keeps its hashes in the chain. */
const voidCommand = namedStatement<[id: StoredId, sameId: StoredId]>(
  'command.void',
  `UPDATE command SET first_position = NULL,
     event_count = (SELECT count(*) FROM departed_event WHERE departed_event.command_id = ?) WHERE command_id = ?`,
);
const deleteWaiting = namedStatement<[id: StoredId, sameId: StoredId]>(
  'outbox.remove-command',
  `DELETE FROM outbox WHERE command_id = ?
     AND sequence = (SELECT outbox_sequence FROM command WHERE command.command_id = ?)`,
);

/** Each overtaken command in its order: decided again at the end of the chain, or an item for a person. */
export function decideAgain(
  file: CaseFile,
  superseded: Superseded,
  rules: {
    readonly redecide: Redecide;
    readonly settleRefused?: SettleRefused;
    readonly refusedByHub?: { readonly commandIds: readonly string[]; readonly reason: string };
    /** Commands that the hub has as they were decided first. */
    readonly returned?: readonly string[];
  },
): DecidedAgain {
  const { db } = file;
  const writer = chainWriter(file);
  const book = conflictBook(file, superseded);
  const rebased: string[] = [];
  // A first attempt and its second may both be overtaken: the command is decided once, by its last attempt.
  for (const command of lastAttempts(superseded.commands)) {
    if (rules.returned?.includes(command.commandId) === true) continue;
    const pending = pendingCommand(db, command);
    voidCommand.on(db).run(command.packedId, command.packedId);
    const cause = conflictCause(pending, rules);
    const settled = typeof cause?.hubReason === 'string' ? rules.settleRefused?.(pending, cause.hubReason) : undefined;
    if (settled !== undefined) {
      append(file, { writer, pending, packedId: command.packedId }, settled);
      rebased.push(command.commandId);
      continue;
    }
    if (cause === undefined) {
      const decided = rules.redecide(pending);
      if (decided.ok) {
        append(file, { writer, pending, packedId: command.packedId }, decided.value);
        rebased.push(command.commandId);
        continue;
      }
      book.add(pending, { refusal: decided.error, hubReason: null });
    } else book.add(pending, cause);
    deleteWaiting.on(db).run(command.packedId, command.packedId);
  }
  return { rebased, conflicts: book.opened(), writer };
}

const updateReturned = namedStatement<[id: StoredId, sameId: StoredId, again: StoredId, which: StoredId]>(
  'command.returned',
  `UPDATE command SET first_position = (SELECT min(position) FROM event WHERE event.command_id = ?),
     event_count = (SELECT count(*) FROM event WHERE event.command_id = ?)
       + (SELECT count(*) FROM departed_event WHERE departed_event.command_id = ?) WHERE command_id = ?`,
);

/** A command stands where the hub has it: its first decision counts, and nothing of it waits. */
export function keepReturned(db: Database, commandIds: readonly string[]): void {
  for (const id of commandIds.map(packId)) {
    deleteWaiting.on(db).run(id, id);
    updateReturned.on(db).run(id, id, id, id);
  }
}

function lastAttempts(commands: readonly SupersededCommand[]): readonly SupersededCommand[] {
  const own = commands.filter((command) => command.isOwn);
  const last = new Map(own.map((command) => [command.commandId, command]));
  return own.filter((command) => last.get(command.commandId) === command);
}

function conflictCause(pending: PendingCommand, rules: Parameters<typeof decideAgain>[2]): ConflictCause | undefined {
  const { refusedByHub } = rules;
  if (refusedByHub?.commandIds.includes(pending.commandId) === true)
    return { refusal: null, hubReason: refusedByHub.reason };
  if (pending.payload === null) return { refusal: null, hubReason: 'lost-by-hub' };
  return undefined;
}

function pendingCommand(db: Database, { commandId, packedId, events }: SupersededCommand): PendingCommand {
  const row = selectWaiting.on(db).get(packedId);
  const [first] = events;
  invariant(first, 'a command that was overtaken had events');
  return {
    commandId,
    name: row?.name ?? '',
    payload: typeof row?.payload === 'string' ? (JSON.parse(row.payload) as unknown) : null,
    actor: first.actor,
    office: first.office,
    wallTime: first.wallTime,
    events,
  };
}

function append(
  file: CaseFile,
  { writer, pending, packedId }: { writer: ChainWriter; pending: PendingCommand; packedId: StoredId },
  decided: Redecided,
): void {
  const { db, projections } = file;
  const origin: EventOrigin = {
    commandId: pending.commandId,
    actor: pending.actor,
    office: pending.office,
    // When the person decided: the chain itself says that it was carried over later.
    wallTime: pending.wallTime,
    ids: { command: packedId, actor: packId(pending.actor) },
  };
  for (const { stream, expectedVersion } of decided.appends) {
    invariant(streamVersion(db, stream) === expectedVersion, `decided again on another version of ${stream}`);
  }
  const written = decided.appends.flatMap((each) => appendStream(writer, origin, each));
  const outcome = JSON.stringify(decided.outcome ?? null);
  updateCommand.on(db).run(written[0]?.position ?? null, written.length, outcome, packedId);
  if (written.length === 0) deleteWaiting.on(db).run(packedId, packedId);
  for (const { stream } of decided.appends) {
    if (writer.touched.has(stream) && hasProjection(projections, stream)) {
      project(db, projections, readStream(db, stream));
    }
  }
  decided.also?.(db);
}

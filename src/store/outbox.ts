import { type StoredId, packId, unpackId } from './compact-id.ts';
import type { Database } from './connection.ts';
import { namedStatement } from './statements.ts';

/** One row per command that the hub has not acknowledged yet. */
export interface OutboxItem {
  readonly sequence: number;
  readonly commandId: string;
  readonly name: string;
  readonly payload: unknown;
  readonly state: 'waiting' | 'refused';
  /** When the command was saved, by this desk's clock. */
  readonly recordedAt: number;
  readonly attempts: number;
  readonly nextTryAt: number;
  readonly lastError: string | undefined;
}

interface OutboxRow {
  readonly sequence: number;
  readonly command_id: StoredId;
  readonly name: string;
  readonly payload: string;
  readonly state: 'waiting' | 'refused';
  readonly recorded_at: number;
  readonly attempts: number;
  readonly next_try_at: number;
  readonly last_error: string | null;
}

const insertItem = namedStatement<[commandId: StoredId, name: string, payload: string, at: number, nextTry: number]>(
  'outbox.insert',
  `INSERT INTO outbox (command_id, name, payload, state, recorded_at, attempts, next_try_at)
   VALUES (?, ?, ?, 'waiting', ?, 0, ?)`,
);
const COLUMNS = 'sequence, command_id, name, payload, state, recorded_at, attempts, next_try_at, last_error';
const selectPage = namedStatement<[after: number, limit: number], OutboxRow>(
  'outbox.page',
  `SELECT ${COLUMNS} FROM outbox WHERE sequence > ? ORDER BY sequence LIMIT +?`,
);
const selectLatest = namedStatement<[before: number, limit: number], OutboxRow>(
  'outbox.latest',
  `SELECT ${COLUMNS} FROM outbox WHERE sequence < ? ORDER BY sequence DESC LIMIT +?`,
);
const selectCounts = namedStatement<[], { state: 'waiting' | 'refused'; n: number }>(
  'outbox.counts',
  `SELECT state, n FROM outbox_count`,
);

/** Part of the unit of work; returns where the command waits. */
export function addToOutbox(
  db: Database,
  command: { readonly commandId: StoredId; readonly name: string; readonly payload: unknown; readonly at: number },
): number {
  const payload = JSON.stringify(command.payload ?? null);
  const { lastInsertRowid } = insertItem.on(db).run(command.commandId, command.name, payload, command.at, command.at);
  return Number(lastInsertRowid);
}

const selectWaiting = namedStatement<[commandId: StoredId], number>(
  'outbox.has',
  `SELECT 1 FROM command CROSS JOIN outbox
     ON outbox.sequence = command.outbox_sequence AND outbox.command_id = command.command_id
   WHERE command.command_id = ? AND outbox.state = 'waiting'`,
  'first column',
);

/** Whether the hub has not acknowledged a command yet. */
export function isWaiting(db: Database, commandId: string): boolean {
  return selectWaiting.on(db).get(packId(commandId)) !== undefined;
}

/** Oldest first, after a sequence: the order in which commands are sent. */
export function outboxPage(db: Database, after: number, limit: number): readonly OutboxItem[] {
  return selectPage.on(db).all(after, limit).map(itemOf);
}

/** Newest first, before a sequence or from the end: the order in which a screen shows them. */
export function latestOutbox(db: Database, before: number | null, limit: number): readonly OutboxItem[] {
  return selectLatest
    .on(db)
    .all(before ?? Number.MAX_SAFE_INTEGER, limit)
    .map(itemOf);
}

export function outboxCounts(db: Database): { readonly waiting: number; readonly refused: number } {
  const counts = new Map(
    selectCounts
      .on(db)
      .all()
      .map((row) => [row.state, row.n]),
  );
  return { waiting: counts.get('waiting') ?? 0, refused: counts.get('refused') ?? 0 };
}

function itemOf(row: OutboxRow): OutboxItem {
  return {
    sequence: row.sequence,
    commandId: unpackId(row.command_id),
    name: row.name,
    payload: JSON.parse(row.payload) as unknown,
    state: row.state,
    recordedAt: row.recorded_at,
    attempts: row.attempts,
    nextTryAt: row.next_try_at,
    lastError: row.last_error ?? undefined,
  };
}

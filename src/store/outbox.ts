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
  readonly attempts: number;
  readonly next_try_at: number;
  readonly last_error: string | null;
}

const insertItem = namedStatement<[commandId: StoredId, name: string, payload: string, nextTryAt: number]>(
  'outbox.insert',
  `INSERT INTO outbox (command_id, name, payload, state, attempts, next_try_at) VALUES (?, ?, ?, 'waiting', 0, ?)`,
);
const selectPage = namedStatement<[after: number, limit: number], OutboxRow>(
  'outbox.page',
  `SELECT sequence, command_id, name, payload, state, attempts, next_try_at, last_error
   FROM outbox WHERE sequence > ? ORDER BY sequence LIMIT ?`,
);
const selectCounts = namedStatement<[], { state: 'waiting' | 'refused'; n: number }>(
  'outbox.counts',
  `SELECT state, n FROM outbox_count`,
);

/** Part of the unit of work. */
export function addToOutbox(
  db: Database,
  command: { readonly commandId: string; readonly name: string; readonly payload: unknown; readonly at: number },
): void {
  const payload = JSON.stringify(command.payload ?? null);
  insertItem.on(db).run(packId(command.commandId), command.name, payload, command.at);
}

/** The next items after a sequence, oldest first. */
export function outboxPage(db: Database, after: number, limit: number): readonly OutboxItem[] {
  return selectPage
    .on(db)
    .all(after, limit)
    .map((row) => ({
      sequence: row.sequence,
      commandId: unpackId(row.command_id),
      name: row.name,
      payload: JSON.parse(row.payload) as unknown,
      state: row.state,
      attempts: row.attempts,
      nextTryAt: row.next_try_at,
      lastError: row.last_error ?? undefined,
    }));
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

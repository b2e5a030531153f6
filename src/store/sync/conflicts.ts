import type { Database } from '../connection.ts';
import { namedStatement } from '../statements.ts';
import type { PendingCommand } from './pending-command.ts';

/** Commands of this desk that could not be carried over; each waits for a person, and stays after it was settled. */
export interface ConflictItem {
  readonly conflictId: string;
  /** UTC ms by this desk's clock, each later than the one before: the order of the list. */
  readonly openedAt: number;
  /** What the first of the commands is about. */
  readonly stream: string;
  readonly commands: readonly PendingCommand[];
  /** The version of the stream before these commands. */
  readonly baseVersion: number;
  /** What the rules said on the new history; null where the hub refused. */
  readonly refusal: unknown;
  readonly hubReason: string | null;
  readonly state: ConflictState;
  readonly settled: Settlement | null;
}

export type ConflictState = 'open' | 'settled';

export interface Settlement {
  readonly choice: 'again' | 'theirs' | 'new';
  readonly by: string;
  readonly at: number;
  readonly comment: string;
}

interface ConflictRow {
  readonly conflict_id: string;
  readonly opened_at: number;
  readonly stream: string;
  readonly commands: string;
  readonly base_version: number;
  readonly refusal: string | null;
  readonly hub_reason: string | null;
  readonly state: ConflictState;
  readonly choice: Settlement['choice'] | null;
  readonly settled_by: string | null;
  readonly settled_at: number | null;
  readonly comment: string | null;
}

const COLUMNS =
  'conflict_id, opened_at, stream, commands, base_version, refusal, hub_reason, state, choice, settled_by, settled_at, comment';
const insert = namedStatement<
  [id: string, at: number, stream: string, string, base: number, refusal: string | null, hubReason: string | null]
>(
  'conflict.insert',
  `INSERT INTO conflict (conflict_id, opened_at, stream, commands, base_version, refusal, hub_reason, state)
   VALUES (?, max(?, 1 + coalesce((SELECT max(opened_at) FROM conflict), 0)), ?, ?, ?, ?, ?, 'open')`,
);
const selectPage = namedStatement<[state: string, before: number, limit: number], ConflictRow>(
  'conflict.page',
  `SELECT ${COLUMNS} FROM conflict WHERE state = ? AND opened_at < ? ORDER BY opened_at DESC LIMIT +?`,
);
const selectOne = namedStatement<[id: string], ConflictRow>(
  'conflict.get',
  `SELECT ${COLUMNS} FROM conflict WHERE conflict_id = ?`,
);
const selectOpen = namedStatement<[], { n: number }>(
  'conflict.count-open',
  `SELECT count(*) AS n FROM conflict WHERE state = 'open'`,
);
const update = namedStatement<[choice: string, by: string, at: number, comment: string, id: string]>(
  'conflict.settle',
  `UPDATE conflict SET state = 'settled', choice = ?, settled_by = ?, settled_at = ?, comment = ?
   WHERE conflict_id = ? AND state = 'open'`,
);

/** Part of the transaction that took the commands out of their streams. */
export function insertConflict(
  db: Database,
  item: Pick<ConflictItem, 'conflictId' | 'stream' | 'commands' | 'baseVersion' | 'refusal' | 'hubReason'> & {
    readonly at: number;
  },
): void {
  const { conflictId, at, stream, commands, baseVersion, refusal, hubReason } = item;
  const said = refusal === null || refusal === undefined ? null : JSON.stringify(refusal);
  insert.on(db).run(conflictId, at, stream, JSON.stringify(commands), baseVersion, said, hubReason);
}

/** Newest first. */
export function conflictPage(
  db: Database,
  page: { readonly state: ConflictState; readonly before: number | null; readonly limit: number },
): readonly ConflictItem[] {
  return selectPage
    .on(db)
    .all(page.state, page.before ?? Number.MAX_SAFE_INTEGER, page.limit)
    .map(itemOf);
}

export function conflictById(db: Database, conflictId: string): ConflictItem | undefined {
  const row = selectOne.on(db).get(conflictId);
  return row === undefined ? undefined : itemOf(row);
}

export function openConflictCount(db: Database): number {
  return selectOpen.on(db).get()?.n ?? 0;
}

/** Part of a unit of work, so that a choice and what it does are one. False when it was settled before. */
export function settleConflict(db: Database, settlement: Settlement & { readonly conflictId: string }): boolean {
  const { choice, by, at, comment, conflictId } = settlement;
  return update.on(db).run(choice, by, at, comment, conflictId).changes === 1;
}

function itemOf(row: ConflictRow): ConflictItem {
  const { choice, settled_by: by, settled_at: at } = row;
  return {
    conflictId: row.conflict_id,
    openedAt: row.opened_at,
    stream: row.stream,
    commands: JSON.parse(row.commands) as readonly PendingCommand[],
    baseVersion: row.base_version,
    refusal: row.refusal === null ? null : (JSON.parse(row.refusal) as unknown),
    hubReason: row.hub_reason,
    state: row.state,
    settled: choice === null || by === null || at === null ? null : { choice, by, at, comment: row.comment ?? '' },
  };
}

import type { Database } from './connection.ts';
import { namedStatement } from './statements.ts';

/** One reading of personal data, or one sign-in. Append-only, kept on this desk (PI-06, PI-14). */
export interface AccessEntry {
  readonly at: number;
  readonly actor: string;
  /** e.g. `case.open`, `document.read`, `search`, `session.sign-in`. */
  readonly action: string;
  /** What was read: a case id, a document hash; empty when there is no one thing. */
  readonly subject: string;
  readonly detail: string;
}

const insert = namedStatement<[at: number, actor: string, action: string, subject: string, detail: string]>(
  'access-log.insert',
  `INSERT INTO access_log (at, actor, action, subject, detail) VALUES (?, ?, ?, ?, ?)`,
);
const selectPage = namedStatement<[before: number, limit: number], AccessEntry & { id: number }>(
  'access-log.page',
  `SELECT id, at, actor, action, subject, detail FROM access_log WHERE id < ? ORDER BY id DESC LIMIT ?`,
);
// The plus keeps SQLite on the ids, newest first: it would collect and sort all that these people ever read.
const selectPageOf = namedStatement<[before: number, actors: string, limit: number], AccessEntry & { id: number }>(
  'access-log.page-of',
  `SELECT id, at, actor, action, subject, detail FROM access_log
   WHERE id < ? AND +actor IN (SELECT value FROM json_each(?)) ORDER BY id DESC LIMIT ?`,
);

export function recordAccess(db: Database, entry: AccessEntry): void {
  insert.on(db).run(entry.at, entry.actor, entry.action, entry.subject, entry.detail);
}

export interface AccessPage {
  /** Entries before this id; null from the end. */
  readonly before: number | null;
  readonly limit: number;
  /** Only what these people did; everybody when absent. */
  readonly actors?: readonly string[];
}

/** Newest first. */
export function accessPage(
  db: Database,
  { before, limit, actors }: AccessPage,
): readonly (AccessEntry & { readonly id: number })[] {
  const end = before ?? Number.MAX_SAFE_INTEGER;
  return actors === undefined
    ? selectPage.on(db).all(end, limit)
    : selectPageOf.on(db).all(end, JSON.stringify(actors), limit);
}

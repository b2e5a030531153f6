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

export function recordAccess(db: Database, entry: AccessEntry): void {
  insert.on(db).run(entry.at, entry.actor, entry.action, entry.subject, entry.detail);
}

/** Newest first, before an id (or from the end). */
export function accessPage(
  db: Database,
  before: number | null,
  limit: number,
): readonly (AccessEntry & { readonly id: number })[] {
  return selectPage.on(db).all(before ?? Number.MAX_SAFE_INTEGER, limit);
}

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
interface PageParameters {
  readonly before: number;
  readonly from: number;
  readonly until: number;
  readonly actors: string | null;
  readonly subject: string | null;
  readonly kinds: string | null;
  readonly limit: number;
}

// The pluses keep SQLite on the ids, newest first: it would collect and sort all that these people ever read.
const selectPage = namedStatement<[PageParameters], AccessEntry & { id: number }>(
  'access-log.page',
  `SELECT id, at, actor, action, subject, detail FROM access_log
   WHERE id < @before AND at >= @from AND at < @until
     AND (@actors IS NULL OR +actor IN (SELECT value FROM json_each(@actors)))
     AND (@subject IS NULL OR +subject = @subject)
     AND (@kinds IS NULL OR substr(action, 1, instr(action || '.', '.') - 1) IN (SELECT value FROM json_each(@kinds)))
   ORDER BY id DESC LIMIT +@limit`,
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
  /** Only readings of this one thing. */
  readonly subject?: string;
  /** Only actions whose name begins so: `case` for `case.open`. */
  readonly kinds?: readonly string[];
  /** At this instant or later, and before that one. */
  readonly from?: number;
  readonly until?: number;
}

/** Newest first. */
export function accessPage(db: Database, page: AccessPage): readonly (AccessEntry & { readonly id: number })[] {
  return selectPage.on(db).all({
    before: page.before ?? Number.MAX_SAFE_INTEGER,
    from: page.from ?? 0,
    until: page.until ?? Number.MAX_SAFE_INTEGER,
    actors: page.actors === undefined ? null : JSON.stringify(page.actors),
    subject: page.subject ?? null,
    kinds: page.kinds === undefined ? null : JSON.stringify(page.kinds),
    limit: page.limit,
  });
}

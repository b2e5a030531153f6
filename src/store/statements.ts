import type BetterSqlite from 'better-sqlite3';
import { invariant } from '../kernel/invariant.ts';
import type { Database } from './connection.ts';

/** A statement with a name, prepared once per connection. */
export interface NamedStatement<Parameters extends unknown[], Row> {
  readonly name: string;
  readonly sql: string;
  /** The prepared statement of this connection. */
  on(db: Database): BetterSqlite.Statement<Parameters, Row>;
}

/** What a row comes as; said once, since saying it at every call costs as much as a short look-up. */
type RowShape = 'objects' | 'arrays' | 'first column';

const registry = new Map<string, string>();

/**
 * Declares a statement once, at the top of a module. Every declared statement is in the plan snapshot
 * (query-plans.test.ts), so an unexpected scan is seen before a clerk feels it.
 *
 * `LIMIT +?`, never `LIMIT ?`: SQLite plans by the number that is bound to a bare mark, and prepares the
 * statement again for every number that is bound, which costs ten times what a short page does. The same goes for a
 * comparison that stands in a partial index's condition: `stale_day < +?` where the index says `stale_day < 8388607`.
 */
export function namedStatement<Parameters extends unknown[], Row = never>(
  name: string,
  sql: string,
  shape: RowShape = 'objects',
): NamedStatement<Parameters, Row> {
  invariant(!registry.has(name), `two statements are named ${name}`);
  registry.set(name, sql);
  const prepared = new WeakMap<Database, BetterSqlite.Statement<Parameters, Row>>();
  return {
    name,
    sql,
    on(db) {
      let statement = prepared.get(db);
      if (statement === undefined) {
        statement = db.prepare<Parameters, Row>(sql);
        if (shape === 'arrays') statement.raw(true);
        if (shape === 'first column') statement.pluck(true);
        prepared.set(db, statement);
      }
      return statement;
    },
  };
}

/** Every declared statement, by name. */
export function namedStatements(): ReadonlyMap<string, string> {
  return registry;
}

/**
 * Forward-only migrations of the hub's database. Each is one transaction with the row that says it is done, under a lock
 * that a second process waits for: after a crash the database is as before or as after, and two hubs that start together
 * migrate once.
 */
import { invariant } from '../../kernel/invariant.ts';
import type { Sql, SqlQuery } from './sql.ts';

export interface HubMigration {
  /** 1, 2, 3 … without gaps. */
  readonly number: number;
  readonly name: string;
  readonly statements: readonly string[];
}

export interface MigrateOptions {
  readonly migrations: readonly HubMigration[];
  /** Before each statement, and before the commit: a test crashes here. */
  readonly onStatement?: (migration: number, index: number) => void;
}

/** The database was written by a newer program. */
export class NewerDatabase extends Error {
  override readonly name = 'NewerDatabase';
}

/** Any number, the same for every hub: the advisory lock under which a database is migrated. */
const LOCK = 6_301_104_003;

/** Brings the database to the newest version; returns what it ran. */
export async function migrateHub(sql: Sql, options: MigrateOptions): Promise<readonly number[]> {
  options.migrations.forEach((migration, index) => invariant(migration.number === index + 1, 'a gap in migrations'));
  await sql.transaction(async (tx) => {
    await lock(tx);
    await tx.query(
      `CREATE TABLE IF NOT EXISTS schema_version (
         version int PRIMARY KEY, name text NOT NULL, at timestamptz NOT NULL DEFAULT now())`,
    );
  });
  const done: number[] = [];
  for (const migration of options.migrations) {
    if (await run(sql, migration, options)) done.push(migration.number);
  }
  return done;
}

async function lock(tx: SqlQuery): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock($1::bigint)', [LOCK]);
}

function run(sql: Sql, migration: HubMigration, { migrations, onStatement }: MigrateOptions): Promise<boolean> {
  return sql.transaction(async (tx) => {
    await lock(tx);
    const [row] = await tx.query<{ version: number | null }>('SELECT max(version) AS version FROM schema_version');
    const current = row?.version ?? 0;
    if (current > migrations.length) {
      throw new NewerDatabase(
        `the database has version ${String(current)}, this program knows up to ${String(migrations.length)}: start the newer program`,
      );
    }
    if (current >= migration.number) return false;
    for (const [index, statement] of migration.statements.entries()) {
      onStatement?.(migration.number, index);
      await tx.query(statement);
    }
    onStatement?.(migration.number, migration.statements.length);
    await tx.query('INSERT INTO schema_version (version, name) VALUES ($1, $2)', [migration.number, migration.name]);
    onStatement?.(migration.number, migration.statements.length + 1);
    return true;
  });
}

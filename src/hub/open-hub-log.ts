import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { HubLog } from './log/hub-log.ts';
import { postgresLog } from './log/postgres-log.ts';
import type { HubLogger } from './logger.ts';
import { hubMigrations } from './migrations/all-migrations.ts';
import { migrateHub } from './sql/migrate.ts';
import { serverSql } from './sql/server-sql.ts';
import type { Sql } from './sql/sql.ts';

export interface HubPlace {
  /** Address of a PostgreSQL server; null: PGlite in `folder`. */
  readonly database: string | null;
  readonly folder: string;
}

/** Opens the log where it lies, brought to the newest version. */
export async function openHubLog({ database, folder }: HubPlace, logger: HubLogger): Promise<HubLog> {
  const sql = database === null ? await embedded(folder) : serverSql(database, logger);
  try {
    const migrated = await migrateHub(sql, { migrations: hubMigrations });
    if (migrated.length > 0) logger.info({ migrated }, 'database migrated');
    return await postgresLog(sql);
  } catch (error) {
    await sql.close();
    throw error;
  }
}

/** Loaded when it is asked for: a hub on a server does without it. */
async function embedded(folder: string): Promise<Sql> {
  const { pgliteSql } = await import('./sql/pglite-sql.ts');
  const place = join(folder, 'database');
  mkdirSync(place, { recursive: true, mode: 0o700 });
  return pgliteSql(place);
}

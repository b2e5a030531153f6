import { hubMigrations } from '../../../src/hub/migrations/all-migrations.ts';
import type { HubLog } from '../../../src/hub/log/hub-log.ts';
import { memoryLog } from '../../../src/hub/log/memory-log.ts';
import { postgresLog } from '../../../src/hub/log/postgres-log.ts';
import { silentLogger } from '../../../src/hub/logger.ts';
import { migrateHub } from '../../../src/hub/sql/migrate.ts';
import { pgliteSql } from '../../../src/hub/sql/pglite-sql.ts';
import { serverSql } from '../../../src/hub/sql/server-sql.ts';
import type { Sql } from '../../../src/hub/sql/sql.ts';
import { type PostgresServer, postgresServer } from './postgres-server.ts';

/** One way to keep the hub's log, as a suite opens it. */
export interface LogKind {
  readonly name: 'memory' | 'pglite' | 'postgres';
  /** What is slow to start, once. */
  start(): Promise<void>;
  /** An empty log. */
  open(): Promise<HubLog>;
  stop(): Promise<void>;
}

async function openedLog(sql: Sql): Promise<HubLog> {
  await migrateHub(sql, { migrations: hubMigrations });
  return postgresLog(sql);
}

const nothing = (): Promise<void> => Promise.resolve();

export const memoryKind: LogKind = {
  name: 'memory',
  start: nothing,
  open: () => Promise.resolve(memoryLog()),
  stop: nothing,
};

export const pgliteKind: LogKind = {
  name: 'pglite',
  start: nothing,
  open: async () => openedLog(await pgliteSql()),
  stop: nothing,
};

export function postgresKind(): LogKind & { server(): PostgresServer } {
  let server: PostgresServer | undefined;
  let count = 0;
  const started = (): PostgresServer => {
    if (server === undefined) throw new Error('not started');
    return server;
  };
  return {
    name: 'postgres',
    server: started,
    start: async () => {
      server = await postgresServer();
    },
    open: async () => {
      count += 1;
      return openedLog(serverSql(await started().database(`log${String(count)}`), silentLogger));
    },
    stop: async () => {
      await server?.remove();
    },
  };
}

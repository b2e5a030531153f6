import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hubMigrations } from '../../../src/hub/migrations/all-migrations.ts';
import { silentLogger } from '../../../src/hub/logger.ts';
import { NewerDatabase, migrateHub } from '../../../src/hub/sql/migrate.ts';
import { pgliteSql } from '../../../src/hub/sql/pglite-sql.ts';
import { serverSql } from '../../../src/hub/sql/server-sql.ts';
import type { Sql } from '../../../src/hub/sql/sql.ts';
import { type PostgresServer, postgresServer } from '../../support/hub/postgres-server.ts';

let server: PostgresServer;
const open: Sql[] = [];
let count = 0;

beforeAll(async () => {
  server = await postgresServer();
});
afterAll(async () => {
  for (const sql of open) await sql.close();
  await server.remove();
});

async function fresh(): Promise<{ readonly sql: Sql; readonly again: () => Sql }> {
  count += 1;
  const url = await server.database(`migrate${String(count)}`);
  const again = (): Sql => {
    const sql = serverSql(url, silentLogger);
    open.push(sql);
    return sql;
  };
  return { sql: again(), again };
}

const tables = async (sql: Sql): Promise<readonly string[]> => {
  const rows = await sql.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
};

const all = hubMigrations.map(({ number }) => number);

describe("the hub's migrations", () => {
  it('bring an empty database to the newest version, once', async () => {
    const { sql } = await fresh();
    expect(await migrateHub(sql, { migrations: hubMigrations })).toStrictEqual(all);
    expect(await migrateHub(sql, { migrations: hubMigrations })).toStrictEqual([]);
    expect(await tables(sql)).toContain('event');
  });

  it('run once when two processes start together', async () => {
    const { sql, again } = await fresh();
    const other = again();
    const both = await Promise.all([sql, other].map((each) => migrateHub(each, { migrations: hubMigrations })));
    expect(both.flat().sort()).toStrictEqual(all);
  });

  it('refuse a database of a newer program, and leave it', async () => {
    const { sql } = await fresh();
    await migrateHub(sql, { migrations: hubMigrations });
    await sql.query(`INSERT INTO schema_version (version, name) VALUES (99, 'later')`);
    await expect(migrateHub(sql, { migrations: hubMigrations })).rejects.toThrow(NewerDatabase);
  });

  it('leave old or new after a crash at any statement, never between', async () => {
    const steps = hubMigrations.flatMap(({ number, statements }) =>
      Array.from({ length: statements.length + 2 }, (_, index) => [number, index] as const),
    );
    const { sql } = await fresh();
    for (const [number, index] of steps) {
      await migrateHub(sql, { migrations: hubMigrations.slice(0, number - 1) });
      const before = await tables(sql);
      const crash = migrateHub(sql, {
        migrations: hubMigrations,
        onStatement: (at, statement) => {
          if (at === number && statement === index) throw new Error('crash');
        },
      });
      await expect(crash).rejects.toThrow('crash');
      const rows = await sql.query<{ version: number }>('SELECT version FROM schema_version ORDER BY version');
      expect(rows.map(({ version }) => version)).toStrictEqual(all.slice(0, number - 1));
      const after = (await tables(sql)).filter((name) => name !== 'schema_version');
      expect(after).toStrictEqual(before.filter((name) => name !== 'schema_version'));
    }
    expect(await migrateHub(sql, { migrations: hubMigrations })).toStrictEqual(all.slice(-1));
    expect(steps.length).toBeGreaterThan(20);
  });

  it('name the city first in every key of a table that belongs to a city', { timeout: 90_000 }, async () => {
    const sql = await pgliteSql();
    await migrateHub(sql, { migrations: hubMigrations });
    const keys = await sql.query<{ table: string; first: string }>(
      `SELECT c.relname AS table, a.attname AS first
       FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
       JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
       WHERE i.indisunique ORDER BY 1`,
    );
    expect(keys.length).toBeGreaterThan(14);
    const others = keys.filter(({ first }) => first !== 'city_code').map(({ table }) => table);
    expect(others).toStrictEqual(['schema_version']);
    await sql.close();
  });
});

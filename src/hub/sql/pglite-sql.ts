import { PGlite, type Transaction, types } from '@electric-sql/pglite';
import type { Sql, SqlQuery } from './sql.ts';

/** PostgreSQL inside this process, in a folder; without a folder in memory, for tests. */
export async function pgliteSql(folder?: string): Promise<Sql> {
  const options = { parsers: { [types.INT8]: Number } };
  const db = await (folder === undefined ? PGlite.create(options) : PGlite.create(folder, options));
  return {
    ...queryOver(db),
    transaction: (work) => db.transaction((tx) => work(queryOver(tx))),
    listen: async (channel, heard) => {
      const stop = await db.listen(channel, heard);
      return async () => {
        await stop();
      };
    },
    close: () => db.close(),
  };
}

function queryOver(db: PGlite | Transaction): SqlQuery {
  return {
    query: async <Row>(text: string, values: readonly unknown[] = []) => (await db.query<Row>(text, [...values])).rows,
    copy: async (table, columns, lines) => {
      await db.query(`COPY ${table} (${columns}) FROM '/dev/blob'`, [], { blob: new Blob([lines]) });
    },
  };
}

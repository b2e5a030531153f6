/**
 * The little that the hub's log asks of a database that speaks PostgreSQL: one text of SQL for a server and for PGlite.
 * Numbers come as numbers (int8 too: nothing here comes near 2^53), `bytea` is read and written as hex text by the SQL.
 */
export interface SqlQuery {
  query<Row>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  /** Many new rows at once, twice as fast as an INSERT; of several tables in one exchange with the server. */
  copy(...rows: readonly NewRows[]): Promise<void>;
}

export interface NewRows {
  readonly table: string;
  readonly columns: string;
  /** As copy-lines.ts writes them. */
  readonly lines: string;
}

export interface Sql extends SqlQuery {
  /** In one transaction, which is rolled back when `work` rejects. */
  transaction<T>(work: (sql: SqlQuery) => Promise<T>): Promise<T>;
  /** Calls `heard` for every notice on the channel, and with undefined when some may have been missed. */
  listen(channel: string, heard: (payload: string | undefined) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** Whether the database refused a row because another like it was there. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505';
}

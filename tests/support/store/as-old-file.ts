import type { Database } from '../../../src/store/connection.ts';

/** Filled by triggers as the rows come that they count, or by nobody. */
const NOT_COPIED =
  /^((outbox|queue|check|mark|unit|intent|review|renewal|leaving|ticket|ticket_due|ticket_held)_count|waiting_bucket|(case|ticket|library)_search.*|sqlite_.*)$/;

/**
 * Copies the rows of a desk into an empty file of an older version, as far as that version has the tables and columns:
 * today's program cannot write into a file of yesterday.
 */
export function copyIntoOldFile(from: Database, to: Database): void {
  const tables = to
    .prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid`)
    .all()
    .filter(({ name }) => !NOT_COPIED.test(name));
  to.transaction(() => {
    for (const { name } of tables) copyTable({ from, to, name });
  })();
}

function copyTable({
  from,
  to,
  name,
}: {
  readonly from: Database;
  readonly to: Database;
  readonly name: string;
}): void {
  const known = new Set(columnsOf(from, name).map((column) => column.name));
  const columns = columnsOf(to, name);
  const list = columns.map((column) => `"${column.name}"`).join(', ');
  // What a newer version keeps elsewhere is made anew there: any value of its type will do.
  const values = columns.map((column) =>
    known.has(column.name) ? `"${column.name}"` : (NOTHING[column.type] ?? 'NULL'),
  );
  const insert = to.prepare(`INSERT INTO "${name}" (${list}) VALUES (${columns.map(() => '?').join(', ')})`);
  const rows = from
    .prepare<[], unknown[]>(`SELECT ${values.join(', ')} FROM "${name}"`)
    .raw()
    .all();
  for (const row of rows) insert.run(...row);
}

const NOTHING: Readonly<Record<string, string>> = { INTEGER: '0', TEXT: `''`, BLOB: `x''` };

function columnsOf(db: Database, table: string): readonly { readonly name: string; readonly type: string }[] {
  return db.prepare<[], { name: string; type: string }>(`SELECT name, type FROM pragma_table_info('${table}')`).all();
}

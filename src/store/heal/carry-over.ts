/** What never leaves a desk and lies in its file alone: copied row by row, as far as each table can be read. */
import type { Database } from '../connection.ts';

/** Tables that stand by themselves, with what a person calls them. */
const TABLES = ['credential', 'draft', 'conflict', 'carried_batch', 'access_log'] as const;

export type CarriedTable = (typeof TABLES)[number];

export interface CarriedRows {
  readonly table: CarriedTable;
  readonly copied: number;
  /** False when a page of it could not be read: rows behind it may be lost. */
  readonly isWhole: boolean;
}

/** Copies what is not there yet; one transaction per table. */
export function carryOver(from: Database, to: Database): readonly CarriedRows[] {
  return TABLES.map((table) => {
    const { rows, isWhole } = readableRows(from, table);
    const write = to.transaction(() => {
      for (const row of rows) {
        const names = Object.keys(row);
        const places = names.map(() => '?').join(', ');
        to.prepare(`INSERT OR IGNORE INTO ${table} (${names.join(', ')}) VALUES (${places})`).run(
          ...Object.values(row),
        );
      }
    });
    write.immediate();
    return { table, copied: rows.length, isWhole };
  });
}

interface Readable {
  readonly rows: readonly Record<string, unknown>[];
  readonly isWhole: boolean;
}

function readableRows(db: Database, table: CarriedTable): Readable {
  const rows: Record<string, unknown>[] = [];
  try {
    for (const row of db.prepare<[], Record<string, unknown>>(`SELECT * FROM ${table}`).iterate()) rows.push(row);
    return { rows, isWhole: true };
  } catch {
    // A damaged page: what came before it is kept, and the report says that there was more.
    return { rows, isWhole: false };
  }
}

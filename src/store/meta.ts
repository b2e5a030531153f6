import type { Database } from './connection.ts';
import { namedStatement } from './statements.ts';
import { guarded } from './store-fault.ts';

const select = namedStatement<[key: string], { value: string }>('meta.get', `SELECT value FROM meta WHERE key = ?`);
const upsert = namedStatement<[key: string, value: string]>(
  'meta.set',
  `INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
);

/** Read while a desk opens, outside of any other guard: a damaged page is told as one. */
export function readMeta(db: Database, key: string): string | undefined {
  return guarded(db.name, () => select.on(db).get(key)?.value);
}

export function writeMeta(db: Database, key: string, value: string): void {
  upsert.on(db).run(key, value);
}

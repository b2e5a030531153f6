import { readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { invariant } from '../kernel/invariant.ts';
import type { Database } from './connection.ts';
import { syncFile, syncFolder } from './durable-file.ts';
import { StoreFault, guarded } from './store-fault.ts';

/**
 * Forward-only migrations. Each one's statements and the bump of `user_version` are one transaction, so a crash at
 * any statement leaves the file as it was before that migration (fault 12). Before an existing file is touched it is
 * copied beside itself.
 */
export interface Migration {
  /** 1, 2, 3 … without gaps; the file's `user_version` afterwards. */
  readonly number: number;
  readonly name: string;
  readonly statements: readonly string[];
}

export interface MigrateOptions {
  readonly migrations: readonly Migration[];
  /** Called before each statement and before each commit: a test crashes here. */
  readonly onStatement?: (migration: number, index: number) => void;
}

const COPIES_KEPT = 3;

/** Brings an open file to the newest version; `newer-file` when a newer program wrote it. Returns what it ran. */
export function migrate(db: Database, options: MigrateOptions): readonly number[] {
  return guarded(db.name, () => {
    options.migrations.forEach((migration, index) => invariant(migration.number === index + 1, 'a gap in migrations'));
    const newest = options.migrations.length;
    const current = fileVersion(db);
    if (current > newest) {
      throw new StoreFault(
        'newer-file',
        `this file has version ${current}, this program reads up to ${newest}: start the newer program`,
      );
    }
    if (current === newest) return [];
    if (current > 0) copyBeforeMigrating(db, newest);
    const pending = options.migrations.slice(current);
    for (const migration of pending) run(db, migration, options.onStatement);
    return pending.map((migration) => migration.number);
  });
}

export function fileVersion(db: Database): number {
  return db.pragma('user_version', { simple: true }) as number;
}

function run(db: Database, migration: Migration, onStatement: MigrateOptions['onStatement']): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    // Another process may have migrated between our look and our lock.
    if (fileVersion(db) >= migration.number) {
      db.exec('ROLLBACK');
      return;
    }
    migration.statements.forEach((statement, index) => {
      onStatement?.(migration.number, index);
      db.exec(statement);
    });
    onStatement?.(migration.number, migration.statements.length);
    db.pragma(`user_version = ${migration.number}`);
    onStatement?.(migration.number, migration.statements.length + 1);
    db.exec('COMMIT');
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

/**
 * `desk-before-0003.db`, the last few kept. The copy is encrypted as the file is. By `VACUUM INTO` and not by copying
 * bytes: closing any other handle of the file would drop this process's POSIX locks on it.
 */
function copyBeforeMigrating(db: Database, newest: number): void {
  const target = join(dirname(db.name), `desk-before-${String(newest).padStart(4, '0')}.db`);
  copyDatabase(db, `${target}.tmp`);
  renameSync(`${target}.tmp`, target);
  syncFolder(dirname(target));
  removeOldCopies(dirname(target));
}

/** A consistent, fsynced copy of an open database under the same key, while others read and write. */
export function copyDatabase(db: Database, target: string): void {
  guarded(target, () => {
    rmSync(target, { force: true });
    try {
      db.prepare('VACUUM INTO ?').run(target);
      syncFile(target);
    } catch (error) {
      rmSync(target, { force: true });
      throw error;
    }
  });
}

function removeOldCopies(folder: string): void {
  const copies = readdirSync(folder).filter((name) => /^desk-before-\d{4}\.db$/.test(name));
  for (const old of copies.sort().slice(0, -COPIES_KEPT)) rmSync(join(folder, old));
}

import BetterSqlite from 'better-sqlite3';
import { invariant } from '../kernel/invariant.ts';
import { StoreFault, guarded } from './store-fault.ts';
import { checkWal } from './wal-check.ts';

export type Database = BetterSqlite.Database;

export interface OpenOptions {
  readonly readonly?: boolean;
  readonly mustExist?: boolean;
  /** How long to wait for another process's write, ms. */
  readonly busyTimeout?: number;
  /** Takes what SQLite makes of a write-ahead log that is damaged: only to read what is left of a desk. */
  readonly evenDamaged?: boolean;
}

const BUSY_TIMEOUT_MS = 5_000;
/** 16 MB of WAL: an index page that bulk work writes over and over reaches the database once. */
const CHECKPOINT_PAGES = 4_000;

/**
 * Opens an encrypted database file with a raw 32-byte key.
 *
 * What must stay true:
 * - `synchronous=FULL`: with NORMAL an acknowledged event is lost at a power cut (docs/decisions/0001-case-log.md).
 * - `temp_store=MEMORY`: SQLite's own temporary files would not be encrypted.
 * - `recursive_triggers`: without it `INSERT OR REPLACE` deletes without asking the triggers that keep the log
 *   append-only.
 */
export function openDatabase(path: string, key: Uint8Array, options: OpenOptions = {}): Database {
  invariant(key.length === 32, 'the data key has 32 bytes');
  if (options.evenDamaged !== true) checkWal(path);
  const db = connect(path, options);
  try {
    guarded(path, () => {
      db.pragma(`cipher='aegis'`);
      db.pragma(`key='raw:${Buffer.from(key).toString('hex')}'`);
      db.prepare('SELECT count(*) FROM sqlite_schema').get();
      db.pragma('temp_store = MEMORY');
      db.pragma('foreign_keys = ON');
      db.pragma('recursive_triggers = ON');
      db.pragma('trusted_schema = OFF');
      db.pragma('cache_size = -65536');
      if (options.readonly !== true) {
        db.pragma('journal_mode = WAL');
        db.pragma('synchronous = FULL');
        db.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
      }
    });
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

const SCRATCH_CACHE_KIB = 4_096;

/**
 * A file of a program's own that is thrown away: nothing of it must outlive a crash, so it has no journal and waits for
 * no disk, and it is encrypted like any other.
 */
export function openScratchDatabase(path: string, key: Uint8Array): Database {
  const db = connect(path, {});
  try {
    db.pragma(`cipher='aegis'`);
    db.pragma(`key='raw:${Buffer.from(key).toString('hex')}'`);
    db.pragma('temp_store = MEMORY');
    db.pragma('journal_mode = OFF');
    db.pragma('synchronous = OFF');
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma(`cache_size = -${String(SCRATCH_CACHE_KIB)}`);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function connect(path: string, options: OpenOptions): Database {
  try {
    return guarded(
      path,
      () =>
        new BetterSqlite(path, {
          readonly: options.readonly ?? false,
          fileMustExist: options.mustExist ?? options.readonly ?? false,
          timeout: options.busyTimeout ?? BUSY_TIMEOUT_MS,
        }),
    );
  } catch (error) {
    // The library reports a missing folder as a TypeError before it asks SQLite.
    if (error instanceof TypeError) throw new StoreFault('io', `io: ${error.message}`, { cause: error });
    throw error;
  }
}

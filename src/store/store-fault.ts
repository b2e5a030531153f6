import BetterSqlite from 'better-sqlite3';
import { statfsSync } from 'node:fs';
import { basename, dirname } from 'node:path';

export type StoreFaultCode =
  /** The key does not open this file. */
  | 'wrong-key'
  /** Bytes on disk are not what was written. */
  | 'corrupt'
  /** No room: nothing was saved, what was saved before is intact. */
  | 'disk-full'
  /** A newer program wrote this file. */
  | 'newer-file'
  /** Another process holds the file. */
  | 'busy'
  /** The disk or the operating system refused. */
  | 'io';

/** A fault of the machine under the store, as opposed to a refusal by a rule or a bug. */
export class StoreFault extends Error {
  override readonly name = 'StoreFault';
  readonly code: StoreFaultCode;
  /** What is affected, where one thing is: a document hash, a file name. */
  readonly subject: string | undefined;

  constructor(code: StoreFaultCode, message: string, detail: { cause?: unknown; subject?: string } = {}) {
    super(message, { cause: detail.cause });
    this.code = code;
    this.subject = detail.subject;
  }
}

/** Runs `work`; faults of SQLite and of the file system leave as `StoreFault`, everything else as it came. */
export function guarded<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw faultOf(error, path);
  }
}

/** The same for promises. */
export async function guardedAsync<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw faultOf(error, path);
  }
}

/** The `StoreFault` that an error means; an error that is a bug (a broken constraint, wrong SQL) stays itself. */
function faultOf(error: unknown, path: string): unknown {
  if (error instanceof BetterSqlite.SqliteError) return sqliteFault(error, path);
  if (isSystemError(error)) {
    const code = error.code === 'ENOSPC' || error.code === 'EDQUOT' ? 'disk-full' : 'io';
    return new StoreFault(code, `${code}: ${error.message}`, { cause: error });
  }
  return error;
}

function sqliteFault(error: BetterSqliteError, path: string): unknown {
  const code = sqliteFaultCode(error.code, path);
  if (code === undefined) return error;
  // SQLite may name only the table whose page it could not read: a person must be told which file is damaged.
  if (code === 'corrupt') {
    return new StoreFault(code, `the database is damaged: ${error.message}`, { cause: error, subject: basename(path) });
  }
  return new StoreFault(code, `${code}: ${error.message}`, { cause: error });
}

type BetterSqliteError = InstanceType<typeof BetterSqlite.SqliteError>;

function sqliteFaultCode(code: string, path: string): StoreFaultCode | undefined {
  if (code === 'SQLITE_NOTADB') return 'wrong-key';
  if (code.startsWith('SQLITE_CORRUPT')) return 'corrupt';
  if (code.startsWith('SQLITE_FULL')) return 'disk-full';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'busy';
  // A full disk shows as an I/O error where SQLite grows its shared-memory file.
  if (code.startsWith('SQLITE_IOERR')) return isDiskFull(path) ? 'disk-full' : 'io';
  if (/^SQLITE_(CANTOPEN|READONLY|PERM|NOMEM|PROTOCOL|NOLFS)/.test(code)) return 'io';
  return undefined;
}

function isDiskFull(path: string): boolean {
  try {
    return statfsSync(dirname(path)).bavail === 0;
  } catch {
    // The folder itself is unreachable: an I/O fault, not a full disk.
    return false;
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}

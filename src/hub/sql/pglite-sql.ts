/**
 * PostgreSQL inside this process, in a folder; without a folder in memory, for tests.
 *
 * Safety argument. PGlite as it comes acknowledges before anything is on the disk: it starts with fsync off, and its file
 * system knows no fsync. Here it starts with fsync on, flushes its log by `fsync` (its `fdatasync` cannot be reached), and
 * the missing function is put in: a commit that returned is on the disk (pglite-sql.test.ts counts the flushes).
 */
import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite, type Transaction, types } from '@electric-sql/pglite';
import { invariant } from '../../kernel/invariant.ts';
import { lockFolder } from './folder-lock.ts';
import type { Sql, SqlQuery } from './sql.ts';

const parsers = { [types.INT8]: Number };

export async function pgliteSql(folder?: string, onFlush?: () => void): Promise<Sql> {
  const unlock = folder === undefined ? undefined : lockFolder(folder);
  try {
    const db = await (folder === undefined ? PGlite.create({ parsers }) : openDurably(folder, onFlush));
    return {
      ...queryOver(db),
      transaction: (work) => db.transaction((tx) => work(queryOver(tx))),
      listen: async (channel, heard) => {
        const stop = await db.listen(channel, heard);
        return async () => {
          await stop();
        };
      },
      close: async () => {
        await db.close();
        unlock?.();
      },
    };
  } catch (error) {
    unlock?.();
    throw error;
  }
}

function queryOver(db: PGlite | Transaction): SqlQuery {
  return {
    query: async <Row>(text: string, values: readonly unknown[] = []) => (await db.query<Row>(text, [...values])).rows,
    copy: async (...rows) => {
      for (const { table, columns, lines } of rows) {
        await db.query(`COPY ${table} (${columns}) FROM '/dev/blob'`, [], { blob: new Blob([lines]) });
      }
    },
  };
}

async function openDurably(folder: string, onFlush: (() => void) | undefined): Promise<PGlite> {
  const data = join(folder, 'data');
  const startParams = [...PGlite.defaultStartParams.filter((param) => param !== '-F'), '-c', 'wal_sync_method=fsync'];
  const db = await PGlite.create(data, { parsers, startParams });
  giveFsync(db, onFlush);
  // What was written before it had the function, when the folder was made and when the log was replayed.
  flushAll(data);
  return db;
}

/** The part of Emscripten's file system that is needed; `nfd` is the file's number in this process. */
interface NodeFiles {
  open(path: string, flags: string): { readonly nfd: number; readonly stream_ops: StreamOps };
  close(stream: unknown): void;
}

interface StreamOps {
  fsync?: (stream: { readonly nfd: number }) => number;
}

function giveFsync(db: PGlite, onFlush: (() => void) | undefined): void {
  const files = db.Module.FS as unknown as NodeFiles;
  // All files of the folder share one table of operations.
  const stream = files.open('/pglite/data/PG_VERSION', 'r');
  invariant(Number.isInteger(stream.nfd), 'PGlite keeps its folder as files of this computer');
  stream.stream_ops.fsync = ({ nfd }) => {
    fsyncSync(nfd);
    onFlush?.();
    return 0;
  };
  files.close(stream);
}

function flushAll(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) flushAll(path);
    else if (entry.isFile()) flush(path, 'r+');
  }
  flush(folder, 'r');
}

function flush(path: string, flags: 'r' | 'r+'): void {
  // Windows cannot open a folder; NTFS journals its names itself.
  if (flags === 'r' && process.platform === 'win32') return;
  const file = openSync(path, flags);
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

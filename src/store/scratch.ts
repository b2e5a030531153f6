/**
 * What a long reading must look up again and memory should not hold: an encrypted file beside the system's temporary
 * ones, under a key that nobody keeps, gone when it is closed. Nothing in it is ever committed; a few megabytes of it
 * are in memory, however much is put there.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openScratchDatabase } from './connection.ts';

/** Texts by their place, the first being 0. */
export interface ScratchList {
  push(text: string): void;
  at(place: number): string | undefined;
  close(): void;
}

/** Texts by a key. */
export interface ScratchMap {
  /** Keeps the text unless the key has one; gives back the one that it had. */
  add(key: string, text: string): string | undefined;
  get(key: string): string | undefined;
  close(): void;
}

export function scratchList(): ScratchList {
  const { db, close } = openScratch('CREATE TABLE entry (place INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT');
  const insert = db.prepare<[place: number, text: string]>('INSERT INTO entry (place, text) VALUES (?, ?)');
  const select = db.prepare<[place: number], string>('SELECT text FROM entry WHERE place = ?').pluck();
  let length = 0;
  return {
    push: (text) => {
      insert.run(length, text);
      length += 1;
    },
    at: (place) => select.get(place),
    close,
  };
}

export function scratchMap(): ScratchMap {
  const { db, close } = openScratch(
    'CREATE TABLE entry (key TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT, WITHOUT ROWID',
  );
  const insert = db.prepare<[key: string, text: string]>('INSERT OR IGNORE INTO entry (key, text) VALUES (?, ?)');
  const select = db.prepare<[key: string], string>('SELECT text FROM entry WHERE key = ?').pluck();
  return {
    add: (key, text) => (insert.run(key, text).changes === 1 ? undefined : select.get(key)),
    get: (key) => select.get(key),
    close,
  };
}

function openScratch(table: string): { readonly db: Database; readonly close: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'anju-scratch-'));
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const db = openScratchDatabase(join(folder, 'scratch.db'), randomBytes(32));
    db.exec(table);
    db.exec('BEGIN');
    // A file that has no name any more is gone with the program, also when that is killed; Windows keeps it until closed.
    if (process.platform !== 'win32') remove();
    return {
      db,
      close: () => {
        db.close();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

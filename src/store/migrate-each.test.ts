import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeOldLog } from '../../tests/support/store/old-log.ts';
import { appendTo } from '../../tests/support/store/temporary-desk.ts';
import { auditLog } from './audit.ts';
import { type CaseFile, databasePath, openCaseFile } from './case-file.ts';
import { type Database, openDatabase } from './connection.ts';
import { everyEvent } from './event-catalogue.ts';
import { fileVersion, migrate } from './migrate.ts';
import { allMigrations } from './migrations/all-migrations.ts';
import { projectionSet } from './projection.ts';
import { subkeysOf } from './subkeys.ts';
import { commit } from './unit-of-work.ts';

/**
 * Every migration by itself, on a file of the version before with a log in it. What a crash at any of its statements
 * leaves is fault 12 (tests/faults/migration-crash.ts).
 */

const dataKey = randomBytes(32);
const key = subkeysOf(dataKey).database;
const EVENTS = 12;

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'anju-each-'));
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

const open = (folder: string, version: number): CaseFile =>
  openCaseFile({
    folder,
    dataKey,
    now: () => 1,
    newId: uuidv7,
    migrations: allMigrations.slice(0, version),
    projections: projectionSet(everyEvent, []),
  });

/** A new folder with a file of `version`, with a log in it from version 1 on. */
function folderAt(version: number): string {
  const folder = mkdtempSync(join(root, 'at-'));
  if (version === 0) return folder;
  const file = open(folder, version);
  writeOldLog(file, EVENTS);
  file.close();
  return folder;
}

/** Every table, index, view and trigger with its text. */
function shapeOf(db: Database): string {
  return JSON.stringify([
    fileVersion(db),
    db.prepare(`SELECT type, name, sql FROM sqlite_schema ORDER BY type, name`).all(),
  ]);
}

function withDatabase<T>(folder: string, work: (db: Database) => T): T {
  const db = openDatabase(databasePath(folder), key);
  try {
    return work(db);
  } finally {
    db.close();
  }
}

describe.each(allMigrations)('migration $number', ({ number }) => {
  it('makes of the file before it what a new file of its version is, and the log goes on to the newest', () => {
    const folder = folderAt(number - 1);
    withDatabase(folder, (db) => migrate(db, { migrations: allMigrations.slice(0, number) }));
    expect(withDatabase(folder, shapeOf)).toBe(withDatabase(folderAt(number), shapeOf));
    const file = open(folder, allMigrations.length);
    try {
      expect(auditLog(file.db)).toMatchObject({ events: number === 1 ? 0 : EVENTS, findings: [] });
      commit(file, appendTo('jar:new', 0, [{ type: 'jar.filled.v2', payload: {} }]));
      expect(auditLog(file.db).findings).toEqual([]);
    } finally {
      file.close();
    }
  });
});

import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendTo } from '../../tests/support/store/temporary-desk.ts';
import { writeOldLog } from '../../tests/support/store/old-log.ts';
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
 * Fault 12: a crash at every statement of every migration leaves the old file or the new one, never a state between.
 * Each statement is tried twice: once by an error inside the process, once by SIGKILL of a process that migrates.
 */

const PROGRAM = fileURLToPath(new URL('../../tests/support/store/crash-in-migration.ts', import.meta.url));
const dataKey = randomBytes(32);
const key = subkeysOf(dataKey).database;
const EVENTS = 12;

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'anju-crash-'));
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

/** A folder with a file of `version`, with a log in it from version 1 on. */
function folderAt(version: number, name: string): string {
  const template = join(root, `template-${version}`);
  mkdirSync(template, { recursive: true });
  if (version > 0) {
    const file = open(template, version);
    if (file.db.prepare('SELECT 1 FROM event').all().length === 0) writeOldLog(file, EVENTS);
    file.close();
  }
  const folder = join(root, name);
  rmSync(folder, { recursive: true, force: true });
  cpSync(template, folder, { recursive: true });
  return folder;
}

/** Every table, index, view and trigger with its text: what "the old file" and "the new file" mean. */
function shapeOf(db: Database): string {
  return JSON.stringify([
    fileVersion(db),
    db.prepare(`SELECT type, name, sql FROM sqlite_schema ORDER BY type, name`).all(),
  ]);
}

function shapeAt(version: number): string {
  const folder = folderAt(version, 'shape');
  if (version === 0) return withDatabase(folder, shapeOf);
  const file = open(folder, version);
  try {
    return shapeOf(file.db);
  } finally {
    file.close();
  }
}

function withDatabase<T>(folder: string, work: (db: Database) => T): T {
  const db = openDatabase(databasePath(folder), key);
  try {
    return work(db);
  } finally {
    db.close();
  }
}

/** At this version all is there; at the newest the log holds and is written on. */
function expectGoesOn(folder: string, number: number): void {
  const reached = open(folder, number);
  expect(fileVersion(reached.db)).toBe(number);
  reached.close();
  const file = open(folder, allMigrations.length);
  try {
    expect(auditLog(file.db)).toMatchObject({ events: number === 1 ? 0 : EVENTS, findings: [] });
    commit(file, appendTo('jar:new', 0, [{ type: 'jar.filled.v2', payload: {} }]));
    expect(auditLog(file.db).findings).toEqual([]);
  } finally {
    file.close();
  }
}

describe.each(allMigrations)('a crash in migration $number', ({ number, statements }) => {
  // After the last statement come two more places: before and after the file's version is raised.
  const places = Array.from({ length: statements.length + 2 }, (_, index) => index);

  it('by an error at any statement leaves the old file', () => {
    const before = shapeAt(number - 1);
    for (const place of places) {
      const folder = folderAt(number - 1, 'error');
      withDatabase(folder, (db) => {
        const crash = (at: number, index: number): void => {
          if (at === number && index === place) throw new Error('crash');
        };
        const migrations = allMigrations.slice(0, number);
        expect(() => migrate(db, { migrations, onStatement: crash })).toThrow('crash');
        expect([place, shapeOf(db)]).toEqual([place, before]);
      });
      expectGoesOn(folder, number);
    }
  });

  it('by SIGKILL at any statement leaves the old file', { timeout: 120_000 }, () => {
    const before = shapeAt(number - 1);
    for (const place of places) {
      const folder = folderAt(number - 1, 'kill');
      const argv = [PROGRAM, databasePath(folder), key.toString('hex'), String(number), String(place)];
      const killed = spawnSync(process.execPath, argv, { encoding: 'utf8' });
      expect([killed.signal, killed.stdout, killed.stderr]).toEqual(['SIGKILL', 'reached', '']);
      expect([place, withDatabase(folder, shapeOf)]).toEqual([place, before]);
      expectGoesOn(folder, number);
    }
  });

  it('that does not happen leaves the new file', () => {
    const folder = folderAt(number - 1, 'none');
    withDatabase(folder, (db) => migrate(db, { migrations: allMigrations.slice(0, number) }));
    expect(withDatabase(folder, shapeOf)).toBe(shapeAt(number));
  });
});

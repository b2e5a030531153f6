import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendTo } from '../../tests/support/store/temporary-desk.ts';
import { writeOldLog } from '../../tests/support/store/old-log.ts';
import { auditLog } from './audit.ts';
import { openCaseFile } from './case-file.ts';
import { type Database, openDatabase } from './connection.ts';
import { type Migration, fileVersion, migrate } from './migrate.ts';
import { allMigrations } from './migrations/all-migrations.ts';
import { projectionSet } from './projection.ts';
import { everyEvent } from './event-catalogue.ts';
import { outboxCounts } from './outbox.ts';
import { commit } from './unit-of-work.ts';

let folder: string;
let path: string;
const key = randomBytes(32);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anju-migrate-'));
  path = join(folder, 'desk.db');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function withFile<T>(work: (db: Database) => T): T {
  const db = openDatabase(path, key);
  try {
    return work(db);
  } finally {
    db.close();
  }
}

describe('migrate', () => {
  it('numbers its migrations without gaps', () => {
    expect(allMigrations.map((migration) => migration.number)).toEqual(allMigrations.map((_, index) => index + 1));
  });

  it('brings an empty file to the newest version once', () => {
    withFile((db) => {
      expect(migrate(db, { migrations: allMigrations })).toEqual(allMigrations.map((each) => each.number));
      expect(migrate(db, { migrations: allMigrations })).toEqual([]);
      expect(fileVersion(db)).toBe(allMigrations.length);
    });
  });

  it('refuses a file of a newer program and leaves it alone', () => {
    withFile((db) => {
      migrate(db, { migrations: allMigrations });
      db.pragma('user_version = 99');
      expect(() => migrate(db, { migrations: allMigrations })).toThrow(expect.objectContaining({ code: 'newer-file' }));
      expect(fileVersion(db)).toBe(99);
    });
  });

  it('copies an existing file before it touches it, and keeps the last three copies', () => {
    const more: Migration[] = [...allMigrations];
    withFile((db) => {
      migrate(db, { migrations: more });
      for (let extra = 0; extra < 5; extra += 1) {
        const number = more.length + 1;
        more.push({ number, name: 'extra', statements: [`CREATE TABLE extra_${number} (a INTEGER) STRICT`] });
        migrate(db, { migrations: more });
      }
    });
    const copies = readdirSync(folder).filter((name) => name.startsWith('desk-before-'));
    const last = more.length;
    expect(copies.sort()).toEqual(
      [last - 2, last - 1, last].map((number) => `desk-before-${String(number).padStart(4, '0')}.db`),
    );
    const copy = openDatabase(join(folder, copies[2] ?? ''), key);
    expect(fileVersion(copy)).toBe(last - 1);
    copy.close();
  });
});

describe.each(allMigrations.map((migration) => migration.number))('migration %i', (number) => {
  /** A file of the version before with a log in it, where that version has a log. */
  function oldFile(): void {
    const before = allMigrations.slice(0, number - 1);
    if (before.length === 0) return;
    const file = openCaseFile({
      folder,
      dataKey: key,
      now: () => 1,
      newId: uuidv7,
      migrations: before,
      projections: projectionSet(everyEvent, []),
    });
    writeOldLog(file, 20);
    file.close();
  }
  const open = (migrations: readonly Migration[]) =>
    openCaseFile({
      folder,
      dataKey: key,
      now: () => 1,
      newId: uuidv7,
      migrations,
      projections: projectionSet(everyEvent, []),
    });

  it('keeps every event of a file of the version before', () => {
    oldFile();
    const file = open(allMigrations.slice(0, number));
    expect(fileVersion(file.db)).toBe(number);
    file.close();
    const newest = open(allMigrations);
    const audit = auditLog(newest.db);
    expect(audit.findings).toEqual([]);
    expect(audit.events).toBe(number === 1 ? 0 : 20);
    expect(outboxCounts(newest.db).waiting).toBe(number === 1 ? 0 : 20);
    commit(newest, appendTo('jar:new', 0, [{ type: 'jar.filled.v2', payload: {} }]));
    newest.close();
  });
});

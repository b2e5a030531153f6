/**
 * Fault 12: a crash at every statement of every migration, on a desk of the version before with cases, drafts and
 * accounts in it. Each place is tried twice, on the same file: by an error inside the process, then by SIGKILL of a
 * process that migrates. What is left must be the old file each time, row for row; the next start must bring it to the
 * newest with everything in it.
 */
import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { recordAccess } from '../../src/store/access-log.ts';
import { auditLog } from '../../src/store/audit.ts';
import { databasePath } from '../../src/store/case-file.ts';
import { type Database, openDatabase } from '../../src/store/connection.ts';
import { setCredential } from '../../src/store/credentials.ts';
import { deskProjections } from '../../src/store/desk-projections.ts';
import { saveDraft } from '../../src/store/drafts.ts';
import { type Migration, fileVersion, migrate } from '../../src/store/migrate.ts';
import { allMigrations } from '../../src/store/migrations/all-migrations.ts';
import { projectionSet } from '../../src/store/projection.ts';
import { subkeysOf } from '../../src/store/subkeys.ts';
import { copyIntoOldFile } from '../support/store/as-old-file.ts';
import { checkDesk } from './check-desk.ts';
import { openFaultDesk } from './fault-desk.ts';
import type { FaultReport } from './report.ts';
import { scratchFolder } from './scratch-folder.ts';
import { type Saved, work } from './work.ts';

const PROGRAM = fileURLToPath(new URL('../support/store/crash-in-migration.ts', import.meta.url));
const COMMANDS = 30;

interface OldDesk {
  readonly folder: string;
  readonly saved: readonly Saved[];
  readonly content: string;
}

interface Hunt {
  readonly root: string;
  readonly dataKey: Buffer;
  readonly key: Buffer;
  readonly problems: string[];
  tried: number;
  acknowledged: number;
  lost: number;
}

export function crashMigrations(seed: number): FaultReport {
  const dataKey = randomBytes(32);
  const root = scratchFolder('migration');
  const hunt: Hunt = {
    root,
    dataKey,
    key: subkeysOf(dataKey).database,
    problems: [],
    tried: 0,
    acknowledged: 0,
    lost: 0,
  };
  try {
    for (const migration of allMigrations) {
      const old = makeOldDesk(hunt, migration.number - 1, seed);
      hunt.acknowledged += old.saved.length;
      // After the last statement come two more places: before and after the file's version is raised.
      for (let place = 0; place < migration.statements.length + 2; place += 1) {
        crashAt(hunt, old, { migration, place });
      }
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  const { tried, acknowledged, lost, problems } = hunt;
  const statements = allMigrations.map(({ number, statements: all }) => `${String(number)}: ${String(all.length)}`);
  const notes = [`statements per migration: ${statements.join(', ')}; each by an error and by SIGKILL`];
  return { fault: '12 crash at every statement of every migration', tried, acknowledged, lost, problems, notes };
}

/** A file of an older version with what such a desk could hold; version 0 is a desk not yet begun. */
function makeOldDesk(hunt: Hunt, version: number, seed: number): OldDesk {
  const folder = join(hunt.root, `version-${String(version)}`);
  mkdirSync(folder);
  const saved: Saved[] = [];
  if (version > 0) {
    const projections = projectionSet(deskProjections.catalogue, []);
    const newest = join(hunt.root, `newest-${String(version)}`);
    mkdirSync(newest);
    const desk = openFaultDesk(newest, hunt.dataKey.toString('hex'), { projections });
    for (const each of work(desk, seed)) if (saved.push(each) >= COMMANDS) break;
    if (version > 1) fillDeskTables(desk.file.db);
    cpSync(newest, folder, { recursive: true, filter: (path) => !basename(path).startsWith('desk') });
    const old = openDatabase(databasePath(folder), hunt.key);
    migrate(old, { migrations: allMigrations.slice(0, version) });
    copyIntoOldFile(desk.file.db, old);
    old.close();
    desk.file.close();
  }
  return { folder, saved, content: withDatabase(hunt, folder, contentOf) };
}

function fillDeskTables(db: Database): void {
  for (let each = 0; each < 20; each += 1) {
    const staffId = `staff-${String(each)}`;
    setCredential(db, { staffId, passwordHash: 'invented', mustChange: each % 2 === 0, at: each });
    saveDraft(db, { draftId: `draft-${String(each)}`, staffId, title: '草稿', form: { each }, savedAt: each });
    recordAccess(db, { at: each, actor: staffId, action: 'read', subject: `case-${String(each)}`, detail: '' });
  }
}

interface Crash {
  readonly migration: Migration;
  readonly place: number;
}

function crashAt(hunt: Hunt, old: OldDesk, { migration, place }: Crash): void {
  const { number } = migration;
  const where = `migration ${String(number)}, statement ${String(place)}`;
  const folder = join(hunt.root, 'crashed');
  rmSync(folder, { recursive: true, force: true });
  cpSync(old.folder, folder, { recursive: true });
  for (const crash of [crashByError, crashByKill]) {
    hunt.tried += 1;
    if (!crash(hunt, folder, { number, place })) hunt.problems.push(`${crash.name}, ${where}: was not reached`);
    if (withDatabase(hunt, folder, contentOf) !== old.content)
      hunt.problems.push(`${crash.name}, ${where}: not the old file`);
  }
  const desk = openFaultDesk(folder, hunt.dataKey.toString('hex'));
  try {
    if (fileVersion(desk.file.db) !== allMigrations.length)
      hunt.problems.push(`${where}: not migrated at the next start`);
    const found = checkDesk(desk, old.saved);
    hunt.lost += found.lost;
    hunt.problems.push(...found.problems.map((problem) => `${where}: ${problem}`));
    if (work(desk, place).next().done === true) hunt.problems.push(`${where}: does not go on`);
    const findings = auditLog(desk.file.db).findings;
    hunt.problems.push(...findings.map((finding) => `${where}: after going on ${JSON.stringify(finding)}`));
  } finally {
    desk.file.close();
  }
}

function crashByError(hunt: Hunt, folder: string, at: { readonly number: number; readonly place: number }): boolean {
  return withDatabase(hunt, folder, (db) => {
    try {
      migrate(db, {
        migrations: allMigrations.slice(0, at.number),
        onStatement: (number, index) => {
          if (number === at.number && index === at.place) throw new Error('planned crash');
        },
      });
      return false;
    } catch (error) {
      return error instanceof Error && error.message === 'planned crash';
    }
  });
}

function crashByKill(hunt: Hunt, folder: string, at: { readonly number: number; readonly place: number }): boolean {
  const argv = [PROGRAM, databasePath(folder), hunt.key.toString('hex'), String(at.number), String(at.place)];
  const env = { ...process.env, NODE_COMPILE_CACHE: join(hunt.root, 'compiled') };
  const { signal, stdout } = spawnSync(process.execPath, argv, { encoding: 'utf8', env });
  return signal === 'SIGKILL' && stdout === 'reached';
}

/** Every table with its text and all its rows: what "the old file" means. */
function contentOf(db: Database): string {
  const digest = createHash('sha256').update(String(fileVersion(db)));
  const schema = db
    .prepare<[], { name: string; type: string }>('SELECT * FROM sqlite_schema ORDER BY type, name')
    .all();
  digest.update(JSON.stringify(schema));
  for (const { name, type } of schema) {
    if (type !== 'table') continue;
    for (const row of db.prepare(`SELECT * FROM "${name}"`).iterate()) digest.update(JSON.stringify(row));
  }
  return digest.digest('hex');
}

function withDatabase<T>(hunt: Hunt, folder: string, look: (db: Database) => T): T {
  const db = openDatabase(databasePath(folder), hunt.key);
  try {
    return look(db);
  } finally {
    db.close();
  }
}

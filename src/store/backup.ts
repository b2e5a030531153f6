import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { BlobHash } from '../kernel/ids.ts';
import { type AuditReport, auditLog } from './audit.ts';
import {
  type BackupFacts,
  type BackupManifest,
  type EntrySource,
  type OpenArchive,
  openArchive,
  writeArchive,
} from './backup-archive.ts';
import { blobPath, blobStore } from './blobs.ts';
import { type CaseFile, databasePath, documentsPath, keyringPath } from './case-file.ts';
import { type Database, openDatabase } from './connection.ts';
import { newOwnDevice } from './device-key.ts';
import { syncFolder } from './durable-file.ts';
import { lastPosition } from './event-log.ts';
import { portableKeyring, unlockKeyringText } from './keyring.ts';
import { copyDatabase } from './migrate.ts';
import { sealHead } from './sealing.ts';
import { namedStatement } from './statements.ts';
import { StoreFault, guardedAsync } from './store-fault.ts';
import { subkeysOf } from './subkeys.ts';

export interface BackupReport {
  readonly bytes: number;
  readonly documents: number;
  readonly facts: BackupFacts;
}

/** How an archive is opened: a person's passphrase, or the data key of the desk that made it. */
export type BackupKey = { readonly passphrase: string } | { readonly dataKey: Uint8Array };

/**
 * Writes the whole desk into one encrypted file that only the desk's passphrase opens, while the desk goes on
 * working. The chain is sealed first, so what is in the archive is signed. The target appears when it is complete.
 */
export async function backupTo(file: CaseFile, target: string): Promise<BackupReport> {
  return await guardedAsync(target, async () => {
    const keyring = portableKeyring(keyringPath(file.folder));
    const nonce = randomBytes(4).toString('hex');
    const copy = join(file.folder, `backup-${nonce}.tmp`);
    const unfinished = `${target}.${nonce}.tmp`;
    try {
      sealHead(file, file.now());
      copyDatabase(file.db, copy);
      const facts = factsOf(file.db);
      const documents = [...file.blobs.list()];
      const sources = entriesOf(file, { keyring, copy, documents });
      const seal = { key: file.subkeys.backup, madeAt: file.now(), facts };
      const bytes = await writeArchive(unfinished, sources, seal);
      await rename(unfinished, target);
      syncFolder(dirname(resolve(target)));
      return { bytes, documents: documents.length, facts };
    } finally {
      await rm(copy, { force: true });
      await rm(unfinished, { force: true });
    }
  });
}

export interface RestoreOptions {
  readonly archive: string;
  /** Must not exist, or be empty. */
  readonly folder: string;
  readonly key: BackupKey;
  readonly now: () => number;
  readonly newId: () => string;
}

/**
 * Makes a desk's folder from an archive; the folder appears when it is complete and checked. The desk takes a new
 * device identity: the old desk may still write, and two desks on one chain would fork it.
 */
export async function restoreFrom(options: RestoreOptions): Promise<{ readonly dataKey: Buffer }> {
  const { archive, folder, now, newId } = options;
  return await guardedAsync(folder, async () => {
    if (existsSync(folder) && (await readdir(folder)).length > 0) {
      throw new StoreFault('io', 'the folder to restore into is not empty', { subject: folder });
    }
    const parent = dirname(resolve(folder));
    await mkdir(parent, { recursive: true });
    const unfinished = await mkdtemp(join(parent, `${basename(folder)}.restore-`));
    try {
      const { dataKey } = await unpack(archive, unfinished, options.key);
      const key = subkeysOf(dataKey);
      const db = openDatabase(databasePath(unfinished), key.database, { mustExist: true });
      try {
        newOwnDevice(db, { key: key.device, now, newId });
      } finally {
        db.close();
      }
      await rm(folder, { recursive: true, force: true });
      await rename(unfinished, folder);
      syncFolder(parent);
      return { dataKey };
    } finally {
      await rm(unfinished, { recursive: true, force: true });
    }
  });
}

export interface BackupVerification {
  readonly sound: boolean;
  /** What differs, in words for the operator; empty when sound. */
  readonly problems: readonly string[];
  readonly audit: AuditReport;
}

/** Restores into a scratch folder, audits the log, compares rows, last hash and every document page. */
export async function verifyBackup(archive: string, key: BackupKey, scratch: string): Promise<BackupVerification> {
  return await guardedAsync(scratch, async () => {
    const folder = await mkdtemp(join(scratch, 'anju-verify-'));
    try {
      const { dataKey, manifest } = await unpack(archive, folder, key);
      const keys = subkeysOf(dataKey);
      const db = openDatabase(databasePath(folder), keys.database, { mustExist: true });
      try {
        const audit = auditLog(db);
        const damaged = blobStore(documentsPath(folder), keys.documents).verifyAll();
        const problems = [
          ...differences(manifest.facts, factsOf(db)),
          ...audit.findings.map((finding) => `audit: ${JSON.stringify(finding)}`),
          ...damaged.map((hash) => `document page ${hash} is damaged`),
        ];
        return { sound: problems.length === 0, problems, audit };
      } finally {
        db.close();
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
}

function* entriesOf(
  file: CaseFile,
  parts: { readonly keyring: Buffer; readonly copy: string; readonly documents: readonly BlobHash[] },
): Iterable<EntrySource> {
  yield { name: 'keyring.json', from: parts.keyring };
  yield { name: 'desk.db', from: parts.copy };
  for (const hash of parts.documents) {
    yield { name: `documents/${hash.slice(0, 2)}/${hash}`, from: blobPath(documentsPath(file.folder), hash) };
  }
}

async function unpack(
  path: string,
  folder: string,
  key: BackupKey,
): Promise<{ readonly dataKey: Buffer; readonly manifest: BackupManifest }> {
  const archive = await openArchive(path);
  try {
    const dataKey =
      'dataKey' in key
        ? Buffer.from(key.dataKey)
        : await unlockKeyringText((await archive.readKeyring()).toString('utf8'), key.passphrase);
    const manifest = await archive.manifest(subkeysOf(dataKey).backup);
    for (const entry of manifest.entries) {
      const target = targetOf(folder, entry.name);
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      await writeEntryTo(archive, entry, target);
    }
    return { dataKey, manifest };
  } finally {
    await archive.close();
  }
}

async function writeEntryTo(
  archive: OpenArchive,
  entry: BackupManifest['entries'][number],
  target: string,
): Promise<void> {
  const out = await open(target, 'wx', 0o600);
  try {
    for await (const chunk of archive.read(entry)) await out.writeFile(chunk);
    await out.sync();
  } finally {
    await out.close();
  }
  syncFolder(dirname(target));
}

/** Only the three shapes of name that `entriesOf` writes: an archive cannot name a path outside the folder. */
function targetOf(folder: string, name: string): string {
  if (name === 'keyring.json') return keyringPath(folder);
  if (name === 'desk.db') return databasePath(folder);
  const document = /^documents\/[0-9a-f]{2}\/([0-9a-f]{64})$/.exec(name)?.[1];
  if (document !== undefined) return blobPath(documentsPath(folder), document as BlobHash);
  throw new StoreFault('corrupt', 'the backup names a file that no desk has', { subject: name });
}

const selectTables = namedStatement<[], { name: string }>(
  'backup.tables',
  `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
);
const selectLastHash = namedStatement<[], { hash: Buffer }>(
  'backup.last-hash',
  `SELECT hash FROM event ORDER BY position DESC LIMIT 1`,
);

function factsOf(db: Database): BackupFacts {
  const rows: Record<string, number> = {};
  for (const { name } of selectTables.on(db).all()) {
    const counted = db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM "${name}"`).get();
    rows[name] = counted?.n ?? 0;
  }
  const lastHash = selectLastHash.on(db).get()?.hash.toString('hex') ?? '';
  return { lastPosition: lastPosition(db), lastHash, rows };
}

function differences(expected: BackupFacts, actual: BackupFacts): readonly string[] {
  const problems: string[] = [];
  if (expected.lastPosition !== actual.lastPosition) problems.push('the log ends at another place');
  if (expected.lastHash !== actual.lastHash) problems.push('the last event has another hash');
  for (const table of new Set([...Object.keys(expected.rows), ...Object.keys(actual.rows)])) {
    if (expected.rows[table] !== actual.rows[table]) problems.push(`table ${table} has another number of rows`);
  }
  return problems;
}

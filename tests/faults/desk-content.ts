/** What a desk shows, in digests that can be compared. */
import { createHash } from 'node:crypto';
import { loadApplication } from '../../src/app/application/application-stream.ts';
import type { OpenDesk } from '../../src/app/open-desk.ts';
import type { CaseId } from '../../src/kernel/ids.ts';
import { readLog, streamsWithPrefix } from '../../src/store/event-log.ts';

const APPLICATION = 'application:';

/** Every row of every table, every case as a person reads it, every document page. */
export function contentOf(desk: OpenDesk): string {
  const { db, blobs } = desk.file;
  const digest = createHash('sha256');
  const tables = db.prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`);
  for (const { name } of tables.all()) {
    digest.update(name);
    for (const row of db.prepare(`SELECT * FROM "${name}"`).iterate()) digest.update(JSON.stringify(row));
  }
  for (const { stream } of streamsWithPrefix(db, APPLICATION, 1_000_000)) {
    digest.update(JSON.stringify(loadApplication(desk.file, stream.slice(APPLICATION.length) as CaseId)));
  }
  for (const hash of blobs.list()) digest.update(hash).update(blobs.get(hash));
  return digest.digest('hex');
}

/** The log alone: the same on a desk restored from a backup. */
export function logOf(desk: OpenDesk): string {
  const digest = createHash('sha256');
  for (let after = 0; ;) {
    const page = readLog(desk.file.db, after, 1_000);
    for (const { envelope } of page) digest.update(JSON.stringify(envelope));
    const last = page.at(-1);
    if (last === undefined) return digest.digest('hex');
    after = last.position;
  }
}

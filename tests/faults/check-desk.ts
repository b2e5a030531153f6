/** What must hold of a desk after any fault: every acknowledged command, no half case, chains, rows equal the rebuild. */
import { createHash } from 'node:crypto';
import { loadApplication } from '../../src/app/application/application-stream.ts';
import type { OpenDesk } from '../../src/app/open-desk.ts';
import { auditLog } from '../../src/store/audit.ts';
import type { Database } from '../../src/store/connection.ts';
import { rebuild } from '../../src/store/rebuild.ts';
import { recordedOutcome } from '../../src/store/unit-of-work.ts';
import type { Saved } from './work.ts';

export interface DeskProblems {
  /** Acknowledged commands that are not there. */
  readonly lost: number;
  readonly problems: readonly string[];
}

export function checkDesk(desk: OpenDesk, acknowledged: readonly Saved[]): DeskProblems {
  const { db } = desk.file;
  const problems: string[] = [];
  let lost = 0;
  for (const { commandId, caseId, version } of acknowledged) {
    const there = recordedOutcome(db, commandId) !== undefined;
    const loaded = loadApplication(desk.file, caseId);
    if (!there || loaded === undefined || loaded.version < version) lost += 1;
  }
  for (const finding of auditLog(db).findings) problems.push(`audit: ${JSON.stringify(finding)}`);
  const before = rowsDigest(db);
  rebuild(db, desk.file.projections);
  if (rowsDigest(db) !== before) problems.push('rows differ from the rebuild');
  return { lost, problems };
}

/** One digest over every projected row and badge. */
export function rowsDigest(db: Database): string {
  const digest = createHash('sha256');
  for (const sql of ['SELECT * FROM case_row ORDER BY case_key', 'SELECT * FROM queue_count ORDER BY scope, queue']) {
    for (const row of db.prepare(sql).iterate()) digest.update(JSON.stringify(row));
  }
  return digest.digest('hex');
}

/** What must hold of a desk after any fault: every acknowledged command, no half case, chains, rows equal the rebuild. */
import { createHash } from 'node:crypto';
import { applicationStream } from '../../src/app/application/application-stream.ts';
import type { OpenDesk } from '../../src/app/open-desk.ts';
import { auditLog, checkPages } from '../../src/store/audit.ts';
import type { Database } from '../../src/store/connection.ts';
import { streamVersion } from '../../src/store/event-log.ts';
import { rebuild } from '../../src/store/rebuild.ts';
import { recordedOutcome } from '../../src/store/unit-of-work.ts';
import type { Saved } from './work.ts';

export interface DeskProblems {
  /** Acknowledged commands that are not there, or whose pages are not. */
  readonly lost: number;
  readonly problems: readonly string[];
}

export interface CheckDepth {
  /** Reads every page and compares all rows with a rebuild: some ten times as slow. */
  readonly thorough: boolean;
}

export function checkDesk(
  desk: OpenDesk,
  acknowledged: readonly Saved[],
  { thorough }: CheckDepth = { thorough: true },
): DeskProblems {
  const { db } = desk.file;
  const lost = acknowledged.filter((saved) => !isThere(desk, saved)).length;
  const problems = auditLog(db).findings.map((finding) => `audit: ${JSON.stringify(finding)}`);
  if (thorough) {
    checkPages(db);
    const before = rowsDigest(db);
    rebuild(db, desk.file.projections);
    if (rowsDigest(db) !== before) problems.push('rows differ from the rebuild');
  }
  return { lost, problems };
}

function isThere({ file }: OpenDesk, { commandId, caseId, version, pages }: Saved): boolean {
  return (
    recordedOutcome(file.db, commandId) !== undefined &&
    streamVersion(file.db, applicationStream(caseId)) >= version &&
    pages.every((hash) => file.blobs.has(hash) && file.blobs.get(hash).length > 0)
  );
}

const ROWS = [
  'SELECT * FROM case_row ORDER BY case_key',
  'SELECT * FROM queue_count ORDER BY scope, queue',
  'SELECT * FROM mark_count ORDER BY scope, mark',
  'SELECT rowid FROM case_search ORDER BY rowid',
];

/** One digest over every projected row and badge. */
function rowsDigest(db: Database): string {
  const digest = createHash('sha256');
  for (const sql of ROWS) for (const row of db.prepare(sql).iterate()) digest.update(JSON.stringify(row));
  return digest.digest('hex');
}

/**
 * What an auditor does with a data folder. The folder is opened without a desk: a desk seals when it opens and closes,
 * and would so cover what an audit must find.
 */
import { uuidv7 } from 'uuidv7';
import { type AuditReport, auditLog, checkPages } from '../store/audit.ts';
import { type CaseFile, keyringPath, openCaseFile } from '../store/case-file.ts';
import { hasKeyring, unlockWithPassphrase } from '../store/keyring.ts';
import { missingBlobs } from '../store/referenced-blobs.ts';
import { StoreFault } from '../store/store-fault.ts';
import { describeFinding } from './audit-words.ts';

export interface Inspection {
  readonly report: AuditReport;
  /** In words, the first thing that does not hold first; empty when all is well. */
  readonly problems: readonly string[];
}

export interface InspectionOptions {
  /** Leaves out the pages of the database and the documents. */
  readonly quick: boolean;
  readonly onProgress: (what: string) => void;
}

/** Undefined when no desk is in the folder; throws a StoreFault in words when it does not open. */
export async function openForInspection(folder: string, passphrase: string): Promise<CaseFile | undefined> {
  const keyring = keyringPath(folder);
  if (!hasKeyring(keyring)) return undefined;
  const dataKey = await unlockWithPassphrase(keyring, passphrase);
  return openCaseFile({ folder, dataKey, now: Date.now, newId: uuidv7 });
}

/** Walks the log with its seals and, unless in a hurry, every page of the database and every document. */
export function inspect(file: CaseFile, { quick, onProgress }: InspectionOptions): Inspection {
  const report = auditLog(file.db, {
    now: file.now(),
    onProgress: (events) => {
      onProgress(`${String(events)} 事件 events`);
    },
  });
  const problems = report.findings.map(describeFinding);
  if (quick) return { report, problems };
  onProgress('数据库 database');
  problems.push(...pageProblems(file));
  onProgress('材料 documents');
  for (const hash of missingBlobs(file.db, (hash) => file.blobs.has(hash)))
    problems.push(`document page ${hash} is missing`);
  for (const hash of file.blobs.verifyAll()) problems.push(`document page ${hash} is damaged`);
  return { report, problems };
}

function pageProblems(file: CaseFile): readonly string[] {
  try {
    checkPages(file.db);
    return [];
  } catch (error) {
    if (error instanceof StoreFault && error.code === 'corrupt') return [error.message];
    throw error;
  }
}

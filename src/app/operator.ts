/** What an operator or auditor does with a data folder from outside the desk: verify, back up, restore, import. */
import { uuidv7 } from 'uuidv7';
import { type AuditReport, auditLog } from '../store/audit.ts';
import { type BackupReport, type BackupVerification, backupTo, restoreFrom, verifyBackup } from '../store/backup.ts';
import { type RebuildReport, rebuild } from '../store/rebuild.ts';
import { type DeskHost, deskHost } from './desk-host.ts';
import type { OpenDesk } from './open-desk.ts';
import { signedInAs } from './session/session.ts';
import type { SignedIn } from './session/signed-in.ts';
import { signIn } from './session/sign-in.ts';

export interface OperatorDesk {
  readonly host: DeskHost;
  readonly desk: OpenDesk;
}

/** Opens a desk's folder with its passphrase; throws a StoreFault in words when it does not open. */
export async function openForOperator(
  folder: string,
  resources: string,
  passphrase: string,
): Promise<OperatorDesk | undefined> {
  const host = deskHost(
    { folder, resources, version: 'cli', shell: 'browser', demo: false, keychainSecret: null },
    { now: Date.now },
  );
  if (host.status().phase === 'setup') return undefined;
  await host.unlock(passphrase);
  const desk = host.desk();
  return desk === undefined ? undefined : { host, desk };
}

export function verifyLog(desk: OpenDesk, onProgress: (events: number) => void): AuditReport {
  return auditLog(desk.file.db, { onProgress });
}

export function rebuildRows(desk: OpenDesk): RebuildReport {
  return rebuild(desk.file.db, desk.file.projections);
}

/** Writes the archive, then proves it: restores it aside and compares. */
export async function backUp(
  desk: OpenDesk,
  target: string,
  proof: { readonly passphrase: string; readonly scratch: string },
): Promise<{ readonly report: BackupReport; readonly verification: BackupVerification }> {
  const report = await backupTo(desk.file, target);
  const verification = await verifyBackup(target, { passphrase: proof.passphrase }, proof.scratch);
  return { report, verification };
}

export async function restore(archive: string, folder: string, passphrase: string): Promise<void> {
  await restoreFrom({ archive, folder, key: { passphrase }, now: Date.now, newId: uuidv7 });
}

/** The person on whose behalf the operator imports; undefined when account or password is wrong. */
export async function personOf(desk: OpenDesk, account: string, password: string): Promise<SignedIn | undefined> {
  const session = await signIn(desk, account, password);
  return session.ok ? signedInAs(desk, session.value) : undefined;
}

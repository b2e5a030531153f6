/** What an operator or auditor does with a data folder from outside the desk: verify, back up, restore, import. */
import { uuidv7 } from 'uuidv7';
import type { AnyRefusal } from '../contract/errors.ts';
import { rolesAllow } from '../domain/staff/role.ts';
import { type Result, err, ok } from '../kernel/result.ts';
import { type AuditReport, auditLog } from '../store/audit.ts';
import { type BackupReport, type BackupVerification, backupTo, restoreFrom, verifyBackup } from '../store/backup.ts';
import { credentialOf } from '../store/credentials.ts';
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

/** Why somebody may not import: as on a screen, or a first password that they have not changed yet. */
export type OperatorRefusal = AnyRefusal | { readonly code: 'must-change-password' };

/** The person on whose behalf the operator imports: what a screen asks of them is asked here too. */
export async function importerOf(
  desk: OpenDesk,
  account: string,
  password: string,
): Promise<Result<SignedIn, OperatorRefusal>> {
  const session = await signIn(desk, account, password);
  if (!session.ok) return session;
  const person = signedInAs(desk, session.value);
  if (person === undefined) return err({ code: 'account-inactive' });
  const permission = 'intake.import';
  if (!rolesAllow(person.actor.roles, permission)) return err({ code: 'missing-permission', permission });
  const mustChange = credentialOf(desk.file.db, person.actor.staffId)?.mustChange ?? true;
  return mustChange ? err({ code: 'must-change-password' }) : ok(person);
}

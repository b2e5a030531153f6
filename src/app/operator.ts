/** What an operator or auditor does with a data folder from outside the desk: back up, restore, import, tidy up. */
import { uuidv7 } from 'uuidv7';
import type { AnyRefusal } from '../contract/errors.ts';
import { type Permission, rolesAllow } from '../domain/staff/role.ts';
import { type Result, err, ok } from '../kernel/result.ts';
import { type BackupReport, type BackupVerification, backupTo, restoreFrom, verifyBackup } from '../store/backup.ts';
import { credentialOf } from '../store/credentials.ts';
import { keyringPath, openCaseFile } from '../store/case-file.ts';
import { changePassphrase, hasKeyring, unlockWithPassphrase } from '../store/keyring.ts';
import { referencedBlobs } from '../store/referenced-blobs.ts';
import { type DuplicateScan, scanDuplicates } from '../store/duplicates/scan.ts';
import { type RebuildReport, rebuild } from '../store/rebuild.ts';
import type { StoreFault } from '../store/store-fault.ts';
import { type DeskHost, deskHost } from './desk-host.ts';
import { recordFault } from './fault-log.ts';
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

/** How long a document may lie there without an event or a draft that names it: long enough for any upload. */
const ORPHAN_GRACE_MS = 7 * 86_400_000;

/** Removes documents that no event and no draft names, and what writing left over; returns how many files. */
export function tidyDocuments(desk: OpenDesk): number {
  const kept = referencedBlobs(desk.file.db);
  return desk.file.blobs.removeUnreferenced((hash) => kept.has(hash), desk.now() - ORPHAN_GRACE_MS);
}

/** False when there is no desk; throws a StoreFault `wrong-key` when the old passphrase does not open it. */
export async function replacePassphrase(folder: string, old: string, passphrase: string): Promise<boolean> {
  const keyring = keyringPath(folder);
  if (!hasKeyring(keyring)) return false;
  await changePassphrase(keyring, old, { passphrase });
  return true;
}

export function rebuildRows(desk: OpenDesk): RebuildReport {
  return rebuild(desk.file.db, desk.file.projections);
}

/** Every case compared with every other; says whether the pairs that are kept are those that are found. */
export function scanForDuplicates(desk: OpenDesk): DuplicateScan {
  return scanDuplicates(desk.file.db);
}

/**
 * Opens a desk that says that its last writes are lost, so that it works on without them; returns what was lost, null
 * when nothing was, undefined when there is no desk. The loss is written to the folder's list of faults.
 */
export async function goOnWithoutLost(folder: string, passphrase: string): Promise<string | null | undefined> {
  const keyring = keyringPath(folder);
  if (!hasKeyring(keyring)) return undefined;
  const dataKey = await unlockWithPassphrase(keyring, passphrase);
  let lost: string | null = null;
  const onLoss = (loss: StoreFault): void => {
    lost = loss.message;
    recordFault(folder, 'worked on without what was lost', loss);
  };
  openCaseFile({ folder, dataKey, now: Date.now, newId: uuidv7, onLoss }).close();
  return lost;
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

export interface OperatorSignIn {
  readonly account: string;
  readonly password: string;
  /** What they are to do, or to sign. */
  readonly permission: Permission;
}

/** The person on whose behalf the operator imports: what a screen asks of them is asked here too. */
export async function importerOf(
  desk: OpenDesk,
  { account, password, permission }: OperatorSignIn,
): Promise<Result<SignedIn, OperatorRefusal>> {
  const session = await signIn(desk, account, password);
  if (!session.ok) return session;
  const person = signedInAs(desk, session.value);
  if (person === undefined) return err({ code: 'account-inactive' });
  if (!rolesAllow(person.actor.roles, permission)) return err({ code: 'missing-permission', permission });
  const mustChange = credentialOf(desk.file.db, person.actor.staffId)?.mustChange ?? true;
  return mustChange ? err({ code: 'must-change-password' }) : ok(person);
}

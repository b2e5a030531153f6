import type { AnyRefusal } from '../../contract/errors.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { recordAccess } from '../../store/access-log.ts';
import { credentialOf, recordAttempts, setCredential } from '../../store/credentials.ts';
import { commit } from '../../store/unit-of-work.ts';
import { loadClaim } from '../application/application-stream.ts';
import { type OpenDesk, settingsOf } from '../open-desk.ts';
import { accountClaimStream, loadStaff, staffStream } from '../staff/staff-stream.ts';
import { checkNothing, passwordDigest, passwordMatches } from './passwords.ts';
import type { ScreenSession } from './session.ts';

/** Opens a session. Wrong passwords count per account, also over restarts; the settings say when it locks. */
export async function signIn(
  desk: OpenDesk,
  account: string,
  password: string,
): Promise<Result<ScreenSession, AnyRefusal>> {
  const staffId = loadClaim(desk.file, accountClaimStream(account)).state.holder;
  if (staffId === null) {
    await checkNothing(password);
    return err({ code: 'wrong-credentials', attemptsLeft: settingsOf(desk).lockoutAttempts });
  }
  const checked = await checkPassword(desk, staffId, password);
  if (!checked.ok) return checked;
  if (loadStaff(desk, staffId)?.state.active !== true) return err({ code: 'account-inactive' });
  note(desk, staffId, 'session.sign-in');
  return ok({ staffId, locked: false, lastActiveAt: desk.now() });
}

/** The password of the person at a locked screen; counts like a sign-in. */
export async function checkPassword(
  desk: OpenDesk,
  staffId: string,
  password: string,
): Promise<Result<null, AnyRefusal>> {
  const credential = credentialOf(desk.file.db, staffId);
  if (credential === undefined) {
    await checkNothing(password);
    return err({ code: 'wrong-credentials', attemptsLeft: 0 });
  }
  if (credential.lockedUntil !== null && credential.lockedUntil > desk.now()) {
    return err({ code: 'account-locked', until: credential.lockedUntil });
  }
  const right = await passwordMatches(credential.passwordHash, password);
  // Read again: another screen may have counted an attempt while this one computed.
  const failedBefore = credentialOf(desk.file.db, staffId)?.failedAttempts ?? 0;
  if (right) {
    if (failedBefore > 0) recordAttempts(desk.file.db, staffId, { failed: 0, lockedUntil: null });
    return ok(null);
  }
  return err(countWrong(desk, staffId, failedBefore + 1));
}

/** Sets a new password after checking the old. Refused: too short, or the same again. */
export async function changeOwnPassword(
  desk: OpenDesk,
  staffId: string,
  change: { readonly current: string; readonly next: string },
): Promise<Result<null, AnyRefusal>> {
  const checked = await checkPassword(desk, staffId, change.current);
  if (!checked.ok) return checked;
  const length = settingsOf(desk).passwordMinLength;
  if ([...change.next].length < length) return err({ code: 'password-too-short', length });
  if (change.next === change.current) return err({ code: 'password-known' });
  const passwordHash = await passwordDigest(change.next);
  const loaded = loadStaff(desk, staffId);
  if (loaded === undefined) return err({ code: 'unknown-staff' });
  commit(desk.file, {
    commandId: desk.newId(),
    commandName: 'staff.change-own-password',
    commandPayload: {},
    actor: staffId,
    office: loaded.state.office,
    wallTime: desk.now(),
    appends: [
      {
        stream: staffStream(staffId),
        expectedVersion: loaded.version,
        events: [{ type: 'staff.password-changed.v1', payload: { by: 'self' } }],
      },
    ],
    outcome: null,
    also: (db) => {
      setCredential(db, { staffId, passwordHash, mustChange: false, at: desk.now() });
    },
  });
  return ok(null);
}

function countWrong(desk: OpenDesk, staffId: string, failed: number): AnyRefusal {
  const { lockoutAttempts, lockoutMinutes } = settingsOf(desk);
  note(desk, staffId, 'session.wrong-password');
  if (failed < lockoutAttempts) {
    recordAttempts(desk.file.db, staffId, { failed, lockedUntil: null });
    return { code: 'wrong-credentials', attemptsLeft: lockoutAttempts - failed };
  }
  const until = desk.now() + lockoutMinutes * 60_000;
  // The count starts anew after the lockout.
  recordAttempts(desk.file.db, staffId, { failed: 0, lockedUntil: until });
  note(desk, staffId, 'session.locked-out');
  return { code: 'account-locked', until };
}

function note(desk: OpenDesk, staffId: string, action: string): void {
  recordAccess(desk.file.db, { at: desk.now(), actor: staffId, action, subject: '', detail: '' });
}

import type { AnyRefusal } from '../../contract/errors.ts';
import { maskNumbersIn } from '../../domain/identity/masking.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { recordAccess } from '../../store/access-log.ts';
import { type Credential, credentialOf, recordAttempts, setCredential } from '../../store/credentials.ts';
import { hubState } from '../../store/sync/hub-state.ts';
import { commit } from '../../store/unit-of-work.ts';
import { loadClaim } from '../application/application-stream.ts';
import { type OpenDesk, settingsOf } from '../open-desk.ts';
import { accountClaimStream, loadStaff, staffStream } from '../staff/staff-stream.ts';
import { type Attempts, countWrong, inTurn, lockout, recordStranger, strangerAttempts } from './attempts.ts';
import { checkNothing, passwordDigest, passwordMatches } from './passwords.ts';
import type { ScreenSession } from './session.ts';

/** As much of a name that nobody has as goes into the access log: an account's own length. */
const SHOWN_ACCOUNT = 32;

/** Opens a session. Wrong passwords count per account, also over restarts; the settings say when it locks. */
export async function signIn(
  desk: OpenDesk,
  account: string,
  password: string,
): Promise<Result<ScreenSession, AnyRefusal>> {
  const staffId = loadClaim(desk.file, accountClaimStream(account)).state.holder;
  // Nobody is known here yet: this is no wrong guess, and must not count as one.
  if (staffId === null && isCityArriving(desk)) return err({ code: 'city-arriving' });
  if (staffId === null) return err(await refuseStranger(desk, account, password));
  const checked = await checkPassword(desk, staffId, password);
  if (!checked.ok) return checked;
  if (loadStaff(desk, staffId)?.state.active !== true) return err({ code: 'account-inactive' });
  note(desk, staffId, 'session.sign-in');
  return ok({ staffId, locked: false, lastActiveAt: desk.now() });
}

/** A desk that joined its city and has not fetched all of it; it has written nothing of its own yet. */
function isCityArriving({ file }: OpenDesk): boolean {
  const hub = hubState(file.db);
  return hub !== undefined && !hub.firstDone && hub.headSequence === 0;
}

/** The password of the person at a locked screen; counts like a sign-in. */
export function checkPassword(desk: OpenDesk, staffId: string, password: string): Promise<Result<null, AnyRefusal>> {
  return inTurn(desk, staffId, () => checkNow(desk, staffId, password));
}

async function checkNow(desk: OpenDesk, staffId: string, password: string): Promise<Result<null, AnyRefusal>> {
  const { db } = desk.file;
  const credential = credentialOf(db, staffId);
  // The account was opened at another desk: it has no password here, and nobody needs to know.
  if (credential === undefined) return err(await refuseStranger(desk, staffId, password));
  const lockedBefore = lockout(desk, attemptsOf(credential));
  if (lockedBefore !== undefined) return err(lockedBefore);
  const right = await passwordMatches(credential.passwordHash, password);
  // Read again: an administrator may have set another password, another program may have counted, meanwhile.
  const now = credentialOf(db, staffId);
  if (now?.passwordHash !== credential.passwordHash) return await checkNow(desk, staffId, password);
  const lockedNow = lockout(desk, attemptsOf(now));
  if (lockedNow !== undefined) return err(lockedNow);
  if (right) {
    if (now.failedAttempts > 0) recordAttempts(db, staffId, { failed: 0, lockedUntil: null });
    return ok(null);
  }
  const { attempts, refusal } = countWrong(desk, now.failedAttempts);
  recordAttempts(db, staffId, attempts);
  note(desk, staffId, 'session.wrong-password');
  if (attempts.lockedUntil !== null) note(desk, staffId, 'session.locked-out');
  return err(refusal);
}

function attemptsOf({ failedAttempts, lockedUntil }: Credential): Attempts {
  return { failed: failedAttempts, lockedUntil };
}

/** Takes as long, and answers the same, as for an account that exists: names cannot be found out by trying. */
function refuseStranger(desk: OpenDesk, account: string, password: string): Promise<AnyRefusal> {
  return inTurn(desk, `name:${account}`, async () => {
    const locked = lockout(desk, strangerAttempts(desk, account));
    if (locked !== undefined) return locked;
    await checkNothing(password);
    const { attempts, refusal } = countWrong(desk, strangerAttempts(desk, account).failed);
    recordStranger(desk, account, attempts);
    const detail = maskNumbersIn(account).slice(0, SHOWN_ACCOUNT);
    recordAccess(desk.file.db, { at: desk.now(), actor: '', action: 'session.unknown-account', subject: '', detail });
    return refusal;
  });
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
  const saved = commit(desk.file, {
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
  return saved.kind === 'committed' ? ok(null) : err({ code: 'changed-meanwhile' });
}

function note(desk: OpenDesk, staffId: string, action: string): void {
  recordAccess(desk.file.db, { at: desk.now(), actor: staffId, action, subject: '', detail: '' });
}

import type { AnyRefusal } from '../../contract/errors.ts';
import type { StaffMember } from '../../contract/staff.ts';
import { maskIdentityNumber } from '../../domain/identity/masking.ts';
import { covers } from '../../domain/office/office.ts';
import { type StaffCommand, decideStaff } from '../../domain/staff/decide.ts';
import { rolesAllow } from '../../domain/staff/role.ts';
import type { StaffProfile } from '../../domain/staff/staff.ts';
import type { CommandId, StaffId } from '../../kernel/ids.ts';
import { invariant } from '../../kernel/invariant.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { Database } from '../../store/connection.ts';
import { credentialOf, setCredential } from '../../store/credentials.ts';
import {
  type CommitRequest,
  type CommitResult,
  type StreamAppend,
  commit,
  commitMany,
} from '../../store/unit-of-work.ts';
import { type OpenDesk, settingsOf } from '../open-desk.ts';
import { repeatedOutcome } from '../repeated-outcome.ts';
import { passwordDigest } from '../session/passwords.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { accountClaims } from './account-claims.ts';
import { officeName, officeOf } from './offices.ts';
import { allStaff, loadStaff, staffStream } from './staff-stream.ts';

/**
 * The members of staff in the person's subtree. Identity numbers, their own and of their relatives, are whole only for
 * those who keep them.
 */
export function listStaff(desk: OpenDesk, by: SignedIn): readonly StaffMember[] {
  const mayKeep = rolesAllow(by.actor.roles, 'staff.manage');
  const shown = (number: string): string => (mayKeep ? number : maskIdentityNumber(number));
  return allStaff(desk)
    .filter((member) => covers(by.actor.office, member.office))
    .map((member) => ({
      ...member,
      roles: [...member.roles],
      identityNumber: shown(member.identityNumber),
      relatives: member.relatives.map(({ name, identityNumber }) => ({ name, identityNumber: shown(identityNumber) })),
      officeName: officeName(desk, member.office),
      lockedUntil: lockedUntil(desk, member.staffId),
    }));
}

function lockedUntil(desk: OpenDesk, staffId: StaffId): number | null {
  const until = credentialOf(desk.file.db, staffId)?.lockedUntil ?? null;
  return until !== null && until > desk.now() ? until : null;
}

export interface Registration {
  readonly commandId: CommandId;
  readonly profile: StaffProfile;
  readonly password: string;
  /** The person knows the password from nobody but themselves: it stays. No screen can say so. */
  readonly chosenByOwner?: boolean;
}

/** Opens an account; a password that somebody else set must be changed at the first sign-in. */
export async function registerStaff(
  desk: OpenDesk,
  registration: Registration,
  by: SignedIn,
): Promise<Result<{ readonly staffId: StaffId }, AnyRefusal>> {
  const write = await registrationOf(desk, registration);
  return write.ok ? saveStaff(desk, by, write.value) : write;
}

/**
 * Opens many accounts in one transaction with one flush, each with its own answer; of two that want the same account
 * the later is refused.
 */
export async function registerStaffTogether(
  desk: OpenDesk,
  registrations: readonly Registration[],
  by: SignedIn,
): Promise<readonly Result<StaffOutcome, AnyRefusal>[]> {
  const writes = await Promise.all(registrations.map((registration) => registrationOf(desk, registration)));
  // Nothing waits from here on, so that what was found free is still free when it is taken.
  const prepared = writes.map((write) => (write.ok ? prepareStaff(desk, by, write.value) : write));
  const results = commitMany(
    desk.file,
    prepared.flatMap((one) => (one.ok && one.value.kind === 'new' ? [one.value.request] : [])),
  )[Symbol.iterator]();
  const answers = prepared.map((one) => {
    if (!one.ok) return one;
    if (one.value.kind === 'repeated') return ok(one.value.outcome);
    const { value: result } = results.next();
    invariant(result, 'every request of a group has its result');
    return answerOf(result, one.value.request);
  });
  desk.changes.publish('staff');
  return answers;
}

async function registrationOf(desk: OpenDesk, registration: Registration): Promise<Result<StaffWrite, AnyRefusal>> {
  const length = settingsOf(desk).passwordMinLength;
  if ([...registration.password].length < length) return err({ code: 'password-too-short', length });
  const passwordHash = await passwordDigest(registration.password);
  const staffId = desk.newId() as StaffId;
  const mustChange = registration.chosenByOwner !== true;
  return ok({
    commandId: registration.commandId,
    staffId,
    command: { type: 'register', staffId, profile: registration.profile },
    also: (db) => {
      setCredential(db, { staffId, passwordHash, mustChange, at: desk.now() });
    },
  });
}

export interface StaffCommandRequest {
  readonly commandId: CommandId;
  readonly staffId: StaffId;
  readonly command: StaffCommand;
}

export function commandStaff(desk: OpenDesk, request: StaffCommandRequest, by: SignedIn): Result<null, AnyRefusal> {
  const saved = saveStaff(desk, by, request);
  return saved.ok ? ok(null) : saved;
}

export async function resetPassword(
  desk: OpenDesk,
  reset: { readonly commandId: CommandId; readonly staffId: StaffId; readonly password: string },
  by: SignedIn,
): Promise<Result<null, AnyRefusal>> {
  const length = settingsOf(desk).passwordMinLength;
  if ([...reset.password].length < length) return err({ code: 'password-too-short', length });
  const passwordHash = await passwordDigest(reset.password);
  const saved = saveStaff(desk, by, {
    commandId: reset.commandId,
    staffId: reset.staffId,
    command: { type: 'password-changed' },
    also: (db) => {
      setCredential(db, { staffId: reset.staffId, passwordHash, mustChange: true, at: desk.now() });
    },
  });
  return saved.ok ? ok(null) : saved;
}

interface StaffWrite extends StaffCommandRequest {
  readonly also?: (db: Database) => void;
}

interface StaffOutcome {
  readonly staffId: StaffId;
}

function saveStaff(desk: OpenDesk, by: SignedIn, write: StaffWrite): Result<StaffOutcome, AnyRefusal> {
  const prepared = prepareStaff(desk, by, write);
  if (!prepared.ok) return prepared;
  if (prepared.value.kind === 'repeated') return ok(prepared.value.outcome);
  const { request } = prepared.value;
  const answer = answerOf(commit(desk.file, request), request);
  if (answer.ok) desk.changes.publish('staff');
  return answer;
}

interface StaffRequest extends CommitRequest {
  readonly outcome: StaffOutcome;
}

type PreparedStaff =
  | { readonly kind: 'repeated'; readonly outcome: StaffOutcome }
  | { readonly kind: 'new'; readonly request: StaffRequest };

/** What a command would write; nothing is written. */
function prepareStaff(desk: OpenDesk, by: SignedIn, write: StaffWrite): Result<PreparedStaff, AnyRefusal> {
  const { commandId } = write;
  const commandName = `staff.${write.command.type}`;
  const before = repeatedOutcome(desk, { commandId, commandName, actor: by.actor.staffId });
  if (!before.ok) return before;
  if (before.value !== undefined) return sameStaff(write, before.value.outcome as StaffOutcome);
  const loaded = loadStaff(desk, write.staffId);
  const facts = { actor: by.actor.staffId, actorOffice: by.actor.office };
  const decision = decideStaff(write.command, loaded?.state, facts);
  if (!decision.ok) return decision;
  const profile = 'profile' in write.command ? write.command.profile : undefined;
  if (profile !== undefined && officeOf(desk, profile.office) === undefined) {
    return err({ code: 'unknown-office', office: profile.office });
  }
  const claims = accountClaims(desk, write.staffId, { before: loaded?.state.account, after: profile?.account });
  if (!claims.ok) return claims;
  const appends: readonly StreamAppend[] = [
    { stream: staffStream(write.staffId), expectedVersion: loaded?.version ?? 0, events: decision.value },
    ...claims.value,
  ];
  const request: StaffRequest = {
    commandId,
    commandName,
    commandPayload: { staffId: write.staffId, command: write.command },
    actor: by.actor.staffId,
    office: by.actor.office,
    wallTime: desk.now(),
    appends,
    outcome: { staffId: write.staffId },
    ...(write.also === undefined ? {} : { also: write.also }),
  };
  return ok({ kind: 'new', request });
}

/** A repeat inside its own group is answered with what the first was. */
function answerOf(result: CommitResult, request: StaffRequest): Result<StaffOutcome, AnyRefusal> {
  if (result.kind === 'behind') return err({ code: 'changed-meanwhile' });
  return ok(result.kind === 'repeated' ? (result.outcome as StaffOutcome) : request.outcome);
}

/** A registration has a new id each time it is tried; every other command repeats itself only on the same person. */
function sameStaff({ command, staffId }: StaffWrite, outcome: StaffOutcome): Result<PreparedStaff, AnyRefusal> {
  const isSame = command.type === 'register' || outcome.staffId === staffId;
  return isSame ? ok({ kind: 'repeated', outcome }) : err({ code: 'command-id-reused' });
}

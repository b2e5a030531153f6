import type { AnyRefusal } from '../../../contract/errors.ts';
import { type StaffCommand, decideStaff } from '../../../domain/staff/decide.ts';
import { type StaffEvent, type StaffProfile, type StaffState, foldStaff } from '../../../domain/staff/staff.ts';
import type { StaffId } from '../../../kernel/ids.ts';
import { type Result, err, ok } from '../../../kernel/result.ts';
import { accountClaims } from '../../staff/account-claims.ts';
import { officeOf } from '../../staff/offices.ts';
import { loadStaff, staffStream } from '../../staff/staff-stream.ts';
import { mergeFields } from '../merge-fields.ts';
import { type Decided, type Deciding, missingPermission } from './decision.ts';
import { stateSeen } from './state-seen.ts';
import { typedEvents } from '../../../store/typed-events.ts';

/** What the outbox keeps of `staff.*` (manage-staff.ts). */
interface SavedStaffCommand {
  readonly staffId: StaffId;
  readonly command: StaffCommand;
}

/** A command on an account. Two changes of one profile go together where they touch other fields. */
export function redecideStaff(deciding: Deciding): Decided {
  const { desk, command, actor } = deciding;
  const { staffId, command: saved } = command.payload as SavedStaffCommand;
  const forbidden = missingPermission(actor, 'staff.manage');
  if (forbidden !== undefined) return err(forbidden);
  const stream = staffStream(staffId);
  const loaded = loadStaff(desk, staffId);
  const before = stateSeen<StaffState | undefined>(deciding, stream, (events) =>
    foldStaff(typedEvents<StaffEvent>(events, 'staff')),
  );
  const carried = carriedCommand(saved, before, loaded?.state);
  if (!carried.ok) return carried;
  const decision = decideStaff(carried.value, loaded?.state, { actor: actor.staffId, actorOffice: actor.office });
  if (!decision.ok) return decision;
  const profile = 'profile' in carried.value ? carried.value.profile : undefined;
  if (profile !== undefined && officeOf(desk, profile.office) === undefined) {
    return err({ code: 'unknown-office', office: profile.office });
  }
  const claims = accountClaims(desk, staffId, { before: loaded?.state.account, after: profile?.account });
  if (!claims.ok) return claims;
  const own = { stream, expectedVersion: loaded?.version ?? 0, events: decision.value };
  return ok({ appends: [own, ...claims.value], outcome: { staffId } });
}

function carriedCommand(
  saved: StaffCommand,
  before: StaffState | undefined,
  now: StaffState | undefined,
): Result<StaffCommand, AnyRefusal> {
  if (saved.type !== 'change' || before === undefined || now === undefined) return ok(saved);
  const profile = mergeFields<StaffProfile>({ before: profileOf(before), mine: saved.profile, theirs: profileOf(now) });
  return profile === undefined ? err({ code: 'changed-meanwhile' }) : ok({ ...saved, profile });
}

function profileOf({ account, name, roles, office, identityNumber, relatives }: StaffProfile): StaffProfile {
  return { account, name, roles, office, identityNumber, relatives };
}

/** A person's own new password: the digest never travels, only the fact. */
export function redecideOwnPassword({ desk, actor }: Deciding): Decided {
  const { staffId } = actor;
  const events: readonly StaffEvent[] = [{ type: 'staff.password-changed.v1', payload: { by: 'self' } }];
  const expectedVersion = loadStaff(desk, staffId)?.version ?? 0;
  return ok({ appends: [{ stream: staffStream(staffId), expectedVersion, events }], outcome: null });
}

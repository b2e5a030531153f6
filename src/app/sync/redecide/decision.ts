/**
 * What deciding a command again needs and gives. The rules are those of the command itself; only the history is
 * another. There is no version check: the rules say whether the command still holds.
 */
import type { AnyRefusal } from '../../../contract/errors.ts';
import type { Actor } from '../../../domain/application/available-actions.ts';
import type { Permission } from '../../../domain/staff/role.ts';
import { rolesAllow } from '../../../domain/staff/role.ts';
import { interestsOf } from '../../../domain/staff/staff.ts';
import { type Result, err, ok } from '../../../kernel/result.ts';
import type { PendingCommand, Redecided } from '../../../store/sync/redecide.ts';
import type { OpenDesk } from '../../open-desk.ts';
import { loadStaff } from '../../staff/staff-stream.ts';

export type Decided = Result<Redecided, AnyRefusal>;

export interface Deciding {
  /** Reads the streams as they are now; its clock stands where the decision is dated. */
  readonly desk: OpenDesk;
  readonly command: PendingCommand;
  readonly actor: Actor;
  /** What this desk's own superseded events made of a stream, while one pass goes through them in their order. */
  readonly seen: Map<string, unknown>;
}

/** The person as the staff stream has them now. */
export function actorNow(desk: OpenDesk, staffId: string): Result<Actor, AnyRefusal> {
  const staff = loadStaff(desk, staffId)?.state;
  if (staff === undefined) return err({ code: 'unknown-staff' });
  if (!staff.active) return err({ code: 'account-inactive' });
  return ok({ staffId: staff.staffId, roles: staff.roles, office: staff.office, interests: interestsOf(staff) });
}

/** The gate in front of the screens asked for it when the command was made; it is asked again. */
export function missingPermission(actor: Actor, permission: Permission): AnyRefusal | undefined {
  return rolesAllow(actor.roles, permission) ? undefined : { code: 'missing-permission', permission };
}

/** Folds the staff streams that the hub has ordered into what the hub asks of them: office, roles, whether active. */
import { z } from 'zod';
import { covers, levelOf, parseOfficeId } from '../../domain/office/office.ts';
import { type Role, roles } from '../../domain/staff/role.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import type { Envelope } from '../../protocol/envelope.ts';
import type { StaffRights } from '../log/push-facts.ts';

/** Roles of a newer program are kept out: they allow nothing here. */
const profileSchema = z.object({
  office: z.string(),
  roles: z.array(z.string()).max(20),
});

interface Profile {
  readonly office: OfficeId;
  readonly roles: readonly Role[];
}

function profileOf(payload: unknown): Profile | undefined {
  const parsed = profileSchema.safeParse(payload);
  if (!parsed.success) return undefined;
  const office = parseOfficeId(parsed.data.office);
  const known = roles.filter((role) => parsed.data.roles.includes(role));
  return office === undefined ? undefined : { office, roles: known };
}

/** The member of staff that an event is about; undefined for any other stream. */
export function staffIdOf(stream: string): string | undefined {
  return stream.startsWith('staff:') ? stream.slice('staff:'.length) : undefined;
}

/** The rights after the event; undefined when the event makes no sense, and so must not be ordered. */
export function rightsAfter(before: StaffRights | undefined, event: Envelope): StaffRights | undefined {
  const staffId = staffIdOf(event.stream);
  if (staffId === undefined) return undefined;
  switch (event.type) {
    case 'staff.registered.v1': {
      const profile = profileOf(event.payload);
      const isItself = event.payload.staffId === staffId;
      return before === undefined && isItself && profile !== undefined
        ? { staffId, ...profile, active: true }
        : undefined;
    }
    case 'staff.changed.v1': {
      const profile = profileOf(event.payload);
      return before === undefined || profile === undefined ? undefined : { ...before, ...profile };
    }
    case 'staff.deactivated.v1':
      return before === undefined ? undefined : { ...before, active: false };
    case 'staff.reactivated.v1':
      return before === undefined ? undefined : { ...before, active: true };
    default:
      return before;
  }
}

/**
 * Whether `actor` may do this to an account: within their subtree before and after, never their own (but for their
 * own password), no auditor with another role, no administrator in a street.
 */
export function mayChangeStaff(
  actor: StaffRights,
  event: Envelope,
  account: { readonly before: StaffRights | undefined; readonly after: StaffRights },
): boolean {
  const { before, after } = account;
  if (after.staffId === actor.staffId) return event.type === 'staff.password-changed.v1' && event.payload.by === 'self';
  if (before !== undefined && !covers(actor.office, before.office)) return false;
  if (!covers(actor.office, after.office)) return false;
  if (after.roles.includes('auditor') && after.roles.length > 1) return false;
  return !(after.roles.includes('admin') && levelOf(after.office) === 'street');
}

import type { StaffId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { covers } from '../office/office.ts';
import { type Permission, rolesAllow } from '../staff/role.ts';
import { isOwn } from './available-actions.ts';
import type { WaitingFacts } from './facts.ts';
import type { WaitingRefusal } from './refusal.ts';

const NEEDED: Permission = 'waiting.decide';

/**
 * Two people sign where somebody loses a place against their will, or is banned: both must be able to decide it, in this
 * office's reach and without an interest.
 */
export function secondSignature(
  secondBy: StaffId | undefined,
  { actor, application, colleague }: WaitingFacts,
): Result<StaffId, WaitingRefusal> {
  if (!rolesAllow(actor.roles, NEEDED)) return err({ code: 'missing-permission', permission: NEEDED });
  if (secondBy === undefined) return err({ code: 'second-person', why: 'missing' });
  if (secondBy === actor.staffId) return err({ code: 'second-person', why: 'same' });
  const second = colleague(secondBy);
  if (second === undefined) return err({ code: 'second-person', why: 'unknown' });
  if (!rolesAllow(second.roles, NEEDED)) return err({ code: 'second-person', why: 'permission' });
  if (!covers(second.office, application.street)) return err({ code: 'second-person', why: 'office' });
  return isOwn(application, second) ? err({ code: 'second-person', why: 'own-case' }) : ok(secondBy);
}

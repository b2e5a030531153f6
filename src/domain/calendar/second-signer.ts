import type { OfficeId, StaffId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { cityOf } from '../office/office.ts';
import { type Role, rolesAllow } from '../staff/role.ts';

/** Whoever signs an announcement beside the administrator who makes it. */
export interface SecondSigner {
  readonly staffId: StaffId;
  readonly roles: readonly Role[];
  readonly office: OfficeId;
}

export interface SecondSignerRefusal {
  readonly code: 'calendar-second';
  /** Nobody signed, or an account that is closed; the announcing person did; no such right; not the city office. */
  readonly why: 'missing' | 'same' | 'permission' | 'office';
}

/**
 * Four eyes over the calendar of a year: every time limit of the city hangs on it. The second pair belongs to somebody
 * else of the city office who may issue a version of the policy: another administrator, or a supervisor (ADR 0021).
 */
export function signedBySecond(by: StaffId, second: SecondSigner | undefined): Result<StaffId, SecondSignerRefusal> {
  const refused = (why: SecondSignerRefusal['why']) => err({ code: 'calendar-second', why } as const);
  if (second === undefined) return refused('missing');
  if (second.staffId === by) return refused('same');
  if (!rolesAllow(second.roles, 'policy.issue')) return refused('permission');
  return second.office === cityOf(second.office) ? ok(second.staffId) : refused('office');
}

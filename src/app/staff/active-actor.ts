import type { Actor } from '../../domain/application/available-actions.ts';
import { interestsOf } from '../../domain/staff/staff.ts';
import type { OpenDesk } from '../open-desk.ts';
import { loadStaff } from './staff-stream.ts';

/** Somebody as the staff stream has them now; undefined when the account is unknown or closed. */
export function activeActor(desk: OpenDesk, staffId: string): Actor | undefined {
  const staff = loadStaff(desk, staffId)?.state;
  if (staff?.active !== true) return undefined;
  return { staffId: staff.staffId, roles: staff.roles, office: staff.office, interests: interestsOf(staff) };
}

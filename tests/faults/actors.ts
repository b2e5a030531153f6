import type { Actor } from '../../src/domain/application/available-actions.ts';
import { commit } from '../../src/store/unit-of-work.ts';
import type { OpenDesk } from '../../src/app/open-desk.ts';
import { loadStaff, staffStream } from '../../src/app/staff/staff-stream.ts';
import type { OfficeId, StaffId } from '../../src/kernel/ids.ts';

export const STREETS: readonly OfficeId[] = ['630104003', '630104004', '630103001'].map((id) => id as OfficeId);

/** A person of an office who holds every role that acts on cases. */
export function actorAt(office: OfficeId, name: string): Actor {
  return { staffId: `${name}-${office}` as StaffId, roles: ['clerk', 'supervisor'], office, interests: [] };
}

/** Whoever signs beside another must be known to the desk; the others act without an account. */
export function registerOnce(desk: OpenDesk, { staffId, roles, office }: Actor): void {
  if (loadStaff(desk, staffId) !== undefined) return;
  const payload = { staffId, account: staffId, name: '马国强', roles, office, identityNumber: '', relatives: [] };
  commit(desk.file, {
    commandId: desk.newId(),
    commandName: 'staff.register',
    commandPayload: {},
    actor: staffId,
    office,
    wallTime: desk.now(),
    appends: [{ stream: staffStream(staffId), expectedVersion: 0, events: [{ type: 'staff.registered.v1', payload }] }],
    outcome: null,
  });
}

import type { Actor } from '../../src/domain/application/available-actions.ts';
import type { OfficeId, StaffId } from '../../src/kernel/ids.ts';

export const STREETS: readonly OfficeId[] = ['630104003', '630104004', '630103001'].map((id) => id as OfficeId);

/** A person of an office who holds every role that acts on cases. */
export function actorAt(office: OfficeId, name: string): Actor {
  return { staffId: `${name}-${office}` as StaffId, roles: ['clerk', 'supervisor'], office, interests: [] };
}

import type { Actor } from '../../src/domain/application/available-actions.ts';
import type { OfficeId, StaffId } from '../../src/kernel/ids.ts';

/** Somebody of the city who may do everything: rights cost the same whoever asks. */
export function cityPerson(): Actor {
  return { staffId: 'bench' as StaffId, roles: ['clerk', 'supervisor'], office: '6301' as OfficeId, interests: [] };
}

import type { Topic } from '../../contract/desk.ts';

/** What screens read again when events of other desks have come: any of them may have changed it. */
export const changedByOthers: readonly Topic[] = [
  'cases',
  'comparison',
  'draws',
  'leases',
  'library',
  'plans',
  'policies',
  'selection',
  'settings',
  'staff',
  'tickets',
  'units',
  'waiting',
];

/** Why a home came free again. */
export const releaseCauses = [
  'refused',
  'absent',
  'not-signed',
  'plan-changed',
  'draw-voided',
  'undone',
  'returned',
] as const;
export type ReleaseCause = (typeof releaseCauses)[number];

/** Why households refuse a home, or leave it: what an estate is judged by (M18). */
export const releaseReasons = [
  'distance',
  'transport',
  'school',
  'hospital',
  'floor',
  'size',
  'rent',
  'condition',
  'neighbours',
  'own-home',
  'moved-away',
  'death',
  'breach',
  'other',
] as const;
export type ReleaseReason = (typeof releaseReasons)[number];

/** Why two cases that look alike are not about the same people. */
export const differenceReasons = [
  'other-person',
  'relatives',
  'shared-contact',
  'shared-home',
  'new-application',
  'other',
] as const;

export type DifferenceReason = (typeof differenceReasons)[number];

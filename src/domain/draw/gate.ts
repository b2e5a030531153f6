/**
 * What must be settled before a draw may be frozen. Gates are not warnings: one that is open refuses the freeze. They
 * are found by whoever builds the roster (domain/allocation); the ceremony only asks that none is left.
 */
export const gateCodes = [
  'open-duplicates',
  'open-objections',
  'stale-checks',
  're-review-open',
  'intent-window-open',
  'one-person-twice',
  'counts-differ',
  'plan-incomplete',
  'too-few-contributors',
  'unit-taken',
  'banned-in-roster',
] as const;

export type GateCode = (typeof gateCodes)[number];

export interface Gate {
  readonly code: GateCode;
  /** How many households, units or tiers it is about. */
  readonly count: number;
}

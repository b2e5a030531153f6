/** Why an officer ruled as they did where a registry and the declaration differ. */
export const rulingReasons = [
  'registry-current',
  'registry-outdated',
  'document-proves',
  'same-in-substance',
  'applicant-corrected',
  'other',
] as const;

export type RulingReason = (typeof rulingReasons)[number];

/** Why what a registry holds was entered from a paper. */
export const manualReasons = ['source-down', 'not-configured', 'registry-refused', 'not-in-registry', 'other'] as const;

export type ManualReason = (typeof manualReasons)[number];

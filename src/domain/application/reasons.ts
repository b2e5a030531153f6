/** Coded reasons of a rejection, for the letter (PRH-08) and for statistics. */
export const rejectionReasons = [
  'income-above-limit',
  'assets-above-limit',
  'housing-above-limit',
  'registration-too-short',
  'employment-not-proved',
  'insurance-too-short',
  'already-housed',
  'false-declaration',
  'not-in-programme',
  'other',
] as const;

export type RejectionReason = (typeof rejectionReasons)[number];

export const returnReasons = [
  'check-documents',
  'check-household',
  'check-housing',
  'check-income',
  'opinion-unclear',
  'other',
] as const;

export type ReturnReason = (typeof returnReasons)[number];

export const withdrawalReasons = [
  'applicant-request',
  'not-supplied-in-time',
  'moved-away',
  'bought-home',
  'deceased',
  'entered-twice',
  'other',
] as const;

export type WithdrawalReason = (typeof withdrawalReasons)[number];

/** Why a household is another than was declared (domain reference §2.4). */
export const householdChangeReasons = [
  'death',
  'birth',
  'marriage',
  'divorce',
  'moved-in',
  'moved-out',
  'income',
  'housing',
  'other',
] as const;

export type HouseholdChangeReason = (typeof householdChangeReasons)[number];

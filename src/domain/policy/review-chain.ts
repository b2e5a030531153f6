import type { ClockName, TimeLimit } from './time-limit.ts';

export const reviewOffices = ['community', 'employer', 'street', 'district-civil-affairs', 'district', 'city'] as const;

export type ReviewOffice = (typeof reviewOffices)[number];

export const reviewDeeds = [
  'check',
  'publicity',
  'review',
  'income-check',
  'decision',
  'final-list',
  'filing',
] as const;

export const signatureParts = ['opinion', 'signature', 'responsibility'] as const;

export const rejectionDuties = ['reasons', 'text-message', 'appointment-with-originals'] as const;

/** One step on the way from intake to decision: which office, how long, who signs what. */
export interface ReviewStep {
  readonly office: ReviewOffice;
  readonly does: (typeof reviewDeeds)[number];
  /** Null: as the version's clock of this step says; where it has no clock, no number was found. */
  readonly limit: TimeLimit | null;
  /** The desk's clock that runs in this step; null where the desk has none. */
  readonly clock: ClockName | null;
  readonly signs: readonly (typeof signatureParts)[number][];
  /** What a refusal in this step has to come with (PRH-08). */
  readonly onRejection: readonly (typeof rejectionDuties)[number][];
}

export const publicityItems = ['case-no', 'name', 'education', 'street', 'size', 'housing', 'result'] as const;

export interface PublicityRule {
  readonly at: ReviewOffice;
  readonly limit: TimeLimit;
  /** What the notice shows of a household, masked (domain reference §6.2). */
  readonly shows: readonly (typeof publicityItems)[number][];
}

export interface ObjectionRule {
  readonly written: boolean;
  readonly answerWithin: TimeLimit;
  /** Time in these is not counted. */
  readonly pausedBy: readonly ('arbitration' | 'litigation')[];
}

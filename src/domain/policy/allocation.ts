import type { Period } from './time-limit.ts';

export const roomKinds = ['one-room', 'two-room', 'three-room'] as const;

export const householdShapes = [
  'any',
  'parent-and-child-of-other-sex',
  'two-generations',
  'three-generations',
] as const;

/** Which home fits which household; the first rule of the list that fits a household is offered. */
export interface UnitRule {
  readonly from: number;
  /** Null: and more. */
  readonly to: number | null;
  readonly shape: (typeof householdShapes)[number];
  readonly rooms: (typeof roomKinds)[number] | null;
  /** cm² of built area, about; null where the city names rooms only. */
  readonly area: number | null;
}

export const priorityGroups = [
  'minimum-living',
  'extreme-poverty',
  'honoured-veteran',
  'lonely-aged',
  'aged-60',
  'severe-disability',
  'disability',
  'serious-illness',
  'no-home',
  'dangerous-housing',
  'demolition-housing',
  'model-worker',
  'merit-of-courage',
] as const;

export type PriorityGroup = (typeof priorityGroups)[number];

/** Tiers come one after another; inside a tier nobody is before the other (PRH-16, PRH-42). */
export interface Priority {
  readonly tiers: readonly (readonly PriorityGroup[])[];
  readonly usedOnce: boolean;
}

export const scoreFactors = ['mean-age', 'residence-time', 'household-size', 'income', 'area', 'waiting-time'] as const;

export const tieBreaks = [
  'hardship',
  'eligible-month',
  'residence-day',
  'mean-age-day',
  'income',
  'batch',
  'lottery',
] as const;

/** Composite score (PRH-14); ties are broken by the chain, from its head on. */
export interface Scoring {
  readonly total: number;
  readonly factors: readonly {
    readonly factor: (typeof scoreFactors)[number];
    /** Empty where the source does not print the points. */
    readonly bands: readonly { readonly from: number; readonly to: number | null; readonly points: number }[];
  }[];
  readonly tieBreak: readonly (typeof tieBreaks)[number][];
}

/** What counts as giving up an offer and what follows (domain reference §2.4). */
export interface GivingUp {
  readonly counts: readonly ('not-choosing' | 'not-signing' | 'declining')[];
  /** An unfit offer must not count. */
  readonly doesNotCount: readonly ('no-fitting-unit' | 'special-reason')[];
  readonly times: number;
  readonly consequence: 'removed' | 'paused';
  /** How long nothing is offered; null where the household leaves the list. */
  readonly pause: Period | null;
}

export const allocationOrders = ['score', 'lottery', 'registration-date'] as const;

import type { ComparedValue } from './events.ts';

/** What of an answer can be laid beside what was declared. */
export const differenceFields = [
  'name',
  'registered-since',
  'undeclared-relatives',
  'marital-status',
  'spouse',
  'monthly-income',
  'assets',
  'owned-area',
  'public-housing',
  'undeclared-deals',
  'vehicles',
  'firms',
  'employer',
  'insured-months',
  'disability-grade',
  'school',
  'graduated-on',
  'resident-since',
] as const;

export type DifferenceField = (typeof differenceFields)[number];

export type DifferenceUnit =
  'text' | 'fen' | 'fen-per-month' | 'cm2' | 'months' | 'count' | 'date' | 'marital' | 'grade' | 'code';

export const unitOfField: Readonly<Record<DifferenceField, DifferenceUnit>> = {
  name: 'text',
  'registered-since': 'date',
  'undeclared-relatives': 'text',
  'marital-status': 'marital',
  spouse: 'text',
  'monthly-income': 'fen-per-month',
  assets: 'fen',
  'owned-area': 'cm2',
  'public-housing': 'code',
  'undeclared-deals': 'count',
  vehicles: 'count',
  firms: 'count',
  employer: 'text',
  'insured-months': 'months',
  'disability-grade': 'grade',
  school: 'text',
  'graduated-on': 'date',
  'resident-since': 'date',
};

export interface Difference {
  readonly field: DifferenceField;
  /** Null: nothing was declared, or the registry keeps nothing. */
  readonly declared: ComparedValue;
  readonly registry: ComparedValue;
}

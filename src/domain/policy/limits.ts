import type { Programme } from '../application/programme.ts';
import type { WelfareKind } from '../eligibility/household-facts.ts';
import type { Sourced } from './sourced.ts';
import type { Period } from './time-limit.ts';

/** The conditions that a programme may set, in the order in which they are listed. */
export const conditionIds = [
  'programme',
  'applicant-age',
  'sole-applicant-age',
  'registration',
  'residence',
  'graduation',
  'employment',
  'insurance',
  'welfare',
  'income',
  'assets',
  'housing-area',
  'no-home',
  'not-housed',
] as const;

export type ConditionId = (typeof conditionIds)[number];

/** The rule that asks for each condition; its number is the city's (PRH-02). */
export const ruleOfCondition: Readonly<Record<ConditionId, string>> = {
  programme: 'PRH-01',
  'applicant-age': 'PRH-46',
  'sole-applicant-age': 'PRH-02',
  registration: 'PRH-02',
  residence: 'PRH-02',
  graduation: 'PRH-01',
  employment: 'PRH-02',
  insurance: 'PRH-02',
  welfare: 'PRH-40',
  income: 'PRH-02',
  assets: 'PRH-02',
  'housing-area': 'PRH-02',
  'no-home': 'PRH-01',
  'not-housed': 'PRH-31',
};

/** Whether a value that equals its ceiling still holds: cities print both "not above" and "below". */
export type CeilingComparison = '<=' | '<';

/** What each condition is measured by. */
export interface LimitValues {
  /** The city takes applications of this class at all. */
  readonly programme: { readonly offered: boolean };
  /** Completed years of the applicant. */
  readonly 'applicant-age': { readonly years: number };
  /** Completed years of an applicant who is the only counted person. */
  readonly 'sole-applicant-age': { readonly years: number };
  /** Local household registration of the applicant for at least this long; 0: registered at all. */
  readonly registration: Period;
  /** Residence permit of the applicant for at least this long; 0: has one. */
  readonly residence: Period;
  /** Fewer months since the month of graduation. */
  readonly graduation: { readonly months: number };
  /** Employed with a contract for at least this long; 0: employed. */
  readonly employment: Period;
  /** Months of social insurance or housing fund paid. */
  readonly insurance: { readonly months: number };
  /** A counted person draws one of these for at least this long. */
  readonly welfare: { readonly kinds: readonly WelfareKind[]; readonly held: Period };
  /** Fen a month for each counted person. */
  readonly income: { readonly ceiling: number; readonly comparison: CeilingComparison };
  /** Fen, vehicles included, of the household or for each counted person. */
  readonly assets: {
    readonly ceiling: number;
    readonly per: 'household' | 'person';
    readonly comparison: CeilingComparison;
  };
  /** cm² of owned built area for each counted person. */
  readonly 'housing-area': { readonly ceiling: number; readonly comparison: CeilingComparison };
  /** Homes owned, shares included. */
  readonly 'no-home': { readonly most: number };
  /** What stands against another home. */
  readonly 'not-housed': { readonly refuses: readonly ('tenant' | 'subsidy')[] };
}

/** Null: the programme does not ask for it, or nobody found the city's number; the source says which. */
export type ProgrammeLimits = {
  readonly [Id in ConditionId]: Sourced<LimitValues[Id] | null>;
};

export type Limits = Readonly<Record<Programme, ProgrammeLimits>>;

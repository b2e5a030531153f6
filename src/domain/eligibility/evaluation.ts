import type { PlainDate } from '../../kernel/plain-date.ts';
import type { ConditionId } from '../policy/limits.ts';
import type { Origin } from './household-facts.ts';

/** `unknown` is never `unmet`: it says which fact is missing, and the case waits for it. */
export type Verdict = 'met' | 'unmet' | 'unknown';

export type Outcome = 'eligible' | 'ineligible' | 'undetermined';

export type ConditionUnit = 'fen-per-month' | 'fen' | 'cm2' | 'years' | 'months' | 'count' | 'date' | 'yes-no';

/** What a term is; the screens put it in words. */
export const termKinds = [
  'offered',
  'birth',
  'age',
  'persons',
  'registered-since',
  'resident-since',
  'graduated-on',
  'employed-since',
  'insured-months',
  'welfare-since',
  'monthly-income',
  'assets',
  'vehicles',
  'owned-area',
  'homes',
  'public-housing',
  'months-since',
  'years-since',
  'sum',
  'known-sum',
  'per-person',
  'per-person-rounded-down',
] as const;

export type TermKind = (typeof termKinds)[number];

/** One step of how a value was reckoned: whose, what, how much. `amount` is null where the fact is unknown. */
export interface Term {
  /** The person's key; empty for the household. */
  readonly person: string;
  readonly name: string;
  readonly what: TermKind;
  readonly amount: number | string | null;
  readonly origin: Origin | null;
}

/** An officer's word over one condition, with a second person's agreement; part of the decision event. */
export interface Overrule {
  readonly condition: string;
  readonly verdict: 'met' | 'unmet';
  readonly reason: string;
  readonly by: string;
  readonly secondBy: string;
}

export interface ConditionResult {
  /** Unique in an evaluation. */
  readonly id: ConditionId;
  /** Where the condition comes from: a PRH id, or the policy's own source. */
  readonly rule: string;
  readonly verdict: Verdict;
  /** What the facts alone say, where somebody overruled it. */
  readonly overruled: (Overrule & { readonly computed: Verdict }) | null;
  /**
   * What the facts give, in `unit`, rounded down where a term says so; `yes` or `no` for `yes-no`. Null where it is not
   * known, or there is nothing to measure. Where only part is known and that decides, it is the known part.
   */
  readonly value: number | string | null;
  readonly limit: number | string | null;
  readonly unit: ConditionUnit;
  /** How value and limit compare: `<=` for a ceiling, `>=` for a floor. */
  readonly comparison: '<=' | '<' | '>=' | '>' | '=';
  readonly terms: readonly Term[];
  /** Source of the limit in the policy, and how sure we are of it. */
  readonly source: string;
  readonly confidence: string;
  /** Some term was imputed by rule. */
  readonly imputed: boolean;
}

/** Every condition of the programme, always all of them, in the policy's order. */
export interface Evaluation {
  /** Version of the policy, `yinchuan@2021-02-07`. */
  readonly policy: string;
  readonly on: PlainDate;
  readonly outcome: Outcome;
  readonly conditions: readonly ConditionResult[];
}

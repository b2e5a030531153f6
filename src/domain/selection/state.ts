import type { Excuse, Passing, SessionRules } from './rules.ts';

interface Attended {
  /** How often the household was called. */
  readonly calls: number;
  /** It was away once and had its place put behind the others. */
  readonly late: boolean;
}

interface AtCounter extends Attended {
  readonly counter: string;
  /** UTC milliseconds. */
  readonly until: number;
}

/** Where a household of the session stands; whoever is not kept here has not been called yet. */
export type Turn =
  | ({ readonly status: 'called' } & AtCounter)
  | ({ readonly status: 'holding'; readonly unit: string } & AtCounter)
  | ({ readonly status: 'put-back'; readonly place: number } & Attended)
  | { readonly status: 'confirmed'; readonly unit: string; readonly slipNo: string }
  | { readonly status: 'passed'; readonly passing: Passing; readonly excuse: Excuse | null; readonly comment: string }
  /** A step was taken back: the household is where its rank puts it. */
  | ({ readonly status: 'waiting' } & Attended);

/** A place that somebody let go, and the reserve who has it now; null where no reserve listed the pool. */
export interface Vacancy {
  readonly by: string;
  readonly pool: string;
  /** The home of the place, where the draw gave homes. */
  readonly unit: string | null;
  readonly substitute: string | null;
}

export interface SelectionState {
  readonly status: 'none' | 'open' | 'closed';
  readonly drawId: string;
  readonly rules: SessionRules;
  readonly turns: ReadonlyMap<string, Turn>;
  /** In the order in which they came about, which is the order of their substitutes in the line of a pool. */
  readonly vacancies: readonly Vacancy[];
  /** Homes that are held or given, and to whom. */
  readonly taken: ReadonlyMap<string, string>;
  /** Which household stands at which counter. */
  readonly counters: ReadonlyMap<string, string>;
  /** How many were put back; gives the next one its place behind the others. */
  readonly putBack: number;
}

export const NO_SELECTION: SelectionState = {
  status: 'none',
  drawId: '',
  rules: { minutes: 0, calls: 0, absent: 'gives-up' },
  turns: new Map(),
  vacancies: [],
  taken: new Map(),
  counters: new Map(),
  putBack: 0,
};

import type { PlainDate } from '../../kernel/plain-date.ts';
import type { DocumentType } from '../application/document.ts';
import type { Programme } from '../application/programme.ts';

/** How sure we are of a value, as in the domain reference: P law text … GK nobody confirmed it, INF our inference. */
export type Confidence = 'P' | 'O' | 'N' | 'Q' | 'C' | 'V' | 'GK' | 'INF';

export interface Sourced<T> {
  readonly value: T;
  readonly source: string;
  readonly confidence: Confidence;
}

export interface TimeLimit {
  readonly count: number;
  readonly unit: 'working' | 'calendar';
}

export const clockNames = [
  'intake',
  'supplement',
  'street-review',
  'district-review',
  'city-decision',
  'recheck',
] as const;

export type ClockName = (typeof clockNames)[number];

/** One dated version of a city's numbers. Never edited: a change is a new version with its own effective date. */
export interface PolicyVersion {
  /** `<city>@<effective date>`, what decisions quote. */
  readonly id: string;
  readonly city: string;
  readonly effectiveFrom: PlainDate;
  readonly clocks: Readonly<Record<ClockName, Sourced<TimeLimit>>>;
  /** The documents asked for, by programme. */
  readonly materials: Readonly<Record<Programme, Sourced<readonly DocumentType[]>>>;
}

/** The version in force on a day: the latest that does not start after it; undefined before the first. */
export function policyOn(versions: readonly PolicyVersion[], on: PlainDate): PolicyVersion | undefined {
  let current: PolicyVersion | undefined;
  for (const version of versions) {
    if (version.effectiveFrom > on) continue;
    if (current === undefined || version.effectiveFrom > current.effectiveFrom) current = version;
  }
  return current;
}

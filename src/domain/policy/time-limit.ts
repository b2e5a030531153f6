/** A limit in days. Working and calendar days never mix (domain reference §7). */
export interface TimeLimit {
  readonly count: number;
  readonly unit: 'working' | 'calendar';
}

/** A span that a policy counts by the calendar's months or years (DAY-06). */
export interface Period {
  readonly count: number;
  readonly unit: 'months' | 'years';
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

export function monthsOf(period: Period): number {
  return period.unit === 'years' ? period.count * 12 : period.count;
}

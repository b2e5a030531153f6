import type { CaseView } from '../../../contract/cases.ts';

type RunningClock = NonNullable<CaseView['clock']>;

/** How the clock is shown: late once overdue, due in the last days, paused while it stands, otherwise plain. */
export type ClockTone = 'late' | 'due' | 'plain' | 'paused';

/** Days before the end from which a case is called due, as in the filter of the lists. */
const DUE_WITHIN = 2;

export function clockTone({
  overdue,
  day,
  limit,
  pausedOn,
}: Pick<RunningClock, 'overdue' | 'day' | 'limit' | 'pausedOn'>): ClockTone {
  if (overdue) return 'late';
  if (pausedOn !== null) return 'paused';
  return limit - day <= DUE_WITHIN ? 'due' : 'plain';
}

/** Part of the limit that has gone, 0 to 100. */
export function clockShare({ day, limit }: Pick<RunningClock, 'day' | 'limit'>): number {
  if (limit <= 0) return 100;
  return Math.round((Math.min(Math.max(day, 0), limit) / limit) * 100);
}

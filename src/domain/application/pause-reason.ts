import type { PlainDate } from '../../kernel/plain-date.ts';

export const pauseReasons = ['applicant', 'agency', 'dispute'] as const;

/** Whom or what a clock waits for: the applicant, another agency's answer, arbitration or a court. */
export type PauseReason = (typeof pauseReasons)[number];

/** A stretch in which the clock stands: the days after `from` up to and including `to`; without `to` it still does. */
export interface ClockPause {
  readonly reason: PauseReason;
  readonly from: PlainDate;
  readonly to?: PlainDate;
}

/**
 * A case's clock may stand for a reason that the office cannot help. Waiting for the applicant's missing papers before
 * acceptance is what the one-time notice (PRH-05) does: it ends the office's clock and starts the applicant's own, so
 * there it cannot be paused a second time under another name.
 */
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { type CityCalendar } from '../calendar/city-calendar.ts';
import { clockProgress } from '../calendar/clock-progress.ts';
import type { ClockPause, PauseReason } from './pause-reason.ts';
import type { Refusal } from './refusal.ts';
import type { ApplicationState, Clock, Status } from './state.ts';

/** The pause in which the clock stands; undefined while it runs. */
export function openPause(clock: Pick<Clock, 'pauses'> | null): ClockPause | undefined {
  const last = clock?.pauses?.at(-1);
  return last?.to === undefined ? last : undefined;
}

/** What the case waits for now, be it by a pause or by the notice that asks the applicant for papers. */
export function waitingFor(state: {
  readonly status: Status;
  readonly clock: Pick<Clock, 'pauses'> | null;
}): PauseReason | null {
  if (state.clock === null) return null;
  return state.status === 'awaiting-supplement' ? 'applicant' : (openPause(state.clock)?.reason ?? null);
}

const BY_NOTICE: readonly Status[] = ['submitted', 'supplemented'];

/**
 * The clock standing from today on. Refused when it stands already, when no clock runs, and for papers of the applicant
 * before acceptance, which are asked for by notice.
 */
export function pausedClock(
  state: Pick<ApplicationState, 'status' | 'clock'>,
  reason: PauseReason,
  today: PlainDate,
): Result<Clock, Refusal> {
  const { clock, status } = state;
  if (clock === null) return err({ code: 'not-now', status });
  if (openPause(clock) !== undefined) return err({ code: 'clock-paused' });
  if (reason === 'applicant' && BY_NOTICE.includes(status)) return err({ code: 'pause-by-notice' });
  return ok({ ...clock, pauses: [...(clock.pauses ?? []), { reason, from: today }] });
}

/** The clock going again from tomorrow on (DAY-05). Refused when it does not stand. */
export function resumedClock(
  { clock, status }: Pick<ApplicationState, 'status' | 'clock'>,
  today: PlainDate,
): Result<{ readonly clock: Clock; readonly reason: PauseReason }, Refusal> {
  const open = openPause(clock);
  if (clock === null) return err({ code: 'not-now', status });
  if (open === undefined) return err({ code: 'clock-running' });
  const pauses = [...(clock.pauses ?? []).slice(0, -1), { ...open, to: today }];
  return ok({ clock: { ...clock, pauses }, reason: open.reason });
}

/**
 * The clock with its last day as the calendar has it: what a pause put off is put off by working days where the limit
 * is in working days, by calendar days where it is in those (they never mix). Of a clock that stands it is the day that
 * would be its last if it went on after `today`.
 */
export function timedClock(calendar: CityCalendar, clock: Clock, today: PlainDate): Clock {
  const limit = { count: clock.limit, unit: clock.unit };
  const { dueOn, provisional } = clockProgress(
    { calendar, start: clock.startedOn, limit, pauses: clock.pauses ?? [] },
    today,
  );
  return { ...clock, dueOn, provisional };
}

/** Where a case's time went: step by step, in whose hands, paused for what. Read from its history, kept nowhere else. */
import { chinaDateOf, instant } from '../../kernel/instant.ts';
import type { OfficeId, StaffId } from '../../kernel/ids.ts';
import { type PlainDate, addDays } from '../../kernel/plain-date.ts';
import { stepOffice } from '../application/available-actions.ts';
import { type RecordedEvent, evolve } from '../application/evolve.ts';
import type { ClockPause } from '../application/pause-reason.ts';
import type { ApplicationState, Status } from '../application/state.ts';
import { type CityCalendar, isWorkingDay } from '../calendar/city-calendar.ts';

export interface CaseStep {
  readonly step: Status;
  /** The office whose turn it is; where the applicant is waited for, the office that waits. */
  readonly office: OfficeId;
  readonly holder: 'office' | 'applicant';
  /** The first step begins on the day on which the application was received (PRH-48). */
  readonly startedOn: PlainDate;
  /** Null while it lasts. */
  readonly endedOn: PlainDate | null;
  readonly endedBy: StaffId | null;
  /** In which the clock stood, oldest first; the last may be open. */
  readonly pauses: readonly ClockPause[];
}

export interface CaseTime {
  readonly steps: readonly CaseStep[];
  readonly receivedOn: PlainDate;
  /** The first decision of the city, to approve or to reject; null before. */
  readonly decidedOn: PlainDate | null;
}

export type TimedEvent = RecordedEvent & { readonly wallTime: number };

/** What has ended is in nobody's hands. */
const IN_NOBODYS_HANDS: readonly Status[] = ['approved', 'registered', 'rejected', 'rejection-confirmed', 'withdrawn'];

/** Undefined for an empty history. A step that was taken again after a return is a step of its own. */
export function caseTime(events: Iterable<TimedEvent>): CaseTime | undefined {
  const steps: CaseStep[] = [];
  let state: ApplicationState | undefined;
  let decidedOn: PlainDate | null = null;
  for (const event of events) {
    const before = state;
    state = evolve(state, event);
    const on = chinaDateOf(instant(event.wallTime));
    if (isDecision(event)) decidedOn ??= on;
    if (before?.status === state.status) {
      const last = steps.at(-1);
      if (last?.endedOn === null) steps[steps.length - 1] = { ...last, pauses: state.clock?.pauses ?? last.pauses };
      continue;
    }
    endLast(steps, on, event.actor);
    if (!IN_NOBODYS_HANDS.includes(state.status)) {
      steps.push(begun(state, before === undefined ? state.receivedOn : on));
    }
  }
  return state === undefined ? undefined : { steps, receivedOn: state.receivedOn, decidedOn };
}

function isDecision({ type }: TimedEvent): boolean {
  return type === 'application.approved.v1' || type === 'application.rejected.v1';
}

function begun(state: ApplicationState, startedOn: PlainDate): CaseStep {
  const holder = state.status === 'awaiting-supplement' ? 'applicant' : 'office';
  const { status: step } = state;
  return { step, office: stepOffice(state), holder, startedOn, endedOn: null, endedBy: null, pauses: [] };
}

/** A pause that a step ends in ends with it. */
function endLast(steps: CaseStep[], endedOn: PlainDate, endedBy: StaffId): void {
  const last = steps.at(-1);
  if (last === undefined || last.endedOn !== null) return;
  const pauses = last.pauses.map((pause) => ({ ...pause, to: pause.to ?? endedOn }));
  steps[steps.length - 1] = { ...last, endedOn, endedBy, pauses };
}

export interface SpentDays {
  /** Working days after the first day up to and including the last (DAY-05). */
  readonly working: number;
  /** Of them those in which the clock stood. */
  readonly paused: number;
}

/** Days of a stretch of which the clock stood in some; overlapping pauses count once. */
export function spentDays(
  calendar: CityCalendar,
  { startedOn, endedOn, pauses }: Pick<CaseStep, 'startedOn' | 'pauses'> & { readonly endedOn: PlainDate },
): SpentDays {
  let [working, paused] = [0, 0];
  for (let day = addDays(startedOn, 1); day <= endedOn; day = addDays(day, 1)) {
    if (!isWorkingDay(calendar, day).working) continue;
    working += 1;
    if (pauses.some(({ from, to }) => from < day && day <= (to ?? endedOn))) paused += 1;
  }
  return { working, paused };
}

import type { CaseTimeView } from '../../contract/time.ts';
import { type CaseStep, type TimedEvent, caseTime, spentDays } from '../../domain/duration/case-steps.ts';
import type { CaseId } from '../../kernel/ids.ts';
import { invariant } from '../../kernel/invariant.ts';
import { daysBetween } from '../../kernel/plain-date.ts';
import { applicationStream } from '../application/application-stream.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import { officeName } from '../staff/offices.ts';
import { staffName } from '../staff/staff-stream.ts';
import { typedEvents } from '../../store/typed-events.ts';

/** Step by step, in whose hands, paused for what; what lasts is reckoned up to today. */
export function caseTimeView(desk: OpenDesk, caseId: CaseId): CaseTimeView {
  const { events } = desk.file.load(applicationStream(caseId));
  const time = caseTime(typedEvents<TimedEvent>(events, 'application'));
  invariant(time, 'a case has a history');
  const { receivedOn, decidedOn, steps } = time;
  const today = todayOf(desk);
  const until = decidedOn ?? (steps.some(({ endedOn }) => endedOn === null) ? today : (steps.at(-1)?.endedOn ?? today));
  const pauses = steps.flatMap((step) => step.pauses);
  return {
    receivedOn,
    decidedOn,
    elapsedDays: daysBetween(receivedOn, until),
    elapsed: { ...spentDays(desk.calendar, { startedOn: receivedOn, endedOn: until, pauses }) },
    steps: steps.map((step) => stepView(desk, step)),
  };
}

function stepView(desk: OpenDesk, step: CaseStep): CaseTimeView['steps'][number] {
  const { holder, startedOn, endedOn, endedBy, pauses } = step;
  return {
    step: step.step,
    holder,
    officeName: officeName(desk, step.office),
    startedOn,
    endedOn,
    byName: endedBy === null ? '' : staffName(desk, endedBy),
    days: { ...spentDays(desk.calendar, { ...step, endedOn: endedOn ?? todayOf(desk) }) },
    pauses: pauses.map(({ reason, from, to = null }) => ({ reason, from, to })),
  };
}

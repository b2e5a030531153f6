import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DISTRICT, anActor, clerk, secondClerk } from '../../../tests/support/application/builders.ts';
import { type Step, factsFor, given, stages, submit } from '../../../tests/support/application/given.ts';
import { addDays, plainDate } from '../../kernel/plain-date.ts';
import { cityCalendar } from '../calendar/city-calendar.ts';
import { addWorkingDays, workingDaysBetween } from '../calendar/deadline.ts';
import type { Actor } from './available-actions.ts';
import { availableActions } from './available-actions.ts';
import { timedClock, waitingFor } from './clock-pause.ts';
import type { ApplicationCommand } from './commands.ts';
import { decide } from './decide.ts';
import { type RecordedEvent, foldApplication } from './evolve.ts';
import type { ApplicationState, Clock } from './state.ts';

const pause: ApplicationCommand = { type: 'pause-clock', reason: 'agency', comment: '等待不动产登记核对结果' };
const resume: ApplicationCommand = { type: 'resume-clock', comment: '' };
const paused: readonly Step[] = [...stages.accepted, [clerk, pause]];

/** The case after commands that were each given on a day of September 2026. */
function caseAfter(steps: readonly (readonly [string, Actor, ApplicationCommand])[]): ApplicationState {
  const history: RecordedEvent[] = [];
  for (const [day, actor, command] of steps) {
    const decision = decide(command, foldApplication(history), factsFor(actor, plainDate(day)));
    if (!decision.ok) throw new Error(`${command.type}: ${decision.error.code}`);
    history.push(...decision.value.map((event) => ({ ...event, actor: actor.staffId })));
  }
  const state = foldApplication(history);
  if (state === undefined) throw new Error('no case');
  return state;
}

describe('pause-clock and resume-clock', () => {
  it('move the last day by the working days that the clock stood', () => {
    const accepted = [
      ['2026-09-02', clerk, submit],
      ['2026-09-02', clerk, { type: 'accept' }],
    ] as const;
    expect(caseAfter(accepted).clock).toMatchObject({ limit: 5, dueOn: '2026-09-09' });
    const stood = caseAfter([...accepted, ['2026-09-04', clerk, pause]]);
    expect(stood).toMatchObject({ status: 'street-review', lastStepBy: clerk.staffId });
    expect(stood.clock?.pauses).toEqual([{ reason: 'agency', from: '2026-09-04' }]);
    // From Friday to Wednesday: Monday, Tuesday and Wednesday do not count.
    const gone = caseAfter([...accepted, ['2026-09-04', clerk, pause], ['2026-09-09', clerk, resume]]);
    expect(gone.clock).toMatchObject({
      dueOn: '2026-09-14',
      pauses: [{ reason: 'agency', from: '2026-09-04', to: '2026-09-09' }],
    });
  });

  it('say what is waited for, a notice to the applicant included (PRH-05)', () => {
    const asked: ApplicationCommand = {
      type: 'request-supplement',
      items: [{ documentType: null, text: '收入证明' }],
      exceptionReason: '',
    };
    const waits = (
      steps: readonly Step[],
      [actor, command]: readonly [Actor, ApplicationCommand],
      type: RecordedEvent['type'],
    ) => waitingFor(given(steps).when(actor, command).then(type));
    expect(waits(stages.accepted, [clerk, pause], 'application.clock-paused.v1')).toBe('agency');
    expect(waits(paused, [clerk, resume], 'application.clock-resumed.v1')).toBeNull();
    expect(waits(stages.submitted, [clerk, asked], 'application.supplement-requested.v1')).toBe('applicant');
  });

  it('are refused twice, and a pause without words', () => {
    given(paused).when(clerk, pause).refused({ code: 'clock-paused' });
    given(stages.accepted).when(clerk, resume).refused({ code: 'clock-running' });
    given(stages.accepted)
      .when(clerk, { ...pause, comment: ' ' })
      .refused({ code: 'comment-missing' });
  });

  it('leave it to the notice to ask the applicant before acceptance; later they may wait for the applicant', () => {
    const forApplicant = { ...pause, reason: 'applicant' } as ApplicationCommand;
    given(stages.submitted).when(clerk, forApplicant).refused({ code: 'pause-by-notice' });
    given(stages.accepted).when(clerk, forApplicant).then('application.clock-paused.v1');
  });

  it('are refused to a role without them, to another office, on a relative and once the case has ended', () => {
    const at = given(stages.accepted);
    at.when(anActor({ roles: ['hall'] }), pause).refused({ code: 'missing-permission', permission: 'case.review' });
    at.when(anActor({ office: DISTRICT }), pause).refused({ code: 'wrong-office', office: clerk.office });
    given(paused)
      .when(anActor({ roles: ['auditor'] }), resume)
      .refused({ code: 'missing-permission', permission: 'case.review' });
    given(stages.rejected).when(clerk, pause).refused({ code: 'not-now', status: 'rejected' });
  });

  it('let no step be taken while the clock stands, but a withdrawal', () => {
    given(paused)
      .when(secondClerk, { type: 'pass-review', recommendation: 'approve', comment: '' })
      .refused({ code: 'clock-paused' });
    given(paused)
      .when(clerk, { type: 'withdraw', reason: 'applicant-request', comment: '' })
      .then('application.withdrawn.v1');
  });

  it('are offered one at a time', () => {
    const offered = (steps: readonly Step[]): readonly string[] => {
      const [last] = steps.slice(-1);
      const state = given(steps.slice(0, -1)).when(last?.[0] ?? clerk, last?.[1] ?? resume);
      const type = last?.[1].type === 'pause-clock' ? 'application.clock-paused.v1' : 'application.accepted.v1';
      return availableActions(state.then(type), clerk).map(({ command }) => command);
    };
    expect(offered(paused)).toEqual(expect.arrayContaining(['resume-clock']));
    expect(offered(paused)).not.toContain('pause-clock');
    expect(offered(stages.accepted)).toContain('pause-clock');
    expect(offered(stages.accepted)).not.toContain('resume-clock');
  });

  it('start afresh with the next step', () => {
    const steps: readonly Step[] = [...paused, [clerk, resume]];
    const state = given(steps)
      .when(secondClerk, { type: 'pass-review', recommendation: 'approve', comment: '' })
      .then('application.review-passed.v1');
    expect(state.clock?.pauses).toBeUndefined();
  });
});

describe('timedClock', () => {
  const calendar = cityCalendar(
    [2026, 2027].map((year) => ({ year, source: 'test', holidays: [], makeUpDays: [], local: [] })),
  );
  const start = plainDate('2026-03-02');

  it('puts off a limit in working days by working days, whatever weekends lie in the pause', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.nat(20), fc.nat(30), (limit, before, length) => {
        const from = addDays(start, before);
        const to = addDays(from, length);
        const clock: Clock = {
          startedOn: start,
          limit,
          unit: 'working',
          dueOn: start,
          provisional: false,
          pauses: [{ reason: 'dispute', from, to }],
        };
        const without = addWorkingDays(calendar, start, limit).date;
        const stood = without <= from ? 0 : workingDaysBetween(calendar, from, to).days;
        expect(timedClock(calendar, clock, to).dueOn).toBe(addWorkingDays(calendar, start, limit + stood).date);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { type Step, factsFor, stages, submit } from '../../../tests/support/application/given.ts';
import { clerk, secondClerk } from '../../../tests/support/application/builders.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import { startOfChinaDay } from '../../kernel/instant.ts';
import { decide } from '../application/decide.ts';
import { foldApplication } from '../application/evolve.ts';
import { cityCalendar } from '../calendar/city-calendar.ts';
import { type TimedEvent, caseTime, spentDays } from './case-steps.ts';

const calendar = cityCalendar([{ year: 2026, source: 'test', holidays: [], makeUpDays: [], local: [] }]);
const NINE = 9 * 3_600_000;

/** The events of these steps, each on its day. */
function history(steps: readonly (readonly [day: string, step: Step])[]): readonly TimedEvent[] {
  const events: TimedEvent[] = [];
  for (const [day, [actor, command]] of steps) {
    const on = plainDate(day);
    const decision = decide(command, foldApplication(events), factsFor(actor, on));
    if (!decision.ok) throw new Error(decision.error.code);
    const at = startOfChinaDay(on) + NINE;
    events.push(...decision.value.map((event) => ({ ...event, actor: actor.staffId, wallTime: at })));
  }
  return events;
}

const told = (events: readonly TimedEvent[], today = plainDate('2026-09-30')) =>
  caseTime(events)?.steps.map((step) => {
    const { working, paused } = spentDays(calendar, { ...step, endedOn: step.endedOn ?? today });
    return [step.step, step.holder, step.office, working, paused];
  });

describe('where the time of a case went', () => {
  it('is told step by step, with the office whose turn it was and who ended it', () => {
    const [, , passed] = stages.inCity;
    if (passed === undefined) throw new Error('a clerk passes it on');
    const events = history([
      ['2026-09-01', [clerk, submit]],
      ['2026-09-03', [clerk, { type: 'accept' }]],
      ['2026-09-10', passed],
    ]);
    expect(told(events, plainDate('2026-09-14'))).toEqual([
      ['submitted', 'office', '630104003', 2, 0],
      ['street-review', 'office', '630104003', 5, 0],
      ['district-review', 'office', '630104', 2, 0],
    ]);
    expect(caseTime(events)?.steps.map(({ endedBy }) => endedBy)).toEqual([clerk.staffId, secondClerk.staffId, null]);
    expect(caseTime(events)?.decidedOn).toBeNull();
  });

  it('counts what the clock stood, and the applicant for missing papers', () => {
    const events = history([
      ['2026-09-01', [clerk, submit]],
      [
        '2026-09-02',
        [clerk, { type: 'request-supplement', items: [{ documentType: null, text: '收入证明' }], exceptionReason: '' }],
      ],
      ['2026-09-07', [clerk, { type: 'record-supplement', documents: [], note: '已补', consentGiven: false }]],
      ['2026-09-07', [clerk, { type: 'accept' }]],
      ['2026-09-08', [secondClerk, { type: 'pause-clock', reason: 'agency', comment: '等不动产答复' }]],
      ['2026-09-15', [secondClerk, { type: 'resume-clock', comment: '' }]],
    ]);
    expect(told(events, plainDate('2026-09-18'))).toEqual([
      ['submitted', 'office', '630104003', 1, 0],
      ['awaiting-supplement', 'applicant', '630104003', 3, 0],
      ['supplemented', 'office', '630104003', 0, 0],
      ['street-review', 'office', '630104003', 9, 5],
    ]);
  });

  it('ends with the decision, and begins anew with a re-check', () => {
    const days = ['2026-09-01', '2026-09-02', '2026-09-03', '2026-09-04', '2026-09-07'];
    const events = history(stages.rejected.map((step, index) => [days[index] ?? '', step]));
    expect(caseTime(events)).toMatchObject({ decidedOn: '2026-09-07' });
    expect(caseTime(events)?.steps.at(-1)).toMatchObject({ step: 'city-decision', endedOn: '2026-09-07' });
    expect(caseTime([])).toBeUndefined();
  });
});

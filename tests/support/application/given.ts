import { expect } from 'vitest';
import { timedClock } from '../../../src/domain/application/clock-pause.ts';
import { cityCalendar } from '../../../src/domain/calendar/city-calendar.ts';
import type { Actor } from '../../../src/domain/application/available-actions.ts';
import type { ApplicationCommand, CaseCommand } from '../../../src/domain/application/commands.ts';
import { decide } from '../../../src/domain/application/decide.ts';
import type { Facts } from '../../../src/domain/application/facts.ts';
import type { ApplicationEventType } from '../../../src/domain/application/events.ts';
import { type RecordedEvent, foldApplication } from '../../../src/domain/application/evolve.ts';
import type { Refusal } from '../../../src/domain/application/refusal.ts';
import type { ApplicationState } from '../../../src/domain/application/state.ts';
import { plainDate } from '../../../src/kernel/plain-date.ts';
import {
  CASE,
  STREET,
  aHousehold,
  aContent,
  aDocument,
  aPolicy,
  anEvaluation,
  citySupervisor,
  clerk,
  districtSupervisor,
  requiredTypes,
  secondCitySupervisor,
  secondClerk,
} from './builders.ts';

/** A command and who gives it. */
export type Step = readonly [Actor, ApplicationCommand];

export const submit: ApplicationCommand = {
  type: 'submit',
  caseId: CASE,
  externalId: 'app-1',
  channel: 'app',
  street: STREET,
  content: aContent(),
  documents: requiredTypes.map((type) => aDocument(type)),
};

const passOn: CaseCommand = { type: 'pass-review', recommendation: 'approve', comment: '' };

/** The steps that lead to each stage, by people who may take them. */
export const stages = {
  submitted: [[clerk, submit]],
  accepted: [
    [clerk, submit],
    [clerk, { type: 'accept' }],
  ],
  inDistrict: [
    [clerk, submit],
    [clerk, { type: 'accept' }],
    [secondClerk, passOn],
  ],
  inCity: [
    [clerk, submit],
    [clerk, { type: 'accept' }],
    [secondClerk, passOn],
    [districtSupervisor, passOn],
  ],
  rejected: [
    [clerk, submit],
    [clerk, { type: 'accept' }],
    [secondClerk, passOn],
    [districtSupervisor, passOn],
    [citySupervisor, { type: 'reject', reasons: ['income-above-limit'], comment: '' }],
  ],
} satisfies Record<string, readonly Step[]>;

interface Then {
  /** Exactly these event types, and the state after them. */
  readonly then: (...types: ApplicationEventType[]) => ApplicationState;
  readonly refused: (refusal: Refusal) => void;
}

/** given(steps).when(actor, command).then(events) | .refused(refusal) */
export function given(steps: readonly Step[]): { readonly when: (actor: Actor, command: ApplicationCommand) => Then } {
  const history: RecordedEvent[] = [];
  for (const [actor, command] of steps) history.push(...decided(history, actor, command));
  return {
    when: (actor, command) => ({
      then: (...types) => {
        const events = decided(history, actor, command);
        expect(events.map((event) => event.type)).toEqual(types);
        const state = foldApplication([...history, ...events]);
        if (state === undefined) throw new Error('no state after events');
        return state;
      },
      refused: (refusal) => {
        const decision = decide(command, foldApplication(history), factsFor(actor));
        expect(decision).toEqual({ ok: false, error: refusal });
      },
    }),
  };
}

function decided(history: readonly RecordedEvent[], actor: Actor, command: ApplicationCommand): RecordedEvent[] {
  const decision = decide(command, foldApplication(history), factsFor(actor));
  if (!decision.ok) throw new Error(`${command.type} refused: ${decision.error.code}`);
  return decision.value.map((event) => ({ ...event, actor: actor.staffId }));
}

const calendar2026 = cityCalendar([{ year: 2026, source: 'test', holidays: [], makeUpDays: [], local: [] }]);

/** What is known on a day of September 2026, whose weekends are its only days off. */
export function factsFor(actor: Actor, today = plainDate('2026-09-02')): Facts {
  return {
    today,
    actor,
    policy: aPolicy(),
    startClock: (_name, from = today) => ({
      startedOn: from,
      limit: 5,
      unit: 'working',
      dueOn: plainDate('2026-09-09'),
      provisional: false,
    }),
    startLimit: ({ count: limit, unit }) =>
      timedClock(calendar2026, { startedOn: today, limit, unit, dueOn: today, provisional: false }, today),
    assess: () => ({ household: aHousehold(), evaluation: anEvaluation() }),
    answered: () => [],
    colleague: (staffId) => [clerk, citySupervisor, secondCitySupervisor].find((actor) => actor.staffId === staffId),
    timed: (clock) => timedClock(calendar2026, clock, today),
    numbers: { caseNo: 'XN2026-01-000001', receiptNo: 'XN受2026-01-000001', noticeNo: 'XN告2026-01-000001' },
  };
}

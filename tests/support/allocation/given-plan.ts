/** given(steps).when(step).then(types) | .refused(refusal), for plans and for intents. */
import { expect } from 'vitest';
import type { CellState, CheckCell } from '../../../src/domain/agency-check/cell.ts';
import type { IntentCommand } from '../../../src/domain/allocation/intent-commands.ts';
import { decideIntent } from '../../../src/domain/allocation/decide-intent.ts';
import type { IntentFacts } from '../../../src/domain/allocation/intent-facts.ts';
import type { IntentEventType } from '../../../src/domain/allocation/intent-events.ts';
import { type IntentState, type RecordedIntentEvent, foldIntent } from '../../../src/domain/allocation/intent-state.ts';
import type { PlanCommand } from '../../../src/domain/allocation/commands.ts';
import { decidePlan } from '../../../src/domain/allocation/decide.ts';
import type { PlanEventType } from '../../../src/domain/allocation/events.ts';
import { type RecordedPlanEvent, foldPlan } from '../../../src/domain/allocation/evolve.ts';
import type { PlanFacts } from '../../../src/domain/allocation/facts.ts';
import type { PlanParts } from '../../../src/domain/allocation/plan-parts.ts';
import type { PlanUnit } from '../../../src/domain/allocation/plan-unit.ts';
import type { AllocationRefusal } from '../../../src/domain/allocation/refusal.ts';
import type { PlanState } from '../../../src/domain/allocation/state.ts';
import type { Actor } from '../../../src/domain/application/available-actions.ts';
import { programmes } from '../../../src/domain/application/programme.ts';
import type { DrawStatus } from '../../../src/domain/draw/state.ts';
import type { WaitingState } from '../../../src/domain/waitlist/state.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { addDays, plainDate } from '../../../src/kernel/plain-date.ts';
import {
  CASE,
  STREET,
  aContent,
  anEvaluation,
  citySupervisor,
  clerk,
  secondCitySupervisor,
  secondClerk,
} from '../application/builders.ts';
import { versionOf } from '../policy/packs.ts';
import { threeContributors } from './contributors.ts';

export const FIRST_DAY = plainDate('2026-10-10');
export const LAST_DAY = addDays(FIRST_DAY, 20);

export const aParts = (changes: Partial<PlanParts> = {}): PlanParts => ({
  title: '第三批公租房配租方案',
  location: '海湖新区',
  rentStandard: '每平方米每月 2.80 元',
  groups: programmes,
  window: { from: FIRST_DAY, until: LAST_DAY },
  estateIds: ['HH01'],
  note: '',
  ...changes,
});

const aUnit = (n: number, changes: Partial<PlanUnit> = {}): PlanUnit => ({
  unitNo: `HH01-1-010${String(n)}`,
  estateId: 'HH01',
  estateName: '海湖馨苑',
  area: '海湖新区',
  type: 'one-room',
  sizeCm2: 486_000,
  rentFen: 13_600,
  ...changes,
});

const roster = { entries: [], pools: [], tiers: [{ tier: 3, households: 2 }], declared: [] };

/** What a test says otherwise than the usual; `day` counts from the first of the window. */
interface Told<Command, Facts> {
  readonly by: Actor;
  readonly command: Command;
  readonly day?: number;
  readonly with?: Partial<Facts>;
}

export type PlanStep = Told<PlanCommand, PlanFacts>;

function planFacts({ by, day = 0, with: otherwise }: PlanStep): PlanFacts {
  return {
    today: addDays(FIRST_DAY, day),
    actor: by,
    second: undefined,
    policy: versionOf('xining', '2026-10-10'),
    unitsOf: () => [aUnit(1), aUnit(2)],
    deadline: (from, { count }) => addDays(from, count),
    clockFrom: ({ count, unit }, from) => ({
      startedOn: from,
      limit: count,
      unit,
      dueOn: addDays(from, count),
      provisional: false,
    }),
    numbers: { publicityNo: '公2026-01' },
    planId: 'P-1',
    draw: () => undefined,
    roster: () => ({ roster, gates: [], digest: 'd' }),
    ...otherwise,
  };
}

const bySupervisor = (command: PlanCommand, more: Partial<PlanStep> = {}): PlanStep => ({
  by: citySupervisor,
  command,
  ...more,
});

/** The draw of the plan stands so. */
export const drawAt = (status: DrawStatus): Partial<PlanFacts> => ({ draw: () => ({ status, planHash: 'h' }) });
export const approving = bySupervisor(
  { type: 'approve-roster', secondBy: secondCitySupervisor.staffId },
  { day: 21, with: { second: secondCitySupervisor } },
);

/** A plan step by step, as it should go. */
const planSteps = {
  drafted: bySupervisor({ type: 'draft', parts: aParts() }),
  published: bySupervisor({ type: 'publish' }),
  declared: bySupervisor({ type: 'declare-contributors', contributions: threeContributors }),
  closed: bySupervisor({ type: 'close-intents' }, { day: 21 }),
  approved: approving,
  frozen: bySupervisor({ type: 'record-freeze', drawId: 'D-1' }, { day: 22, with: drawAt('frozen') }),
} as const satisfies Readonly<Record<string, PlanStep>>;

type PlanPlace = keyof typeof planSteps;

/** Everything up to and with a step. */
export function planUpTo(last: PlanPlace): readonly PlanStep[] {
  const names = Object.keys(planSteps) as readonly PlanPlace[];
  return names.slice(0, names.indexOf(last) + 1).map((name) => planSteps[name]);
}

/** The same command by somebody else, on another day, in another world. */
export const onPlan = bySupervisor;

export function givenPlan(...history: readonly PlanStep[]) {
  const recorded: RecordedPlanEvent[] = [];
  const decided = (step: PlanStep) => decidePlan(step.command, foldPlan(recorded), planFacts(step));
  const eventsOf = (step: PlanStep): readonly RecordedPlanEvent[] => {
    const decision = decided(step);
    invariant(decision.ok, `${step.command.type} was refused: ${JSON.stringify(decision)}`);
    return decision.value.map((event) => ({ ...event, actor: step.by.staffId }));
  };
  for (const step of history) recorded.push(...eventsOf(step));
  return {
    state: (): PlanState => {
      const state = foldPlan(recorded);
      invariant(state, 'a plan was drafted');
      return state;
    },
    when: (step: PlanStep) => ({
      then: (...types: readonly PlanEventType[]): PlanState => {
        const events = eventsOf(step);
        expect(events.map(({ type }) => type)).toEqual(types);
        const state = foldPlan([...recorded, ...events]);
        invariant(state, 'a plan has a state after its draft');
        return state;
      },
      refused: (refusal: AllocationRefusal): void => {
        expect(decided(step)).toEqual({ ok: false, error: refusal });
      },
    }),
  };
}

export const aWaiting = (changes: Partial<WaitingState> = {}): WaitingState =>
  ({
    number: 'XN轮2026-01-000001',
    waitsSince: plainDate('2024-10-01'),
    pausedUntil: null,
    left: null,
    standing: {
      size: 1,
      groups: ['no-home'],
      meanBirth: plainDate('1980-03-04'),
      residentSince: null,
      income: 151_200,
      area: 0,
      asOf: FIRST_DAY,
    },
    ...changes,
    // What an intent does not look at is left out.
  }) as WaitingState;

export function aCell(state: CellState, asOf = FIRST_DAY): CheckCell {
  const evidence = { asOf };
  // A review looks at state, day and validity alone.
  return { state, evidence, validUntil: addDays(asOf, 90) } as CheckCell;
}

const application = { caseId: CASE, caseNo: 'XN2026-01-000001', status: 'registered', street: STREET } as const;

export type IntentStep = Told<IntentCommand, IntentFacts>;

function intentFacts(plan: PlanState, { by, day = 0, with: otherwise }: IntentStep): IntentFacts {
  return {
    today: addDays(FIRST_DAY, day),
    actor: by,
    second: undefined,
    policy: versionOf('xining', '2026-10-10'),
    plan,
    application: { ...application, content: aContent() },
    waiting: aWaiting(),
    elsewhere: undefined,
    banned: () => undefined,
    openDuplicate: () => false,
    inRoster: () => true,
    assess: () => ({ evaluation: anEvaluation(), cells: [aCell('answered'), aCell('none'), aCell('not-needed')] }),
    numbers: { noticeNo: '通2026-01' },
    ...otherwise,
  };
}

export const otherwiseCase = (changes: Partial<IntentFacts['application']>): Partial<IntentFacts> => ({
  application: { ...application, content: aContent(), ...changes },
});

export const byClerk = (command: IntentCommand, more: Partial<IntentStep> = {}): IntentStep => ({
  by: clerk,
  command,
  ...more,
});

export const registering = byClerk({
  type: 'register',
  areas: ['海湖新区'],
  declaration: { kind: 'none', detail: '' },
});
export const passing = byClerk({ type: 'pass-review', comment: '' }, { day: 21 });
export const failing = byClerk(
  { type: 'fail-review', reasons: '已购房', secondBy: secondClerk.staffId },
  { day: 21, with: { second: secondClerk } },
);

/** An intent under a plan that stands where its steps leave it. */
export function givenIntent(plan: readonly PlanStep[], ...history: readonly IntentStep[]) {
  const recorded: RecordedIntentEvent[] = [];
  const now = givenPlan(...plan).state();
  // What came before was done when it could be done.
  const early = givenPlan(...planUpTo('published')).state();
  const late = givenPlan(...planUpTo('closed')).state();
  const whenDone = ({ command }: IntentStep) => (command.type.endsWith('review') ? late : early);
  const decided = (step: IntentStep, on: PlanState) =>
    decideIntent(step.command, foldIntent(recorded), intentFacts(on, step));
  const eventsOf = (step: IntentStep, on: PlanState): readonly RecordedIntentEvent[] => {
    const decision = decided(step, on);
    invariant(decision.ok, `${step.command.type} was refused: ${JSON.stringify(decision)}`);
    return decision.value.map((event) => ({ ...event, actor: step.by.staffId }));
  };
  for (const step of history) recorded.push(...eventsOf(step, whenDone(step)));
  return {
    when: (step: IntentStep) => ({
      then: (...types: readonly IntentEventType[]): IntentState => {
        const events = eventsOf(step, now);
        expect(events.map(({ type }) => type)).toEqual(types);
        const state = foldIntent([...recorded, ...events]);
        invariant(state, 'an intent has a state after its registration');
        return state;
      },
      refused: (refusal: AllocationRefusal): void => {
        expect(decided(step, now)).toEqual({ ok: false, error: refusal });
      },
    }),
  };
}

/** What opens a gate of a roster, and what settles it, each by the desk's own commands. */
import { expect } from 'vitest';
import { executePair } from '../../../src/app/duplicates/execute-pair.ts';
import { loadPair } from '../../../src/app/duplicates/pair-stream.ts';
import { freezePlan } from '../../../src/app/allocation/freeze-plan.ts';
import { applicationStream, loadApplication } from '../../../src/app/application/application-stream.ts';
import { executeLedger } from '../../../src/app/units/execute-ledger.ts';
import { loadUnit } from '../../../src/app/units/unit-stream.ts';
import { executeWaiting } from '../../../src/app/waitlist/execute-waiting.ts';
import { loadWaiting } from '../../../src/app/waitlist/waiting-stream.ts';
import type { ApplicationContent } from '../../../src/domain/application/content.ts';
import type { ApplicationEvent } from '../../../src/domain/application/events.ts';
import type { LedgerCommand } from '../../../src/domain/unit/commands.ts';
import type { WaitingCommand } from '../../../src/domain/waitlist/commands.ts';
import type { CaseId, CommandId, UnitNo } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { plainDate } from '../../../src/kernel/plain-date.ts';
import { commit } from '../../../src/store/unit-of-work.ts';
import type { TestDesk } from '../desk/test-desk.ts';

const DAY = plainDate('2026-10-10');
const basis = { rules: [], policy: 'xining@2021-06-01', values: {} };
const clock = { startedOn: DAY, limit: 5, unit: 'working', dueOn: DAY, provisional: false } as const;

export function rosterGates(made: Pick<TestDesk, 'desk' | 'as'>) {
  const newCommand = (): CommandId => made.desk.newId() as CommandId;
  const supervisor = () => made.as('citySupervisor').actor;
  const secondBy = () => made.as('secondCitySupervisor').actor.staffId;

  /** What other offices did to a case, as their desks told it. */
  const told = (caseId: CaseId, ...events: readonly ApplicationEvent[]): void => {
    const version = loadApplication(made.desk.file, caseId)?.version ?? 0;
    const { actor } = made.as('streetClerk');
    const done = commit(made.desk.file, {
      commandId: newCommand(),
      commandName: 'application.told',
      commandPayload: null,
      actor: actor.staffId,
      office: actor.office,
      wallTime: made.desk.now(),
      appends: [{ stream: applicationStream(caseId), expectedVersion: version, events }],
      outcome: null,
    });
    invariant(done.kind === 'committed', 'what is told is written');
  };
  const onList = (caseId: CaseId, command: WaitingCommand): void => {
    const { version } = loadWaiting(made.desk.file, caseId);
    const request = { commandId: newCommand(), caseId, version, command };
    expect(executeWaiting(made.desk, request, supervisor())).toMatchObject({ ok: true });
  };
  const inLedger = (unit: string, command: LedgerCommand): void => {
    const unitNo = unit as UnitNo;
    const { version } = loadUnit(made.desk.file, unitNo);
    const request = { commandId: newCommand(), unitNo, version, command };
    expect(executeLedger(made.desk, request, supervisor())).toMatchObject({ ok: true });
  };
  const contentOf = (caseId: CaseId): ApplicationContent => {
    const state = loadApplication(made.desk.file, caseId)?.state;
    invariant(state, 'the case is there');
    return state.content;
  };

  return {
    /** An objection to a household that was publicised anew. */
    objected: (caseId: CaseId): void => {
      told(
        caseId,
        {
          type: 'application.publicised.v1',
          payload: { batchId: 'b', noticeNo: '公1', publishedOn: DAY, clock, basis },
        },
        {
          type: 'application.publicity-held.v1',
          payload: { batchId: 'b', objectionId: 'o', heldOn: DAY, clock, basis },
        },
      );
    },
    objectionAnswered: (caseId: CaseId): void => {
      told(caseId, {
        type: 'application.publicity-released.v1',
        payload: { batchId: 'b', objectionId: 'o', resultNo: '答1', releasedOn: DAY, basis },
      });
    },
    /** The household is another one from today on; the list is told. */
    becomes: (caseId: CaseId, changes: Partial<ApplicationContent>): void => {
      const content = { ...contentOf(caseId), ...changes };
      const changed = { reason: 'birth', changedOn: DAY, recordedOn: DAY, comment: '', content } as const;
      const payload = { ...changed, left: [], joined: [], to: null, clock: null, basis };
      told(caseId, { type: 'application.household-changed.v1', payload });
    },
    reevaluated: (caseId: CaseId): void => {
      onList(caseId, { type: 'reevaluate', cause: 'member-joined', comment: '户口簿' });
    },
    /** It stood on an older register since then. */
    waitsSince: (caseId: CaseId, day: string): void => {
      const since = { waitsSince: plainDate(day), confirmedOn: DAY, source: '原轮候册' };
      onList(caseId, { type: 'carry-over', ...since, secondBy: secondBy() });
    },
    leavesList: (caseId: CaseId): void => {
      onList(caseId, { type: 'leave', reason: 'gave-up', comment: '' });
    },
    toldApart: (one: CaseId, other: CaseId): void => {
      const pair = loadPair(made.desk.file, one, other);
      invariant(pair, 'both cases are here');
      const seen = [pair.version, pair.lowCase.version, pair.highCase.version] as const;
      const command = { type: 'different-people', reason: 'relatives', comment: '' } as const;
      const request = { commandId: newCommand(), ...pair.id, seen, command };
      expect(executePair(made.desk, request, made.as('streetClerk').actor)).toMatchObject({ ok: true });
    },
    sealed: (unit: string): void => {
      inLedger(unit, { type: 'seal', reason: '查封', secondBy: secondBy() });
    },
    unsealed: (unit: string): void => {
      inLedger(unit, { type: 'unseal', reason: '解封', secondBy: secondBy() });
    },
    contentOf,
    /** Two people ask for the freeze. */
    freezes: (planId: string) =>
      freezePlan(made.desk, { commandId: newCommand(), planId, secondBy: secondBy() }, supervisor()),
  };
}

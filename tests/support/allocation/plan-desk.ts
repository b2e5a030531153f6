/** A city with homes, households on the waiting list, and a plan, each made by the desk's own commands. */
import { expect } from 'vitest';
import { executeIntent } from '../../../src/app/allocation/execute-intent.ts';
import { executePlan } from '../../../src/app/allocation/execute-plan.ts';
import { standsInRoster } from '../../../src/app/allocation/frozen-elsewhere.ts';
import { loadIntent, loadPlan } from '../../../src/app/allocation/plan-stream.ts';
import { loadApplication } from '../../../src/app/application/application-stream.ts';
import { executeCheck } from '../../../src/app/checks/execute-check.ts';
import { todayOf } from '../../../src/app/open-desk.ts';
import { executeEstate } from '../../../src/app/units/execute-estate.ts';
import { executeLedger } from '../../../src/app/units/execute-ledger.ts';
import { executeWaiting } from '../../../src/app/waitlist/execute-waiting.ts';
import { loadWaiting } from '../../../src/app/waitlist/waiting-stream.ts';
import { freshRound } from '../../../src/demo/cases/fresh-round.ts';
import type { PlanCommand } from '../../../src/domain/allocation/commands.ts';
import type { IntentCommand } from '../../../src/domain/allocation/intent-commands.ts';
import { type LateIntent, lateIntent } from '../../../src/domain/allocation/late-intent.ts';
import type { PlanParts } from '../../../src/domain/allocation/plan-parts.ts';
import type { PlanState } from '../../../src/domain/allocation/state.ts';
import type { ApplicationContent } from '../../../src/domain/application/content.ts';
import { programmes } from '../../../src/domain/application/programme.ts';
import { identityNumberFor } from '../../../src/domain/identity/identity-number.ts';
import type { UnitParticulars } from '../../../src/domain/unit/particulars.ts';
import type { CaseId, CommandId, EstateId, UnitNo } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { addDays, plainDate } from '../../../src/kernel/plain-date.ts';
import { aMember } from '../application/builders.ts';
import { type TestDesk } from '../desk/test-desk.ts';
import type { TestStaffName } from '../desk/test-offices.ts';
import { aHome, aRent, foundingEstate, registering } from '../units/builders.ts';
import { approvedCase } from '../waitlist/approved-case.ts';

export const DAY = 86_400_000;

const PARTS: Omit<PlanParts, 'window'> = {
  title: '西宁市 2026 年第三批公租房配租方案',
  location: '海湖新区、城东区',
  rentStandard: '每平方米每月 2.80 元',
  groups: programmes,
  estateIds: ['HH01', 'CD01'],
  note: '',
};

export function planDesk(made: TestDesk) {
  const newCommand = (): CommandId => made.desk.newId() as CommandId;
  const actor = (who: TestStaffName) => made.as(who).actor;
  const second = () => actor('secondCitySupervisor').staffId;
  const today = () => todayOf(made.desk);

  const home = (unitNo: string, unit: Partial<UnitParticulars>): void => {
    const command = registering(second(), { unit: aHome(unit), rent: aRent() });
    const request = { commandId: newCommand(), unitNo: unitNo as UnitNo, version: 0, command };
    expect(executeLedger(made.desk, request, actor('citySupervisor'))).toMatchObject({ ok: true });
  };
  const homes = (): void => {
    for (const [id, area] of [
      ['HH01', '海湖新区'],
      ['CD01', '城东区'],
    ] as const) {
      const command = foundingEstate(second(), { name: `小区${id}`, area });
      const request = { commandId: newCommand(), estateId: id as EstateId, version: 0, command };
      expect(executeEstate(made.desk, request, actor('citySupervisor'))).toMatchObject({ ok: true });
      for (let n = 1; n <= 4; n += 1) {
        const type = n <= 2 ? 'one-room' : 'two-room';
        home(`${id}-1-010${String(n)}`, { estateId: id as EstateId, room: `10${String(n)}`, type });
      }
    }
  };

  const plan = (planId: string): PlanState => {
    const state = loadPlan(made.desk.file, planId)?.state;
    invariant(state, 'the plan is there');
    return state;
  };
  const onPlan = (planId: string, command: PlanCommand, who: TestStaffName = 'citySupervisor') => {
    const version = loadPlan(made.desk.file, planId)?.version ?? 0;
    return executePlan(made.desk, { commandId: newCommand(), planId, version, command }, actor(who));
  };
  const planned = (planId: string, command: PlanCommand): void => {
    expect(onPlan(planId, command)).toMatchObject({ ok: true });
  };
  /** Published, its window open today. */
  const openPlan = (changes: Partial<PlanParts> = {}): string => {
    const planId = made.desk.newId();
    const window = { from: today(), until: addDays(today(), 20) };
    planned(planId, { type: 'draft', parts: { ...PARTS, window, ...changes } });
    planned(planId, { type: 'publish' });
    return planId;
  };

  const household = (n: number, content: Partial<ApplicationContent> = {}): CaseId => {
    // Nobody looks like anybody else: name, day of birth, telephone and address all differ.
    const identityNumber = identityNumberFor(
      '630104',
      plainDate(`${String(1960 + 3 * n)}-0${String(n)}-1${String(n)}`),
      100 * n + n,
    );
    const name = ['', '张伟东', '欧阳静', '才让卓玛', '马海山', '李秀兰'][n] ?? `王${String(n)}`;
    const phone = `1390971${String(1111 * n).padStart(4, '0')}`;
    const caseId = approvedCase(made.desk, {
      caseNo: `XN2026-01-${String(n).padStart(6, '0')}`,
      clerk: actor('streetClerk').staffId,
      supervisor: actor('citySupervisor').staffId,
      content: {
        members: [aMember({ identityNumber, name, phone })],
        phone,
        address: `城西区第${String(n)}路${String(17 * n)}号`,
        registrationAddress: `城东区第${String(n)}街${String(23 * n)}号`,
        bankCard: '',
        ...content,
      },
    });
    const { version } = loadWaiting(made.desk.file, caseId);
    const request = { commandId: newCommand(), caseId, version, command: { type: 'register' } as const };
    expect(executeWaiting(made.desk, request, actor('citySupervisor'))).toMatchObject({ ok: true });
    return caseId;
  };

  const intend = (planId: string, caseId: CaseId, command: IntentCommand) => {
    const { version } = loadIntent(made.desk.file, planId, caseId);
    return executeIntent(
      made.desk,
      { commandId: newCommand(), planId, caseId, version, command },
      actor('streetClerk'),
    );
  };
  const registers = (planId: string, caseId: CaseId, areas: readonly string[] = ['海湖新区', '城东区']): void => {
    const declaration = { kind: 'none', detail: '' } as const;
    expect(intend(planId, caseId, { type: 'register', areas, declaration })).toMatchObject({ ok: true });
  };

  const late = (planId: string, caseId: CaseId): LateIntent | null => {
    const { state } = loadIntent(made.desk.file, planId, caseId);
    const inRoster = standsInRoster(made.desk, plan(planId), state?.waitingNo ?? '');
    return lateIntent(plan(planId).status, state?.status, inRoster);
  };

  const asked = new Set<CaseId>();
  /** Every registry is asked anew and answers as declared. */
  const answers = (caseId: CaseId): void => {
    const application = loadApplication(made.desk.file, caseId)?.state;
    invariant(application, 'the case is there');
    const { content, documents } = application;
    const documentId = documents.find(({ type }) => type === 'query-consent')?.id ?? documents[0]?.id;
    invariant(documentId, 'a case has papers');
    const wish = {
      content,
      documentId,
      isFirst: !asked.has(caseId),
      on: today(),
      at: made.desk.now(),
      newId: made.desk.newId,
    };
    asked.add(caseId);
    for (const command of freshRound(wish)) {
      const done = executeCheck(made.desk, { commandId: newCommand(), caseId, command }, actor('streetClerk'));
      expect(done).toMatchObject({ ok: true });
    }
  };
  const passes = (planId: string, caseId: CaseId): void => {
    answers(caseId);
    const done = intend(planId, caseId, { type: 'pass-review', comment: '' });
    invariant(done.ok, `the review was refused: ${JSON.stringify(done)}`);
  };
  /** The window is over and closed. */
  const closed = (planId: string): void => {
    made.clock.now += 21 * DAY;
    planned(planId, { type: 'close-intents' });
  };
  return {
    homes,
    plan,
    onPlan,
    planned,
    openPlan,
    household,
    intend,
    registers,
    late,
    answers,
    passes,
    closed,
    second,
  };
}

/** A new lease begins with the home that the household chose, and with what the ledger of homes says of it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { executeLease } from '../../../src/app/lease/execute-lease.ts';
import { leaseProposal } from '../../../src/app/lease/lease-proposal.ts';
import { todayOf } from '../../../src/app/open-desk.ts';
import { settledDraw } from '../../../src/app/selection/settled-draw.ts';
import { loadUnit } from '../../../src/app/units/unit-stream.ts';
import { upNext } from '../../../src/domain/selection/line.ts';
import type { LeaseCommand } from '../../../src/domain/lease/commands.ts';
import type { CommandId, OfficeId, UnitNo } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { addDays, addMonths } from '../../../src/kernel/plain-date.ts';
import { loadApplication } from '../../../src/app/application/application-stream.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import { aLease } from '../../support/lease/builders.ts';
import {
  type SettledHall,
  opened,
  sessionNow,
  settledHall,
  signed,
  step,
} from '../../support/selection/selection-hall.ts';

const CITY = '6301' as OfficeId;
let made: TestDesk;
let hall: SettledHall;
beforeAll(async () => {
  made = await testDesk();
  hall = await settledHall(made, { homes: 2, households: 2 });
  opened(made, hall.drawId);
});
afterAll(() => {
  made.remove();
});

function choosesNext(unit: string): string {
  const settled = settledDraw(made.desk.file, hall.drawId);
  invariant(settled, 'the draw is settled');
  const [first] = upNext('P1', settled.order, sessionNow(made, hall.drawId));
  const no = first?.no ?? '';
  for (const command of [
    { type: 'call', no, counter: '1' } as const,
    { type: 'choose', no, unit } as const,
    signed(no, unit),
  ]) {
    expect(step(made, hall.drawId, { command })).toMatchObject({ ok: true });
  }
  const caseId = hall.households.get(no);
  invariant(caseId, 'a household of the hall');
  return loadApplication(made.desk.file, caseId)?.state.caseNo ?? '';
}

it('the chosen home stands there with address, size and rent, the household as tenant; nothing before it chose', () => {
  const [chosen = '', other = ''] = hall.units;
  const caseNo = choosesNext(chosen);
  const { case: found, home, landlord } = leaseProposal(made.desk, caseNo, CITY);
  const unit = loadUnit(made.desk.file, chosen as UnitNo).state;
  invariant(unit !== undefined && found !== null && home !== null, 'case and home are proposed');
  expect(home).toMatchObject({
    unitNo: chosen,
    area: unit.area,
    monthlyFen: unit.rents[0]?.perMonth,
    source: unit.rents[0]?.source,
    state: 'offered',
  });
  expect(home.address).toContain(unit.room);
  expect(found.tenant.name).toMatch(/^马秀/);
  expect(landlord).not.toBe('');
  const waiting = [...hall.households.values()].map((id) => loadApplication(made.desk.file, id)?.state.caseNo ?? '');
  const unchosen = waiting.find((no) => no !== caseNo) ?? '';
  const before = leaseProposal(made.desk, unchosen, CITY);
  expect([before.case === null, before.home]).toEqual([false, null]);
  expect(leaseProposal(made.desk, '', CITY)).toMatchObject({ case: null, home: null });
  expect(leaseProposal(made.desk, caseNo, '630103' as OfficeId)).toMatchObject({ case: null, home: null });
  expect(choosesNext(other)).toBe(unchosen);
  expect(leaseProposal(made.desk, unchosen, CITY).home?.unitNo).toBe(other);
});

it('what is proposed can be signed as it is, and then the home is let to this lease and proposed no more', () => {
  const [chosen = ''] = hall.units;
  const holder = loadUnit(made.desk.file, chosen as UnitNo).state?.household?.caseId;
  const caseNo = (holder && loadApplication(made.desk.file, holder)?.state.caseNo) ?? '';
  const { case: found, home, landlord, payment, depositFen } = leaseProposal(made.desk, caseNo, CITY);
  invariant(found !== null && home !== null, 'case and home are proposed');
  const today = todayOf(made.desk);
  const { monthlyFen, source, state: _state, ...leased } = home;
  const content = aLease({
    caseId: found.caseId,
    office: found.office,
    landlord,
    home: { ...leased, unitNo: chosen as UnitNo },
    tenant: found.tenant,
    payment,
    depositFen,
    rent: { monthlyFen, reductionFen: 0, subsidyFen: 0, source },
    term: { from: today, until: addDays(addMonths(today, 36), -1) },
  });
  const leaseId = made.desk.newId();
  const signatures = [
    { party: 'landlord', name: landlord },
    { party: 'tenant', name: found.tenant.name },
  ] as const;
  const steps: readonly LeaseCommand[] = [
    { type: 'draft', content },
    { type: 'explain', explainedOn: today, note: '' },
    { type: 'sign', signedOn: today, signatures },
  ];
  for (const [version, command] of steps.entries()) {
    const request = { commandId: made.desk.newId() as CommandId, leaseId, version, command };
    expect(executeLease(made.desk, request, made.as('citySupervisor').actor)).toMatchObject({ ok: true });
  }
  expect(loadUnit(made.desk.file, chosen as UnitNo).state).toMatchObject({ state: 'let' });
  expect(leaseProposal(made.desk, caseNo, CITY).home).toBeNull();
});

/** Every gate between a plan and its freeze: refused while it is open, by name, and gone once it is settled. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadPlan } from '../../../src/app/allocation/plan-stream.ts';
import { rosterView } from '../../../src/app/allocation/intent-view.ts';
import { planRoster } from '../../../src/app/allocation/plan-roster.ts';
import { loadDraw } from '../../../src/app/draw/draw-stream.ts';
import type { Gate } from '../../../src/domain/allocation/gates.ts';
import { identityNumberFor } from '../../../src/domain/identity/identity-number.ts';
import { commandStaff } from '../../../src/app/staff/manage-staff.ts';
import { loadStaff } from '../../../src/app/staff/staff-stream.ts';
import type { CaseId, CommandId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { plainDate } from '../../../src/kernel/plain-date.ts';
import { accessPage } from '../../../src/store/access-log.ts';
import { aMember } from '../../support/application/builders.ts';
import { threeContributors } from '../../support/allocation/contributors.ts';
import { DAY, planDesk } from '../../support/allocation/plan-desk.ts';
import { rosterGates } from '../../support/allocation/roster-gates.ts';
import type { TestStaffName } from '../../support/desk/test-offices.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';

let made: TestDesk;
let on: ReturnType<typeof planDesk>;
let at: ReturnType<typeof rosterGates>;
beforeEach(async () => {
  made = await testDesk();
  on = planDesk(made);
  at = rosterGates(made);
  on.homes();
});
afterEach(() => {
  made.remove();
});

const gates = (planId: string): readonly Gate[] => planRoster(made.desk, on.plan(planId)).gates;
const approves = (planId: string): void => {
  on.planned(planId, { type: 'approve-roster', secondBy: on.second() });
};

/** The freeze names exactly these gates, changes nothing, and the attempt is in the log of accesses. */
async function isRefused(planId: string, ...wanted: readonly Partial<Gate>[]): Promise<void> {
  const refused = await at.freezes(planId);
  expect(refused).toMatchObject({ ok: false, error: { code: 'roster-gated', gates: wanted } });
  if (!refused.ok && refused.error.code === 'roster-gated') expect(refused.error.gates).toHaveLength(wanted.length);
  expect(accessPage(made.desk.file.db, { before: null, limit: 1 })).toMatchObject([
    { action: 'draw.attempt-refused', subject: planId, detail: 'freeze roster-gated' },
  ]);
  expect(loadDraw(made.desk.file, planId)).toBeUndefined();
}

async function isFrozen(planId: string): Promise<void> {
  expect(gates(planId)).toEqual([]);
  expect(await at.freezes(planId)).toMatchObject({ ok: true });
  expect(loadPlan(made.desk.file, planId)?.state.status).toBe('frozen');
}

/** Registered, closed, reviewed, contributors declared, signed: nothing is in the way. */
function ready(households: readonly CaseId[]): string {
  const planId = on.openPlan();
  for (const caseId of households) on.registers(planId, caseId);
  on.closed(planId);
  for (const caseId of households) on.passes(planId, caseId);
  on.planned(planId, { type: 'declare-contributors', contributions: threeContributors });
  approves(planId);
  expect(gates(planId)).toEqual([]);
  return planId;
}

/** An administrator enters what a member of staff declared. */
const relativeOf = (who: TestStaffName, identityNumber: string): void => {
  const { staffId } = made.as(who).actor;
  const state = loadStaff(made.desk, staffId)?.state;
  invariant(state, 'the account is there');
  const { account, name, roles, office, identityNumber: own } = state;
  const profile = { account, name, roles, office, identityNumber: own, relatives: [{ name: '亲属', identityNumber }] };
  const command = { type: 'change', profile, reason: '申报亲属' } as const;
  const request = { commandId: made.desk.newId() as CommandId, staffId, command };
  expect(commandStaff(made.desk, request, made.as('admin'))).toMatchObject({ ok: true });
};

const reviewedAgain = (planId: string, caseId: CaseId): void => {
  expect(on.intend(planId, caseId, { type: 'reopen-review', comment: '情况有变' })).toMatchObject({ ok: true });
  on.passes(planId, caseId);
};

/** A child of the household's own, born in 2019. */
const childOf = (n: number) =>
  aMember({ name: '张小雨', relation: '20', identityNumber: identityNumberFor('630104', plainDate('2019-05-06'), n) });

describe('a plan is not frozen', () => {
  it('while its window is open, and while somebody was not reviewed again', async () => {
    const [one, two] = [on.household(1), on.household(2)];
    const planId = on.openPlan();
    on.planned(planId, { type: 'declare-contributors', contributions: threeContributors });
    on.registers(planId, one);
    on.registers(planId, two);
    const still = [{ code: 'no-entries' }, { code: 'roster-not-approved' }] as const;
    await isRefused(planId, { code: 'window-open' }, { code: 'review-unfinished', count: 2 }, ...still);
    on.closed(planId);
    await isRefused(planId, { code: 'review-unfinished', count: 2 }, ...still);
    on.passes(planId, one);
    await isRefused(planId, { code: 'review-unfinished', count: 1 }, { code: 'roster-not-approved' });
    on.passes(planId, two);
    await isRefused(planId, { code: 'roster-not-approved' });
    approves(planId);
    await isFrozen(planId);
  });

  it('while too few bodies supply the seed', async () => {
    const planId = ready([on.household(1)]);
    const [first, second, third] = threeContributors;
    const declare = (...contributions: readonly (typeof first)[]) => {
      on.planned(planId, { type: 'declare-contributors', contributions: contributions.flatMap((one) => one ?? []) });
    };
    declare(first, second);
    const weak = { code: 'too-little-entropy', bits: 106 } as const;
    await isRefused(planId, { code: 'too-few-contributors', have: 2, need: 3 }, weak);
    declare(second, third, second && { ...second, id: 'c4' });
    await isRefused(planId, { code: 'too-few-organisations', have: 1, need: 2 });
    declare(...threeContributors.map((each) => ({ ...each, length: 4 })));
    await isRefused(planId, { code: 'too-little-entropy', bits: 39 });
    declare(...threeContributors);
    await isFrozen(planId);
  });

  it('while two of its households may be one', async () => {
    const [one, two] = [on.household(1), on.household(2)];
    const planId = ready([one, two]);
    at.becomes(two, { phone: at.contentOf(one).phone, address: at.contentOf(one).address });
    await isRefused(planId, { code: 'open-duplicates', count: 2 });
    at.toldApart(one, two);
    await isFrozen(planId);
  });

  it('while an objection to one of them is open', async () => {
    const [one, two] = [on.household(1), on.household(2)];
    const planId = ready([one, two]);
    at.objected(one);
    await isRefused(planId, { code: 'open-objections', count: 1 });
    at.objectionAnswered(one);
    await isFrozen(planId);
  });

  it('on answers of registries that count no more', async () => {
    const one = on.household(1);
    const planId = ready([one]);
    made.clock.now += 300 * DAY;
    await isRefused(planId, { code: 'stale-checks', count: 1 });
    reviewedAgain(planId, one);
    await isFrozen(planId);
  });

  it('for a household that left the list, or is another since its review', async () => {
    const [one, two, three] = [on.household(1), on.household(2), on.household(3)];
    const planId = ready([one, two, three]);
    at.leavesList(one);
    await isRefused(planId, { code: 'left-the-list', count: 1 });
    on.intend(planId, one, { type: 'withdraw', comment: '放弃轮候' });
    await isRefused(planId, { code: 'tiers-differ', tiers: [{ tier: 3, approved: 3, now: 2 }] });
    approves(planId);
    at.waitsSince(two, '2022-03-01');
    await isRefused(planId, { code: 'changed-since-review', count: 1 });
    // As many as before in every tier, and not the same roster: it has more tickets.
    reviewedAgain(planId, two);
    await isRefused(planId, { code: 'roster-differs' });
    approves(planId);
    await isFrozen(planId);
  });

  it('with one person in two households, whatever the role', async () => {
    const child = childOf(77);
    const one = on.household(1, { members: [aMember({ identityNumber: OLDER, name: '张伟东' }), child] });
    // A program that did not claim members who do not count let the child into a second household.
    const two = on.household(2);
    at.becomes(two, {
      members: [...at.contentOf(two).members, { ...child, relation: '97', flags: NOT_COUNTED }],
    });
    at.toldApart(one, two);
    const planId = on.openPlan();
    for (const caseId of [one, two]) on.registers(planId, caseId);
    on.closed(planId);
    for (const caseId of [one, two]) on.passes(planId, caseId);
    on.planned(planId, { type: 'declare-contributors', contributions: threeContributors });
    await isRefused(planId, { code: 'person-twice', count: 2 }, { code: 'roster-not-approved' });
    const left = at.contentOf(two).members.slice(0, 1);
    at.becomes(two, { members: left });
    reviewedAgain(planId, two);
    approves(planId);
    await isFrozen(planId);
  });

  it('while a household with staff or their relatives says nothing of it', async () => {
    const [one, two] = [on.household(1), on.household(2)];
    const planId = ready([one, two]);
    relativeOf('districtClerk', at.contentOf(two).members[0]?.identityNumber ?? '');
    await isRefused(planId, { code: 'staff-undeclared', count: 1 });
    const view = rosterView(made.desk, on.plan(planId), { text: '', offset: 0, limit: 10 });
    expect(view.staff).toMatchObject([{ caseId: two, staffName: '冶区', kind: 'relative', declared: 'none' }]);
    const declaration = { kind: 'relative', detail: '妹妹在区中心' } as const;
    expect(on.intend(planId, two, { type: 'declare', declaration })).toMatchObject({ ok: true });
    // Who declared is part of what is signed and frozen.
    await isRefused(planId, { code: 'roster-differs' });
    approves(planId);
    await isFrozen(planId);
  });

  it('for a household that no home in its areas fits any more', async () => {
    for (const unit of ['CD01-1-0103', 'CD01-1-0104']) at.sealed(unit);
    const [one, two] = [on.household(1), on.household(2)];
    const planId = on.openPlan();
    on.registers(planId, one, ['城东区']);
    on.registers(planId, two);
    on.closed(planId);
    // Three of them need two rooms, and 城东区 offers one.
    const members = [...at.contentOf(one).members, childOf(71), childOf(73)];
    at.becomes(one, { members });
    at.reevaluated(one);
    for (const caseId of [one, two]) on.passes(planId, caseId);
    on.planned(planId, { type: 'declare-contributors', contributions: threeContributors });
    await isRefused(planId, { code: 'no-fitting-pool', count: 1 }, { code: 'roster-not-approved' });
    on.intend(planId, one, { type: 'withdraw', comment: '没有合适的房源' });
    approves(planId);
    await isFrozen(planId);
  });

  it('with a home that is not free: taken out of use, or frozen by another plan', async () => {
    const planId = ready([on.household(1)]);
    at.sealed('HH01-1-0101');
    await isRefused(planId, { code: 'units-not-vacant', count: 1, units: ['HH01-1-0101'] });
    at.unsealed('HH01-1-0101');
    const other = ready([on.household(2)]);
    await isFrozen(other);
    await isRefused(planId, { code: 'units-not-vacant', count: 8 });
  });
});

const OLDER = identityNumberFor('630104', plainDate('1971-02-03'), 15);
const NOT_COUNTED = { counted: false, income: false, ownership: false, residence: false };

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planRoster } from '../../../src/app/allocation/plan-roster.ts';
import { intentStream, loadIntent, loadPlan } from '../../../src/app/allocation/plan-stream.ts';
import type { CaseId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { outboxCounts } from '../../../src/store/outbox.ts';
import { conflictPage } from '../../../src/store/sync/conflicts.ts';
import { threeContributors } from '../../support/allocation/contributors.ts';
import { DAY, planDesk } from '../../support/allocation/plan-desk.ts';
import { rosterGates } from '../../support/allocation/roster-gates.ts';
import type { CityDesk } from '../../support/sync/city-desk.ts';
import { type SyncCity, city } from '../../support/sync/city.ts';

let made: SyncCity;
let annex: CityDesk;
let street: CityDesk;
let elsewhere: CityDesk;
beforeEach(async () => {
  made = await city({ desks: ['6301', '630104003', '630103001'] });
  const [one, two, three] = made.desks;
  invariant(one && two && three, 'three desks were asked for');
  [annex, street, elsewhere] = [one, two, three];
  planDesk(made.hall).homes();
});
afterEach(() => {
  made.remove();
});

const openItems = (at: CityDesk) => conflictPage(at.desk.file.db, { state: 'open', before: null, limit: 10 });
const statusAt = (at: CityDesk, planId: string) => loadPlan(at.desk.file, planId)?.state.status;
const later = (days: number): void => {
  for (const each of [made.hall, ...made.desks]) each.clock.now += days * DAY;
};

/** A published plan and a household of the street on the list, known where they may be. */
async function opened(): Promise<{ readonly planId: string; readonly caseId: CaseId }> {
  const hall = planDesk(made.hall);
  const [caseId, planId] = [hall.household(1), hall.openPlan()];
  await made.syncAll();
  return { planId, caseId };
}

describe('a plan on several desks', () => {
  it('is known in the whole city, an intent where its case is', async () => {
    const { planId, caseId } = await opened();
    planDesk(street).registers(planId, caseId);
    await made.syncAll();
    for (const at of [made.hall, annex, street, elsewhere]) expect(statusAt(at, planId)).toBe('published');
    for (const at of [made.hall, annex, street]) {
      expect(loadIntent(at.desk.file, planId, caseId).state).toMatchObject({ status: 'registered' });
    }
    expect(elsewhere.desk.file.load(intentStream(planId, caseId)).events).toEqual([]);
    expect(JSON.stringify(elsewhere.desk.file.load(`plan:${planId}`).events)).not.toContain('张伟东');
  });

  it('that was dropped elsewhere keeps nobody: the household registers for another', async () => {
    const { planId, caseId } = await opened();
    planDesk(made.hall).planned(planId, { type: 'drop', reason: '房源有变' });
    planDesk(street).registers(planId, caseId);
    const other = planDesk(made.hall).openPlan({ title: '另一批' });
    await made.syncAll();
    planDesk(street).registers(other, caseId);
    await made.syncAll();
    expect(statusAt(street, planId)).toBe('dropped');
    expect(loadIntent(made.hall.desk.file, other, caseId).state?.status).toBe('registered');
    expect(openItems(street)).toEqual([]);
  });

  it('registered for at two desks at once has the household once, and nobody has to settle anything', async () => {
    const { planId, caseId } = await opened();
    for (const at of [made.hall, street]) planDesk(at).registers(planId, caseId);
    await made.syncAll();
    for (const at of [made.hall, street]) {
      expect(openItems(at)).toEqual([]);
      expect(loadIntent(at.desk.file, planId, caseId).version).toBe(1);
      expect(outboxCounts(at.desk.file.db).waiting).toBe(0);
    }
  });

  it('stands in one plan where two desks registered it for two', async () => {
    const { planId, caseId } = await opened();
    const other = planDesk(made.hall).openPlan({ title: '另一批' });
    await made.syncAll();
    planDesk(made.hall).registers(planId, caseId);
    planDesk(street).registers(other, caseId);
    await made.syncAll();
    const live = [planId, other].filter((id) => loadIntent(street.desk.file, id, caseId).state !== undefined);
    expect(live).toEqual([planId]);
    expect(openItems(street)).toMatchObject([{ refusal: { code: 'intent-elsewhere' } }]);
  });

  it('that was frozen over a withdrawal on its way has the household, which cannot stand in another meanwhile', async () => {
    const { planId, caseId } = await opened();
    const hall = planDesk(made.hall);
    hall.registers(planId, caseId);
    await made.syncAll();
    later(21);
    hall.planned(planId, { type: 'close-intents' });
    hall.passes(planId, caseId);
    hall.planned(planId, { type: 'declare-contributors', contributions: threeContributors });
    hall.planned(planId, { type: 'approve-roster', secondBy: hall.second() });
    await made.syncAll();
    const other = hall.openPlan({ title: '另一批', estateIds: ['CD01'] });
    await made.syncAll();
    // The street is without a line while the hall freezes.
    const withdrawn = planDesk(street).intend(planId, caseId, { type: 'withdraw', comment: '家庭决定' });
    expect(withdrawn).toMatchObject({ ok: true });
    expect(await rosterGates(made.hall).freezes(planId)).toMatchObject({ ok: true });
    await made.syncAll();
    expect(loadIntent(made.hall.desk.file, planId, caseId).state?.status).toBe('withdrawn');
    const wish = { type: 'register', areas: ['城东区'], declaration: { kind: 'none', detail: '' } } as const;
    const title = hall.plan(planId).parts.title;
    for (const at of [made.hall, street]) {
      expect(planDesk(at).intend(other, caseId, wish)).toEqual({
        ok: false,
        error: { code: 'intent-elsewhere', plan: title },
      });
    }
  });

  it('that was frozen over a registration on its way tells both desks so, and lets the household go to another', async () => {
    const { planId, caseId } = await opened();
    const hall = planDesk(made.hall);
    const late = hall.household(2);
    hall.registers(planId, caseId);
    await made.syncAll();
    // In the window, without a line.
    planDesk(street).registers(planId, late);
    later(21);
    hall.planned(planId, { type: 'close-intents' });
    hall.passes(planId, caseId);
    hall.planned(planId, { type: 'declare-contributors', contributions: threeContributors });
    hall.planned(planId, { type: 'approve-roster', secondBy: hall.second() });
    // Its homes are kept by neither plan yet.
    const other = hall.openPlan({ title: '另一批', estateIds: ['CD01'] });
    expect(await rosterGates(made.hall).freezes(planId)).toMatchObject({ ok: true });
    await made.syncAll();
    for (const each of made.desks) await each.line.documents()?.fetchAll();
    const lateAt = (at: CityDesk, who: CaseId) => planDesk(at).late(planId, who);
    for (const at of [made.hall, street])
      expect([lateAt(at, late), lateAt(at, caseId)]).toEqual(['registration', null]);
    const withdraw = { type: 'withdraw', comment: '冻结后传到，已告知家庭' } as const;
    expect(planDesk(street).intend(planId, caseId, withdraw)).toMatchObject({ error: { code: 'plan-not-now' } });
    expect(planDesk(street).intend(planId, late, withdraw)).toMatchObject({ ok: true });
    planDesk(street).registers(other, late, ['城东区']);
    await made.syncAll();
    expect(loadIntent(made.hall.desk.file, other, late).state?.status).toBe('registered');
    expect([lateAt(made.hall, late), openItems(street), openItems(made.hall)]).toEqual([null, [], []]);
  });

  it('that two desks closed is closed once, and a roster signed over a withdrawal is not the one that is frozen', async () => {
    const { planId, caseId } = await opened();
    const hall = planDesk(made.hall);
    hall.registers(planId, caseId);
    await made.syncAll();
    later(21);
    for (const at of [made.hall, annex]) planDesk(at).planned(planId, { type: 'close-intents' });
    await made.syncAll();
    expect(openItems(annex)).toMatchObject([{ refusal: { code: 'plan-not-now', status: 'closed' } }]);
    hall.passes(planId, caseId);
    await made.syncAll();
    const withdrawn = planDesk(street).intend(planId, caseId, { type: 'withdraw', comment: '家庭决定' });
    expect(withdrawn).toMatchObject({ ok: true });
    await made.syncAll();
    const { gates } = planRoster(annex.desk, hall.plan(planId));
    expect(gates.map(({ code }) => code)).toContain('no-entries');
  });
});

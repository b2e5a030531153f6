import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { executeWaiting } from '../../../src/app/waitlist/execute-waiting.ts';
import { loadWaiting } from '../../../src/app/waitlist/waiting-stream.ts';
import { planRoster } from '../../../src/app/allocation/plan-roster.ts';
import { prepareDraw } from '../../../src/app/allocation/prepare-draw.ts';
import { candidateRows, intentRows } from '../../../src/app/allocation/intent-view.ts';
import { planView } from '../../../src/app/allocation/plan-view.ts';
import { loadPlan } from '../../../src/app/allocation/plan-stream.ts';
import { freezePlan } from '../../../src/app/allocation/freeze-plan.ts';
import { freezeDraw } from '../../../src/app/draw/execute-draw.ts';
import { drawLog } from '../../../src/app/draw/draw-view.ts';
import { drawTools, drawHash } from '../../../src/app/draw/draw-hash.ts';
import { readFrozen } from '../../../src/domain/lottery/frozen-bundle.ts';
import type { Gate } from '../../../src/domain/allocation/gates.ts';
import type { CaseId, CommandId, OfficeId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { accessPage } from '../../../src/store/access-log.ts';
import { drawPage } from '../../../src/store/queries/draws.ts';
import { intentCounts } from '../../../src/store/queries/plans.ts';
import { deskProjections } from '../../../src/store/desk-projections.ts';
import { rebuild } from '../../../src/store/rebuild.ts';
import { threeContributors } from '../../support/allocation/contributors.ts';
import { DAY, planDesk } from '../../support/allocation/plan-desk.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';

const CITY = '6301' as OfficeId;
let made: TestDesk;
let on: ReturnType<typeof planDesk>;
beforeEach(async () => {
  made = await testDesk();
  on = planDesk(made);
  on.homes();
});
afterEach(() => {
  made.remove();
});

const gates = (planId: string): readonly Gate[] => planRoster(made.desk, on.plan(planId)).gates;
const codes = (planId: string): readonly string[] => gates(planId).map(({ code }) => code);
const rows = () =>
  ['plan_row', 'intent_row', 'intent_count'].map((table) =>
    made.desk.file.db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2, 3`).all(),
  );

/** Registered, closed, reviewed, contributors declared; everybody passed. */
function reviewedPlan(households: readonly CaseId[]): string {
  const planId = on.openPlan();
  for (const caseId of households) on.registers(planId, caseId);
  on.closed(planId);
  for (const caseId of households) on.passes(planId, caseId);
  on.planned(planId, { type: 'declare-contributors', contributions: threeContributors });
  return planId;
}

describe('a plan', () => {
  it('is published with every statutory part, the homes of the ledger and the rules of the day', () => {
    const planId = on.openPlan();
    const loaded = loadPlan(made.desk.file, planId);
    invariant(loaded, 'the plan is there');
    const view = planView(made.desk, loaded, made.as('citySupervisor').actor);
    expect(view).toMatchObject({ status: 'published', open: true, areas: ['城东区', '海湖新区'] });
    expect(view.pools.map(({ id, units }) => [id, units])).toEqual([
      ['01-1R', 2],
      ['01-2R', 2],
      ['02-1R', 2],
      ['02-2R', 2],
    ]);
    expect(view.paper.lines.join('\n')).toContain('意向登记期限');
    expect(view.sources['review']).toMatchObject({ confidence: 'Q' });
  });

  it('is refused where a part is missing, the window is short, or the homes are gone', () => {
    const planId = made.desk.newId();
    const window = { from: on.plan(on.openPlan()).parts.window.from, until: on.plan(on.openPlan()).parts.window.until };
    on.planned(planId, {
      type: 'draft',
      parts: { title: '缺', location: '', rentStandard: '', groups: [], window, estateIds: [], note: '' },
    });
    expect(on.onPlan(planId, { type: 'publish' })).toEqual({
      ok: false,
      error: { code: 'plan-incomplete', parts: ['location', 'rent-standard', 'groups', 'units'] },
    });
    expect(on.onPlan(planId, { type: 'publish' }, 'streetClerk')).toMatchObject({ ok: false });
  });
});

describe('an intent', () => {
  it('is registered in the window alone, in one plan at a time, and can be withdrawn', () => {
    const planId = on.openPlan();
    const other = on.openPlan({ title: '另一批' });
    const caseId = on.household(1);
    const late = on.household(2);
    on.registers(planId, caseId);
    const wish = { type: 'register', areas: ['海湖新区'], declaration: { kind: 'none', detail: '' } } as const;
    expect(on.intend(planId, caseId, wish)).toEqual({ ok: false, error: { code: 'intent-already' } });
    expect(on.intend(other, caseId, wish)).toMatchObject({ ok: false, error: { code: 'intent-elsewhere' } });
    expect(on.intend(planId, late, { ...wish, areas: ['没有'] })).toEqual({
      ok: false,
      error: { code: 'areas-wrong' },
    });
    expect(candidateRows(made.desk, on.plan(planId), { scope: CITY, text: '', after: '', limit: 10 })).toHaveLength(1);
    expect(on.intend(planId, caseId, { type: 'withdraw', comment: '家庭决定' })).toMatchObject({ ok: true });
    expect(on.intend(other, caseId, wish)).toMatchObject({ ok: true });
    made.clock.now += 21 * DAY;
    expect(on.intend(planId, late, wish)).toMatchObject({ ok: false, error: { code: 'intent-late' } });
    expect(intentCounts(made.desk.file.db, planId, CITY)).toMatchObject({ registered: 0, withdrawn: 1 });
  });

  it('passes the re-review on new answers alone, and fails in writing by two people', () => {
    const planId = on.openPlan();
    const [caseId, failing] = [on.household(1), on.household(2)];
    on.answers(caseId);
    made.clock.now += DAY;
    on.registers(planId, caseId);
    on.registers(planId, failing);
    on.closed(planId);
    expect(on.intend(planId, failing, { type: 'pass-review', comment: '' })).toMatchObject({
      ok: false,
      error: { code: 'answers-missing' },
    });
    on.passes(planId, caseId);
    const fail = { type: 'fail-review', reasons: '已购房', secondBy: null } as const;
    expect(on.intend(planId, failing, fail)).toMatchObject({ ok: false, error: { code: 'second-person' } });
    const secondBy = made.as('citySupervisor').actor.staffId;
    expect(on.intend(planId, failing, { ...fail, secondBy })).toMatchObject({ ok: true });
    expect(intentRows(made.desk, { planId, list: 'failed', scope: CITY, after: '', limit: 10 })).toHaveLength(1);
  });
});

describe('the roster', () => {
  it('is built with reasons, signed by two, and becomes a bundle that the protocol takes', async () => {
    const households = [1, 2, 3].map((n) => on.household(n));
    const planId = reviewedPlan(households);
    expect(codes(planId)).toEqual(['roster-not-approved']);
    const secondBy = on.second();
    on.planned(planId, { type: 'approve-roster', secondBy });
    expect(codes(planId)).toEqual([]);
    const ready = prepareDraw(made.desk, { planId, drawId: 'D-1', rehearsal: false });
    invariant(ready.ok, 'a plan that is ready is prepared');
    const { prepared, documents, gates: open } = ready.value;
    expect(open).toEqual([]);
    const bytes: Readonly<Record<string, string>> = {
      'plan.json': documents.planJson,
      'roster.ndjson': documents.rosterText,
      'units.ndjson': documents.unitsText,
    };
    const frozen = await readFrozen(
      (name) => Promise.resolve({ ok: true, value: new TextEncoder().encode(bytes[name] ?? '') }),
      drawTools,
    );
    expect(frozen.ok).toBe(true);
    const { hex } = drawHash('sha256');
    const [line] = prepared.roster;
    const [sealed] = prepared.sealed;
    invariant(line !== undefined && sealed !== undefined, 'three households stand in it');
    expect(line.no).toMatch(/^XNL2026-01-\d{6}$/);
    expect(line.id).toBe(hex(`${sealed.salt}:${sealed.identityNumber}`));
    expect(line.name).toContain('*');
    expect(documents.rosterText).not.toContain(sealed.identityNumber);
    expect(sealed.explanation).toMatchObject({ size: 1, kind: '1R', tickets: 1 });
  });

  it('is frozen once: asked again after a power cut between draw and plan, the same draw is recorded', async () => {
    const planId = reviewedPlan([1, 2, 3].map((n) => on.household(n)));
    on.planned(planId, { type: 'approve-roster', secondBy: on.second() });
    const { actor } = made.as('citySupervisor');
    const ask = () =>
      freezePlan(made.desk, { commandId: made.desk.newId() as CommandId, planId, secondBy: on.second() }, actor);
    // The plan's record is lost: what was written before the cut is the draw alone.
    const before = loadPlan(made.desk.file, planId);
    const ready = prepareDraw(made.desk, { planId, drawId: planId, rehearsal: false });
    invariant(ready.ok && before !== undefined, 'a plan that is ready is prepared');
    const { documents, prepared } = ready.value;
    const kept = (text: string) => made.desk.file.blobs.put(Buffer.from(text));
    const cut = await freezeDraw(
      made.desk,
      {
        commandId: made.desk.newId() as CommandId,
        drawId: planId,
        prepared: {
          planHash: drawHash('sha256').hex(documents.planJson),
          planDocument: kept(documents.planJson),
          rosterDocument: kept(documents.rosterText),
          unitsDocument: kept(documents.unitsText),
          sealedDocument: kept(documents.sealedText),
          counts: { households: 3, units: prepared.units.length, tiers: before.state.approval?.tiers ?? [] },
        },
        gates: [],
        secondBy: on.second(),
      },
      actor,
    );
    expect(cut.ok).toBe(true);
    expect(loadPlan(made.desk.file, planId)?.state.status).toBe('approved');
    expect(await ask()).toEqual({ ok: true, value: { drawId: planId } });
    expect(loadPlan(made.desk.file, planId)?.state).toMatchObject({ status: 'frozen', drawId: planId });
    expect(await ask()).toMatchObject({ ok: false, error: { code: 'plan-not-now' } });
    expect(drawPage(made.desk.file.db, { before: null, limit: 9 })).toHaveLength(1);
  });

  it('does not change any more once it is frozen, and who tried stands in the log of the draw', async () => {
    const [first, second] = [1, 2].map((n) => on.household(n));
    invariant(first !== undefined && second !== undefined, 'two households');
    const planId = reviewedPlan([first]);
    on.planned(planId, { type: 'approve-roster', secondBy: on.second() });
    const { actor } = made.as('citySupervisor');
    const freeze = () =>
      freezePlan(made.desk, { commandId: made.desk.newId() as CommandId, planId, secondBy: on.second() }, actor);
    expect(await freeze()).toMatchObject({ ok: true });
    const frozen = loadPlan(made.desk.file, planId);
    const refused = { ok: false, error: { code: 'plan-not-now', status: 'frozen' } };
    expect(on.onPlan(planId, { type: 'declare-contributors', contributions: threeContributors })).toEqual(refused);
    expect(on.onPlan(planId, { type: 'drop', reason: '另行安排' })).toEqual(refused);
    expect(on.onPlan(planId, { type: 'approve-roster', secondBy: on.second() })).toEqual(refused);
    expect(await freeze()).toEqual(refused);
    // A street's clerk cannot write into the draw: the desk's own log has it.
    expect(on.intend(planId, first, { type: 'withdraw', comment: '家庭决定' })).toEqual(refused);
    const register = { type: 'register', areas: ['海湖新区'], declaration: { kind: 'none', detail: '' } } as const;
    expect(on.intend(planId, second, register)).toEqual(refused);
    expect(loadPlan(made.desk.file, planId)).toEqual(frozen);
    const told = drawLog(made.desk, planId).filter(({ type }) => type === 'draw.attempt-refused.v1');
    expect(told.map(({ about }) => about)).toEqual([
      'edit-plan plan-not-now',
      'edit-plan plan-not-now',
      'edit-plan plan-not-now',
      'freeze plan-not-now',
    ]);
    expect(accessPage(made.desk.file.db, { before: null, limit: 2 })).toMatchObject([
      { action: 'draw.attempt-refused', subject: planId, detail: 'edit-intent plan-not-now' },
      { action: 'draw.attempt-refused', subject: planId, detail: 'edit-intent plan-not-now' },
    ]);
  });

  it('is refused by each gate in turn', () => {
    const [first, second, third] = [1, 2, 3].map((n) => on.household(n));
    invariant(first !== undefined && second !== undefined && third !== undefined, 'three households');
    const planId = on.openPlan();
    for (const caseId of [first, second]) on.registers(planId, caseId);
    expect(codes(planId)).toContain('window-open');
    on.closed(planId);
    expect(gates(planId)).toContainEqual(
      expect.objectContaining({ code: 'review-unfinished', count: 2, cases: expect.arrayContaining([]) as unknown }),
    );
    for (const caseId of [first, second]) on.passes(planId, caseId);
    const approve = { type: 'approve-roster', secondBy: on.second() } as const;
    expect(on.onPlan(planId, approve)).toMatchObject({ ok: false, error: { code: 'roster-gated' } });
    expect(codes(planId)).toEqual([
      'too-few-contributors',
      'too-few-organisations',
      'too-little-entropy',
      'roster-not-approved',
    ]);
    on.planned(planId, { type: 'declare-contributors', contributions: threeContributors });
    expect(on.onPlan(planId, { ...approve, secondBy: null })).toMatchObject({
      ok: false,
      error: { code: 'second-person' },
    });
    on.planned(planId, approve);
    expect(codes(planId)).toEqual([]);

    // Somebody withdraws: the numbers are not the approved ones any more.
    expect(on.intend(planId, second, { type: 'withdraw', comment: '家庭决定' })).toMatchObject({ ok: true });
    expect(codes(planId)).toEqual(['tiers-differ']);
    on.planned(planId, approve);

    // Somebody leaves the list: the household is named.
    const leave = { type: 'leave', reason: 'gave-up', comment: '' } as const;
    const { version } = loadWaiting(made.desk.file, first);
    const request = { commandId: made.desk.newId() as CommandId, caseId: first, version, command: leave };
    expect(executeWaiting(made.desk, request, made.as('citySupervisor').actor)).toMatchObject({ ok: true });
    expect(gates(planId)).toContainEqual(expect.objectContaining({ code: 'left-the-list', count: 1 }));

    // Answers get old.
    made.clock.now += 400 * DAY;
    expect(codes(planId)).toContain('stale-checks');
    expect(prepareDraw(made.desk, { planId, drawId: 'D-1', rehearsal: false })).toMatchObject({
      ok: true,
      value: { gates: expect.arrayContaining([expect.objectContaining({ code: 'stale-checks' })]) as unknown },
    });
  });

  it('has the same rows after a rebuild', () => {
    const planId = reviewedPlan([on.household(1), on.household(2)]);
    on.planned(planId, { type: 'approve-roster', secondBy: on.second() });
    const before = rows();
    rebuild(made.desk.file.db, deskProjections);
    expect(rows()).toEqual(before);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { drawLog, drawView, hallView } from '../../../src/app/draw/draw-view.ts';
import { runDraw } from '../../../src/app/draw/draw-runner.ts';
import { loadDraw } from '../../../src/app/draw/draw-stream.ts';
import { freezeDraw } from '../../../src/app/draw/execute-draw.ts';
import { rehearse } from '../../../src/app/draw/rehearse.ts';
import { resultSet } from '../../../src/app/draw/result-lines.ts';
import type { CommandId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { accessPage } from '../../../src/store/access-log.ts';
import { drawPage } from '../../../src/store/queries/draws.ts';
import { poolCounts, poolPage, resultOfNumber } from '../../../src/store/queries/result-rows.ts';
import { rebuild } from '../../../src/store/rebuild.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import {
  contributeAll,
  drawAll,
  drawDone,
  drawNow,
  frozenDraw,
  onDraw,
  preparedDraw,
  publishDraw,
  signAll,
  startDraw,
} from '../../support/draw/draw-desk.ts';
import { bundleTexts, unwrap } from '../../support/draw/vectors.ts';

let made: TestDesk;
beforeEach(async () => {
  made = await testDesk();
});
afterEach(() => {
  made.remove();
});

const DAY = 86_400_000;

function loaded(drawId: string) {
  const draw = loadDraw(made.desk.file, drawId);
  invariant(draw, 'the draw is there');
  return draw;
}

describe('the ceremony', () => {
  it('goes from freeze to settled result, and the result is the one that the protocol gives', async () => {
    // The plan of the vector itself, so that seed and result must be the vector's.
    const draw = await frozenDraw(made, preparedDraw(made, { planned: { drawId: 'V-order' } }));
    const { drawId } = draw;
    contributeAll(made, draw);
    expect(drawNow(made, drawId).status).toBe('contributed');
    await drawAll(made, drawId);
    const published = JSON.parse(bundleTexts('order')['seed.json']) as { seed: string; resultHash: string };
    const { result } = drawNow(made, drawId);
    expect(result).toMatchObject({ seed: published.seed, resultHash: published.resultHash });
    invariant(result, 'it was drawn');
    expect(made.desk.file.blobs.get(result.file.hash).toString('utf8')).toBe(bundleTexts('order')['result.ndjson']);
    expect(result.chosen + result.reserves).toBe(draw.plan.rosterCount);
    signAll(made, drawId);
    publishDraw(made, drawId);
    made.clock.now += 20 * DAY;
    drawDone(made, drawId, { type: 'settle' });
    expect(drawNow(made, drawId).status).toBe('settled');
    expect(drawPage(made.desk.file.db, { before: null, limit: 5 })).toMatchObject([
      { drawId, status: 'settled', households: 80, chosen: result.chosen, rehearsal: false },
    ]);
  });

  it('is seen in the hall without a first typing, and its rows are found by pool and number', async () => {
    const draw = await frozenDraw(made);
    const { drawId } = draw;
    const [contributionId = '', value = ''] = Object.entries(draw.values)[0] ?? [];
    drawDone(made, drawId, { type: 'enter-contribution', contributionId, value, source: { kind: 'drawn-here' } });
    const hall = hallView(made.desk, drawNow(made, drawId));
    expect(hall.contributions[0]).toMatchObject({ entered: true, confirmed: false, value: null });
    expect(JSON.stringify(hall)).not.toContain(value);
    expect(JSON.stringify(drawLog(made.desk, drawId))).not.toContain(value);
    expect(drawView(made.desk, loaded(drawId), made.as('citySupervisor').actor).typings[0]?.mine).toBe(true);
    drawDone(made, [drawId, 'secondCitySupervisor'], {
      type: 'confirm-contribution',
      contributionId,
      value: '0'.repeat(8),
      secondBy: null,
    });
    expect(drawNow(made, drawId).contributions[0]).toMatchObject({ entered: null, differed: 1 });
    contributeAll(made, draw);
    await drawAll(made, drawId);
    const state = drawNow(made, drawId);
    const set = resultSet(made.desk.file, state) ?? 0;
    const { db } = made.desk.file;
    const counts = poolCounts(db, set);
    expect([...counts.values()].reduce((sum, n) => sum + n, 0)).toBe(80);
    const [pool = ''] = [...counts.keys()].filter((id) => id !== '');
    const page = poolPage(db, { set, pool, after: 0, limit: 3 });
    expect(page.map(({ rank }) => rank)).toEqual([1, 2, 3].slice(0, page.length));
    const [one] = page;
    expect(resultOfNumber(db, set, one?.no ?? '')).toEqual(one);
    expect(one?.name).not.toBe('');
    expect(resultOfNumber(db, set, 'ZZ')).toBeUndefined();
    const before = db.prepare('SELECT * FROM draw_row').all();
    rebuild(db, made.desk.file.projections);
    expect(db.prepare('SELECT * FROM draw_row').all()).toEqual(before);
  });
});

describe('what is refused', () => {
  it('is a freeze with an open gate, or of files that do not belong together', async () => {
    const { drawId, prepared } = preparedDraw(made);
    const { actor } = made.as('citySupervisor');
    const secondBy = made.as('secondCitySupervisor').actor.staffId;
    const request = { commandId: made.desk.newId() as CommandId, drawId, prepared, secondBy };
    const gates = [{ code: 'stale-checks', count: 4, cases: [] }] as const;
    expect(await freezeDraw(made.desk, { ...request, gates }, actor)).toEqual({
      ok: false,
      error: { code: 'roster-gated', gates },
    });
    const swapped = { ...prepared, rosterDocument: prepared.unitsDocument };
    expect(await freezeDraw(made.desk, { ...request, prepared: swapped, gates: [] }, actor)).toMatchObject({
      ok: false,
      error: { code: 'bundle-unfit' },
    });
    expect(await freezeDraw(made.desk, { ...request, gates: [], secondBy: null }, actor)).toMatchObject({
      ok: false,
      error: { code: 'second-person', why: 'missing' },
    });
    // There is no log of the draw yet: the desk's own keeps it.
    expect(accessPage(made.desk.file.db, { before: null, limit: 1 })).toMatchObject([
      { action: 'draw.attempt-refused', subject: drawId, detail: 'freeze second-person' },
    ]);
    expect(loadDraw(made.desk.file, drawId)).toBeUndefined();
  });

  it('stands in the log of the draw: alone, twice, over the freeze, before the seed', async () => {
    const draw = await frozenDraw(made);
    const { drawId, prepared } = draw;
    const secondBy = made.as('secondCitySupervisor').actor.staffId;
    const refusedWith = (command: Parameters<typeof onDraw>[2]): string => {
      const result = onDraw(made, drawId, command);
      return result.ok ? 'done' : result.error.code;
    };
    expect(refusedWith({ type: 'freeze', prepared, secondBy })).toBe('draw-frozen-already');
    expect(refusedWith({ type: 'start', secondBy })).toBe('contributions-open');
    contributeAll(made, draw);
    expect(refusedWith({ type: 'start', secondBy: null })).toBe('second-person');
    await drawAll(made, drawId);
    expect(refusedWith({ type: 'start', secondBy })).toBe('drawn-already');
    expect(refusedWith({ type: 'close-signing' })).toBe('signatures-open');
    const told = drawLog(made.desk, drawId).filter(({ type }) => type === 'draw.attempt-refused.v1');
    expect(told.map(({ about }) => about)).toEqual([
      'freeze draw-frozen-already',
      'start contributions-open',
      'start second-person',
      'start drawn-already',
      'close-signing signatures-open',
    ]);
    expect(drawNow(made, drawId)).toMatchObject({ status: 'drawn', refusedAttempts: 5 });
  });

  it('is to publish a rehearsal, which leaves the draw itself as it was', async () => {
    const draw = await frozenDraw(made);
    const rehearsalId = made.desk.newId();
    const secondBy = made.as('secondCitySupervisor').actor.staffId;
    const request = { commandId: made.desk.newId() as CommandId, drawId: draw.drawId, rehearsalId, secondBy };
    unwrap(await rehearse(made.desk, request, made.as('citySupervisor').actor));
    const copy = { ...draw, drawId: rehearsalId };
    contributeAll(made, copy);
    await drawAll(made, rehearsalId);
    signAll(made, rehearsalId);
    expect(drawNow(made, rehearsalId)).toMatchObject({ rehearsal: true, rehearsalOf: draw.drawId, status: 'signed' });
    expect(onDraw(made, rehearsalId, { type: 'publish', secondBy })).toEqual({
      ok: false,
      error: { code: 'rehearsal-never-counts' },
    });
    expect(drawNow(made, rehearsalId).refusedAttempts).toBe(1);
    expect(drawNow(made, draw.drawId).status).toBe('frozen');
    expect(
      await rehearse(
        made.desk,
        { ...request, commandId: made.desk.newId() as CommandId, drawId: rehearsalId },
        made.as('citySupervisor').actor,
      ),
    ).toMatchObject({ ok: false });
  });
});

describe('a voided draw', () => {
  it('is kept, and named by the plan that replaces it', async () => {
    const draw = await frozenDraw(made);
    const secondBy = made.as('secondCitySupervisor').actor.staffId;
    const { planHash } = drawNow(made, draw.drawId);
    const next = preparedDraw(made, { planned: { previous: planHash } });
    const request = {
      commandId: made.desk.newId() as CommandId,
      drawId: next.drawId,
      prepared: next.prepared,
      gates: [],
      secondBy,
    };
    const { actor } = made.as('citySupervisor');
    expect(await freezeDraw(made.desk, request, actor)).toEqual({ ok: false, error: { code: 'previous-not-voided' } });
    drawDone(made, draw.drawId, { type: 'void', reason: '名册漏了一户', secondBy });
    unwrap(await freezeDraw(made.desk, { ...request, commandId: made.desk.newId() as CommandId }, actor));
    expect(drawNow(made, next.drawId).previous).toBe(planHash);
    expect(drawNow(made, draw.drawId)).toMatchObject({ status: 'voided', voided: { from: 'frozen' } });
  });
});

describe('a restart', () => {
  it('finds the draw where it stood and can give no other result', async () => {
    const draw = await frozenDraw(made);
    contributeAll(made, draw);
    startDraw(made, draw.drawId);
    made.reopen();
    expect(drawNow(made, draw.drawId).status).toBe('drawing');
    const { actor } = made.as('citySupervisor');
    unwrap(await runDraw(made.desk, draw.drawId, actor));
    const { result } = drawNow(made, draw.drawId);
    expect(result?.resultHash).toMatch(/^[0-9a-f]{64}$/);
    expect(await runDraw(made.desk, draw.drawId, actor)).toEqual({
      ok: false,
      error: { code: 'draw-not-now', status: 'drawn' },
    });
  });
});

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadDraw } from '../../../src/app/draw/draw-stream.ts';
import { openRoles } from '../../../src/domain/draw/decide-signing.ts';
import type { SignerRole } from '../../../src/domain/draw/events.ts';
import type { DrawStatus } from '../../../src/domain/draw/state.ts';
import { auditLog } from '../../../src/store/audit.ts';
import { threeContributors } from '../../support/allocation/contributors.ts';
import { planDesk } from '../../support/allocation/plan-desk.ts';
import { rosterGates } from '../../support/allocation/roster-gates.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import { contributeAll, drawDone, drawNow } from '../../support/draw/draw-desk.ts';
import { bundleTexts } from '../../support/draw/vectors.ts';

const SCRIPT = join(import.meta.dirname, '..', '..', 'support', 'draw', 'ceremony-process.ts');
const DRAW = 'V-order';
const DAY = 86_400_000;
/** `ANJU_CUTS=all`: each step is cut inside and after, every typing and every signature too (docs/reliability.md). */
const IS_LONG = process.env['ANJU_CUTS'] === 'all';

let made: TestDesk;
beforeEach(async () => {
  made = await testDesk();
});
afterEach(() => {
  made.remove();
});

interface Found {
  readonly status: DrawStatus | undefined;
  readonly version: number;
}

const now = (): Found => {
  const loaded = loadDraw(made.desk.file, DRAW);
  return { status: loaded?.state.status, version: loaded?.version ?? 0 };
};

/** A process takes the next step and dies by SIGKILL; gives where a new start finds the draw. */
function afterTheCut(...how: readonly string[]): Found {
  cutOff(how);
  return now();
}

function cutOff(how: readonly string[]): void {
  made.desk.file.close();
  const key = Buffer.from(made.dataKey).toString('hex');
  const died = spawnSync(process.execPath, [SCRIPT, made.folder, key, String(made.clock.now), ...how], {
    encoding: 'utf8',
  });
  expect([died.signal, died.stderr.replaceAll(/\(?node:\d+\)? .*Warning.*\n?/g, '')]).toEqual(['SIGKILL', '']);
  made.reopen();
}

/** Cut inside, the step was never taken; cut after, it stands, with one event more. */
function step(status: DrawStatus, { inside = IS_LONG }: { readonly inside?: boolean } = {}): void {
  const before = now();
  if (inside) expect(afterTheCut('--inside')).toEqual(before);
  expect(afterTheCut()).toEqual({ status, version: before.version + 1 });
}

function signs(role: SignerRole): void {
  const signed = { role, name: role, organisation: '某单位', strokes: '1,2 3,4' };
  drawDone(made, DRAW, { type: 'sign', signatureId: made.desk.newId(), ...signed });
}

it('a power cut at every step leaves the ceremony at that step, and the result is the only possible one', () => {
  const also = { inside: true } as const;
  step('frozen', also);
  step('frozen');
  expect(drawNow(made, DRAW).contributions[0]?.entered).not.toBeNull();
  step('frozen');
  expect(drawNow(made, DRAW).contributions[0]?.confirmed).not.toBeNull();
  const { values } = JSON.parse(bundleTexts('order')['seed.json']) as { readonly values: Record<string, string> };
  const left = (): readonly string[] =>
    drawNow(made, DRAW).contributions.flatMap(({ id, confirmed }) => (confirmed === null ? [id] : []));
  if (IS_LONG) {
    while (left().length > 1) for (let typing = 1; typing <= 2; typing += 1) step('frozen');
    step('frozen');
    step('contributed');
  }
  contributeAll(made, { drawId: DRAW, values: Object.fromEntries(left().map((id) => [id, values[id] ?? ''])) });
  expect(drawNow(made, DRAW).status).toBe('contributed');
  step('drawing');
  // In the middle of the computation: nothing of it was kept, and it is begun anew from the same files.
  const drawing = now();
  expect(afterTheCut('--computing')).toEqual(drawing);
  expect(drawNow(made, DRAW).result).toBeNull();
  step('drawn', also);
  const { resultHash } = JSON.parse(bundleTexts('order')['seed.json']) as { readonly resultHash: string };
  expect(drawNow(made, DRAW).result?.resultHash).toBe(resultHash);
  step('drawn');
  if (!IS_LONG) for (const role of openRoles(drawNow(made, DRAW))) signs(role);
  while (openRoles(drawNow(made, DRAW)).length > 0) step('drawn');
  step('signed');
  step('published', also);
  made.clock.now += 30 * DAY;
  step('settled');
  expect(drawNow(made, DRAW)).toMatchObject({ refusedAttempts: 0, result: { resultHash } });
  expect(auditLog(made.desk.file.db).findings).toEqual([]);
}, 600_000);

it('a power cut between a draw that was frozen and its record on the plan leaves one draw, which the plan finds', async () => {
  const on = planDesk(made);
  on.homes();
  const planId = on.openPlan();
  const household = on.household(1);
  on.registers(planId, household);
  on.closed(planId);
  on.passes(planId, household);
  on.planned(planId, { type: 'declare-contributors', contributions: threeContributors });
  on.planned(planId, { type: 'approve-roster', secondBy: on.second() });
  cutOff(['--freezing', planId]);
  expect(on.plan(planId).status).toBe('approved');
  const frozen = loadDraw(made.desk.file, planId);
  expect(frozen?.state.status).toBe('frozen');
  expect(await rosterGates(made).freezes(planId)).toEqual({ ok: true, value: { drawId: planId } });
  expect(on.plan(planId)).toMatchObject({ status: 'frozen', drawId: planId });
  expect(loadDraw(made.desk.file, planId)?.version).toBe(frozen?.version);
  expect(auditLog(made.desk.file.db).findings).toEqual([]);
}, 60_000);

import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { selfCheck } from '../../../src/app/draw/self-check.ts';
import { selfCheckSheet } from '../../../src/app/draw/self-check-sheet.ts';
import { websiteOfDraw } from '../../../src/app/draw/website-of-draw.ts';
import type { SelfCheckView } from '../../../src/contract/self-check.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { threeContributors } from '../../support/allocation/contributors.ts';
import { planDesk } from '../../support/allocation/plan-desk.ts';
import { rosterGates } from '../../support/allocation/roster-gates.ts';
import { type TestDesk, RESOURCES, testDesk } from '../../support/desk/test-desk.ts';
import type { TestStaffName } from '../../support/desk/test-offices.ts';
import { contributeAll, drawAll, drawNow, publishDraw, signAll } from '../../support/draw/draw-desk.ts';
import { unwrap } from '../../support/draw/vectors.ts';
import { zipContents } from '../../support/publicity/zip-contents.ts';

let made: TestDesk;
beforeEach(async () => {
  made = await testDesk();
});
afterEach(() => {
  made.remove();
});

/** Two of four households gave one telephone. */
async function frozen(): Promise<string> {
  const on = planDesk(made);
  on.homes();
  const households = [1, 2, 3, 4].map((n) => on.household(n));
  const [one, two] = households;
  invariant(one !== undefined && two !== undefined, 'four households');
  const at = rosterGates(made);
  at.becomes(two, { phone: at.contentOf(one).phone });
  at.toldApart(one, two);
  const planId = on.openPlan();
  for (const caseId of households) on.registers(planId, caseId);
  on.closed(planId);
  for (const caseId of households) on.passes(planId, caseId);
  on.planned(planId, { type: 'declare-contributors', contributions: threeContributors });
  on.planned(planId, { type: 'approve-roster', secondBy: on.second() });
  expect(await at.freezes(planId)).toMatchObject({ ok: true });
  return planId;
}

const asked = (drawId: string, who: TestStaffName = 'citySupervisor') =>
  selfCheck(made.desk, drawId, made.as(who).actor);

async function ready(
  drawId: string,
): Promise<SelfCheckView & { readonly report: NonNullable<SelfCheckView['report']> }> {
  for (;;) {
    const { report, ...head } = unwrap(asked(drawId));
    if (report !== null) return { ...head, report };
    await wait(5);
  }
}

it('compares a result by street, officer and telephone, for the office alone', async () => {
  const drawId = await frozen();
  expect(asked(drawId)).toEqual({ ok: false, error: { code: 'draw-not-now', status: 'frozen' } });
  const values = Object.fromEntries(threeContributors.map(({ id, length }) => [id, '7'.repeat(length)]));
  contributeAll(made, { drawId, values });
  await drawAll(made, drawId);
  expect(asked(drawId, 'districtSupervisor')).toMatchObject({ ok: false, error: { code: 'wrong-office' } });
  expect(asked('nobody')).toEqual({ ok: false, error: { code: 'unknown-draw' } });
  // Made in portions in the background: the first answer says how far it is.
  expect(unwrap(asked(drawId))).toMatchObject({ report: null, share: 0 });
  const view = await ready(drawId);
  expect(view.report).toMatchObject({ households: 4, chosen: 4, draws: 2_000, known: 4 });
  const shown = view.report.lines.map(({ dimension, label, households }) => [dimension, label, households]);
  const [first] = [...new Set(view.report.lines.filter(({ dimension }) => dimension === 'telephone'))];
  expect(shown).toEqual(
    expect.arrayContaining([
      ['street', '虎台街道', 4],
      ['registrar', '马街', 4],
      ['reviewer', '马街', 4],
      ['telephone', first?.example, 2],
      ['neighbours', 'pairs', 4],
    ]),
  );
  // Eight homes for four households: chance could give nothing else.
  expect(view.report.lines.every(({ p, marked }) => p === 10_000 && !marked)).toBe(true);
  expect(JSON.stringify(view)).not.toContain('13909711111');

  const sheet = zipContents(selfCheckSheet(view)).get('xl/worksheets/sheet1.xml')?.toString() ?? '';
  expect(sheet).toContain('马街');
  expect(sheet).toContain('内部资料，不对外公布');
  signAll(made, drawId);
  publishDraw(made, drawId);
  const site = zipContents(await websiteOfDraw(made.desk, drawNow(made, drawId), RESOURCES));
  for (const [name, content] of site) {
    if (name === 'verifier.html' || name === 'bundle/log.ndjson') continue;
    expect([name, content.includes('马街')]).toEqual([name, false]);
  }
});

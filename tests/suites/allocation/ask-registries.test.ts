import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { askRegistries, askingView } from '../../../src/app/allocation/ask-registries.ts';
import { loadChecks } from '../../../src/app/checks/check-stream.ts';
import type { AskingView } from '../../../src/contract/asking.ts';
import type { CaseId } from '../../../src/kernel/ids.ts';
import { planDesk } from '../../support/allocation/plan-desk.ts';
import { DAY } from '../../support/allocation/plan-desk.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';

let made: TestDesk;
beforeEach(async () => {
  made = await testDesk();
});
afterEach(() => {
  made.remove();
});

it('asks for everybody who waits for the re-review what has no new answer, and says who needs a person', async () => {
  const on = planDesk(made);
  on.homes();
  const [old, fresh, silent] = [on.household(1), on.household(2), on.household(3)];
  on.answers(old);
  made.clock.now += DAY;
  const planId = on.openPlan();
  for (const caseId of [old, fresh, silent]) on.registers(planId, caseId);
  on.answers(fresh);
  const { actor } = made.as('citySupervisor');
  const taken: CaseId[] = [];
  const ask = () => askRegistries(made.desk, { plan: on.plan(planId), actor, take: (caseId) => taken.push(caseId) });
  const ended = async (): Promise<AskingView | null> => {
    while (askingView(made.desk, planId, actor)?.running === true) await wait(2);
    return askingView(made.desk, planId, actor);
  };
  expect(ask()).toEqual({ ok: false, error: { code: 'plan-not-now', status: 'published' } });
  expect(askingView(made.desk, planId, actor)).toBeNull();
  on.closed(planId);
  const began = ask();
  expect(began).toMatchObject({ ok: true, value: { running: true, done: 0, total: 3 } });
  // Asked again while it goes on, it is the same run.
  expect(ask()).toEqual(began);
  const first = await ended();
  expect(first).toMatchObject({ running: false, done: 3, total: 3, more: 1 });
  // Nobody of the third agreed that registries be asked.
  expect(first?.rows).toMatchObject([{ caseId: silent, asked: 0, refusal: null }]);
  expect(first?.rows[0]?.unconsented).toBeGreaterThan(3);
  expect(taken).toEqual([old]);
  const open = loadChecks(made.desk.file, old).state.requests.filter(({ end }) => end === null);
  expect(open).toHaveLength(first?.asked ?? 0);
  expect(open.length).toBeGreaterThan(3);
  ask();
  // What waits is not asked twice.
  expect(await ended()).toMatchObject({ done: 3, asked: 0 });
  const street = askingView(made.desk, planId, made.as('streetClerk').actor);
  expect(street).toBeNull();
});

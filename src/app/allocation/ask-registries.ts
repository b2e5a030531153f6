/**
 * Asks all registries for everybody who waits for the re-review of a plan (PRH-13), in the background: household by
 * household, by the same command as on the case, with a turn for others in between. What is asked already or answered
 * anew is not asked; asked once more, a run that a restart cut short goes on with the rest.
 */
import { setImmediate as turn } from 'node:timers/promises';
import type { AnyRefusal } from '../../contract/errors.ts';
import type { AskedHousehold, AskingView } from '../../contract/asking.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import { checkMatrix } from '../../domain/agency-check/cell.ts';
import { openQuestions } from '../../domain/allocation/open-questions.ts';
import type { PlanState } from '../../domain/allocation/state.ts';
import type { CaseId, CommandId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { CaseFile } from '../../store/case-file.ts';
import { type IntentRow, intentPage } from '../../store/queries/intents.ts';
import { intentCounts } from '../../store/queries/plans.ts';
import { loadApplication } from '../application/application-stream.ts';
import { checkPolicyOf } from '../checks/check-policy-of.ts';
import { loadChecks } from '../checks/check-stream.ts';
import { executeCheck } from '../checks/execute-check.ts';
import { recordFault } from '../fault-log.ts';
import { type OpenDesk, currentPolicy, todayOf } from '../open-desk.ts';

interface Asking {
  readonly startedAt: number;
  readonly total: number;
  readonly rows: AskedHousehold[];
  running: boolean;
}

/** The last run of each office for a plan. */
const askingOf = new WeakMap<CaseFile, Map<string, Asking>>();

interface Wanting {
  readonly plan: PlanState;
  readonly actor: Actor;
  /** The desk's runner takes up what a household has waiting. */
  readonly take: (caseId: CaseId) => void;
}

/** Begins a run, or gives the one that is under way. Refused `plan-not-now` while no re-review is going on. */
export function askRegistries(desk: OpenDesk, wanting: Wanting): Result<AskingView, AnyRefusal> {
  const { plan, actor } = wanting;
  if (plan.status !== 'closed' && plan.status !== 'approved') return err({ code: 'plan-not-now', status: plan.status });
  const runs = askingOf.get(desk.file) ?? new Map<string, Asking>();
  askingOf.set(desk.file, runs);
  const key = `${plan.planId} ${actor.office}`;
  const before = runs.get(key);
  if (before?.running === true) return ok(viewOf(before));
  const total = intentCounts(desk.file.db, plan.planId, actor.office).registered;
  const asking: Asking = { startedAt: desk.now(), total, rows: [], running: true };
  runs.set(key, asking);
  askAll(desk, wanting, asking)
    .catch((error: unknown) => {
      recordFault(desk.file.folder, 'asking registries', error);
    })
    .finally(() => {
      asking.running = false;
      if (desk.file.db.open) desk.changes.publish('plans');
    });
  return ok(viewOf(asking));
}

/** How far the last run of the office is; null when this desk began none since it was opened. */
export function askingView(desk: OpenDesk, planId: string, { office }: Pick<Actor, 'office'>): AskingView | null {
  const asking = askingOf.get(desk.file)?.get(`${planId} ${office}`);
  return asking === undefined ? null : viewOf(asking);
}

function viewOf({ startedAt, total, rows, running }: Asking): AskingView {
  const asked = rows.reduce((sum, row) => sum + row.asked, 0);
  // Who was simply asked needs nobody; the others are what a person goes through.
  const open = rows.filter(({ refusal, unconsented, toRule }) => refusal !== null || unconsented + toRule > 0);
  return { startedAt, total, done: rows.length, running, asked, rows: open.slice(0, MOST_ROWS), more: open.length };
}

const MOST_ROWS = 500;
const PAGE = 100;
const TURN_EVERY_MS = 20;

async function askAll(desk: OpenDesk, wanting: Wanting, { rows }: Asking): Promise<void> {
  const { plan, actor } = wanting;
  await turn();
  let since = performance.now();
  let page: readonly IntentRow[] = [];
  do {
    const after = page.at(-1)?.number ?? '';
    page = intentPage(desk.file.db, {
      planId: plan.planId,
      list: 'registered',
      scope: actor.office,
      after,
      limit: PAGE,
    });
    for (const row of page) {
      rows.push(askOne(desk, wanting, row));
      if (performance.now() - since < TURN_EVERY_MS) continue;
      await turn();
      if (!desk.file.db.open) return;
      since = performance.now();
    }
  } while (page.length === PAGE);
}

function askOne(desk: OpenDesk, { plan, actor, take }: Wanting, row: IntentRow): AskedHousehold {
  const { caseId, caseNo, applicantName } = row;
  const application = loadApplication(desk.file, caseId)?.state;
  const policy = currentPolicy(desk);
  const nothing = { caseId, caseNo, applicantName, asked: 0, waiting: 0, unconsented: 0, toRule: 0 };
  if (application === undefined) return { ...nothing, refusal: { code: 'unknown-case' } };
  if (policy === undefined) return { ...nothing, refusal: { code: 'no-policy' } };
  const on = todayOf(desk);
  const checks = loadChecks(desk.file, caseId).state;
  const { content, changedOn } = application;
  const cells = checkMatrix({ content, checks, policy: checkPolicyOf(policy), on, changedOn });
  const { ask, ...counts } = openQuestions(cells, { checks, on, since: plan.parts.window.from });
  if (ask.length === 0) return { ...nothing, ...counts, refusal: null };
  const requests = ask.map((question) => ({ requestId: desk.newId(), ...question }));
  const command = { type: 'request', requests } as const;
  const done = executeCheck(desk, { commandId: desk.newId() as CommandId, caseId, command }, actor);
  if (!done.ok) return { ...nothing, ...counts, refusal: done.error };
  take(caseId);
  return { ...nothing, ...counts, asked: ask.length, refusal: null };
}

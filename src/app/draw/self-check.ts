/**
 * The self-check of a drawn result (domain/self-check), made in the background in portions and kept in memory: it is a
 * function of what is frozen, and nothing of it leaves the desk with the publication, since it names case workers.
 */
import { setImmediate as turn } from 'node:timers/promises';
import type { AnyRefusal } from '../../contract/errors.ts';
import type { SelfCheckView } from '../../contract/self-check.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import type { DrawState } from '../../domain/draw/state.ts';
import type { DrawUnit, ResultRow, RosterEntry } from '../../domain/lottery/bundle.ts';
import { parsePlan } from '../../domain/lottery/parse-bundle.ts';
import { covers } from '../../domain/office/office.ts';
import { type CheckLine, type SelfCheck, drawsFor, selfCheckSteps } from '../../domain/self-check/report.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { CaseFile } from '../../store/case-file.ts';
import { selfCheckFacts } from '../../store/queries/self-check-facts.ts';
import { planOfDraw } from '../allocation/draw-of-plan.ts';
import { recordFault } from '../fault-log.ts';
import type { OpenDesk } from '../open-desk.ts';
import { officeName } from '../staff/offices.ts';
import { staffName } from '../staff/staff-stream.ts';
import { drawTools } from './draw-hash.ts';
import { loadDraw } from './draw-stream.ts';
import { rowsOf } from './result-lines.ts';

interface Check {
  /** Thousandths. */
  share: number;
  report: SelfCheck | undefined;
}

/** By the hash of the result. */
const checksOf = new WeakMap<CaseFile, Map<string, Check>>();

/** The report, or how far it is. Refused `draw-not-now` before there is a result, `wrong-office` to other offices. */
export function selfCheck(desk: OpenDesk, drawId: string, actor: Actor): Result<SelfCheckView, AnyRefusal> {
  const state = loadDraw(desk.file, drawId)?.state;
  if (state === undefined) return err({ code: 'unknown-draw' });
  if (!covers(actor.office, state.office)) return err({ code: 'wrong-office', office: state.office });
  if (state.result === null) return err({ code: 'draw-not-now', status: state.status });
  const { share, report } = checkOf(desk, state);
  const head = { drawId, title: state.title, officeName: officeName(desk, state.office), rehearsal: state.rehearsal };
  if (report === undefined) return ok({ ...head, share, report: null });
  const { lines, ...numbers } = report;
  return ok({ ...head, share: 1_000, report: { ...numbers, lines: lines.map((line) => named(desk, state, line)) } });
}

function checkOf(desk: OpenDesk, state: DrawState): Check {
  const checks = checksOf.get(desk.file) ?? new Map<string, Check>();
  checksOf.set(desk.file, checks);
  const hash = state.result?.resultHash ?? '';
  const known = checks.get(hash);
  if (known !== undefined) return known;
  const check: Check = { share: 0, report: undefined };
  checks.set(hash, check);
  make(desk, state, check).catch((error: unknown) => {
    checks.delete(hash);
    recordFault(desk.file.folder, 'self-check', error);
  });
  return check;
}

const TURN_EVERY_MS = 20;
const SEED_DIGITS = 8;
const HEX = 16;

async function make(desk: OpenDesk, state: DrawState, check: Check): Promise<void> {
  await turn();
  const { blobs, db } = desk.file;
  const { files, result, rosterCount } = state;
  const plan = parsePlan(drawTools.textOf(blobs.get(files.plan.hash)));
  if (result === null || !plan.ok) throw new Error('a drawn draw has a plan and a result');
  const chosen = new Set<string>();
  for (const { no, round } of rowsOf<ResultRow>(blobs.get(result.file.hash))) if (round > 0) chosen.add(no);
  const steps = selfCheckSteps({
    plan: plan.value,
    roster: [...rowsOf<RosterEntry>(blobs.get(files.roster.hash))],
    units: [...rowsOf<DrawUnit>(blobs.get(files.units.hash))],
    chosen,
    facts: selfCheckFacts(db, planOfDraw(state.drawId)),
    seed: Number.parseInt(result.resultHash.slice(0, SEED_DIGITS), HEX),
    draws: drawsFor(rosterCount),
  });
  let since = performance.now();
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) {
    check.share = Math.floor(step.value * 1_000);
    if (performance.now() - since < TURN_EVERY_MS) continue;
    await turn();
    if (!db.open) return;
    since = performance.now();
  }
  check.report = step.value;
  desk.changes.publish('draws');
}

/** Ids as names. A telephone or an address is told by a number of the roster, not by itself. */
function named(desk: OpenDesk, { pools }: DrawState, line: CheckLine): CheckLine {
  return { ...line, label: nameOf(desk, pools, line) };
}

function nameOf(desk: OpenDesk, pools: DrawState['pools'], { dimension, label, example }: CheckLine): string {
  switch (dimension) {
    case 'pool':
      return pools.find(({ id }) => id === label)?.label ?? label;
    case 'street':
      return officeName(desk, label);
    case 'registrar':
    case 'reviewer':
      return staffName(desk, label);
    case 'telephone':
    case 'address':
      return example;
    case 'tier':
    case 'neighbours':
      return label;
  }
}

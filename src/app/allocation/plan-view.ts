import type { PlanRow, PlanView } from '../../contract/plans.ts';
import { availableOnPlan } from '../../domain/allocation/available-actions.ts';
import { summaryOf } from '../../domain/allocation/plan-unit.ts';
import { planRulesOf } from '../../domain/allocation/plan-rules.ts';
import { areasOf, poolsOf } from '../../domain/allocation/pools.ts';
import type { PlanState } from '../../domain/allocation/state.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import { declaredEntropy } from '../../domain/lottery/seed.ts';
import type { StaffId } from '../../kernel/ids.ts';
import { intentCounts, planPage } from '../../store/queries/plans.ts';
import { clockView } from '../application/case-view.ts';
import { type OpenDesk, currentPolicy, todayOf } from '../open-desk.ts';
import { loadDraw } from '../draw/draw-stream.ts';
import { officeName } from '../staff/offices.ts';
import { staffName } from '../staff/staff-stream.ts';
import { planPaper } from './plan-paper.ts';
import type { LoadedPlan } from './plan-stream.ts';
import { vacantUnits } from './plan-units.ts';

const MOST_PLANS = 500;

/** The plans that an office may register for or works on, the newest first. */
export function planRows(desk: OpenDesk, { office }: Pick<Actor, 'office'>): PlanRow[] {
  const today = todayOf(desk);
  return planPage(desk.file.db, office, MOST_PLANS).map(
    ({ office: of, draftedOn: _on, publishedOn: _day, ...row }) => ({
      ...row,
      officeName: officeName(desk, of),
      open: isOpen(row, today),
      counts: intentCounts(desk.file.db, row.planId, office),
    }),
  );
}

function isOpen(
  { status, from, until }: Pick<PlanRow, 'status' | 'from' | 'until'>,
  today: NonNullable<PlanRow['from']>,
): boolean {
  return status === 'published' && from !== null && until !== null && from <= today && today <= until;
}

/** A plan as its page shows it, with what this person may do now. */
export function planView(desk: OpenDesk, { state, version }: LoadedPlan, actor: Actor): PlanView {
  const { units: _units, approval, review, rules: published, draftedBy, publishedBy, ...shown } = state;
  const today = todayOf(desk);
  const policy = currentPolicy(desk);
  const rules = published ?? (policy === undefined ? null : planRulesOf(policy));
  const units = unitsOf(desk, state);
  const name = officeName(desk, state.office);
  const { from, until } = state.parts.window;
  const view: unknown = {
    ...shown,
    version,
    on: today,
    officeName: name,
    draftedByName: staffName(desk, draftedBy),
    publishedByName: nameOf(desk, publishedBy),
    open: isOpen({ status: state.status, from, until }, today),
    homes: summaryOf(units),
    pools: (rules === null ? [] : poolsOf(units, rules.units)).map((pool) => ({ ...pool, units: pool.units.length })),
    areas: areasOf(units),
    rules,
    sources: sourcesOf(desk, rules?.policy),
    entropy: Math.floor(declaredEntropy(state.contributions)),
    review: review === null ? null : { ...clockView(desk, review), limit: review.limit },
    approval:
      approval === null
        ? null
        : { ...approval, byName: staffName(desk, approval.by), secondName: staffName(desk, approval.secondBy) },
    drawStatus: state.drawId === null ? null : (loadDraw(desk.file, state.drawId)?.state.status ?? null),
    counts: intentCounts(desk.file.db, state.planId, actor.office),
    // The freeze itself records what it did (freeze-plan.ts).
    actions: availableOnPlan(state, actor).filter(({ command }) => command !== 'record-freeze'),
    paper: planPaper({ plan: state, units, policy, officeName: name }),
  };
  return view as PlanView;
}

/** As published; before that what would be published today. */
export function unitsOf(desk: OpenDesk, { publishedOn, units, parts }: PlanState): PlanState['units'] {
  return publishedOn === null ? vacantUnits(desk, parts.estateIds) : units;
}

function nameOf(desk: OpenDesk, by: StaffId | null): string {
  return by === null ? '' : staffName(desk, by);
}

/** Where each rule of the draw comes from, by its name in the policy. */
function sourcesOf(desk: OpenDesk, id: string | undefined): PlanView['sources'] {
  const version = desk.policies.find((policy) => policy.id === id);
  if (version === undefined) return {};
  const { units, priority } = version.allocation;
  const parts = { ...version.draw, units, priority };
  return Object.fromEntries(
    Object.entries(parts).map(([name, { source, confidence }]) => [name, { source, confidence }]),
  );
}

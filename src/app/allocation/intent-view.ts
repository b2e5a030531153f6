import type { CandidateRow, IntentRow, IntentView, RosterView } from '../../contract/plans.ts';
import { checkMatrix } from '../../domain/agency-check/cell.ts';
import { availableOnIntent } from '../../domain/allocation/available-actions.ts';
import { missingAnswers } from '../../domain/allocation/decide-review.ts';
import { type ReviewedHousehold, builtEntry, rosterNoOf } from '../../domain/allocation/entry.ts';
import { shapesOf } from '../../domain/allocation/household-shape.ts';
import type { IntentState } from '../../domain/allocation/intent-state.ts';
import { isPastFreeze, lateIntent } from '../../domain/allocation/late-intent.ts';
import { kindInWords, poolsOf } from '../../domain/allocation/pools.ts';
import type { PlanState } from '../../domain/allocation/state.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import type { ApplicationState } from '../../domain/application/state.ts';
import type { PolicyVersion } from '../../domain/policy/policy.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { dayNumber } from '../../store/projections/case-codes.ts';
import { type IntentSelection, candidatePage, intentPage } from '../../store/queries/intents.ts';
import { assess } from '../checks/assess.ts';
import { checkPolicyOf } from '../checks/check-policy-of.ts';
import { loadChecks } from '../checks/check-stream.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import { officeName } from '../staff/offices.ts';
import { staffName } from '../staff/staff-stream.ts';
import { loadWaiting } from '../waitlist/waiting-stream.ts';
import { standsInRoster } from './frozen-elsewhere.ts';
import { planRoster } from './plan-roster.ts';
import type { LoadedIntent, LoadedPlan } from './plan-stream.ts';

export function intentRows(desk: OpenDesk, selection: IntentSelection): IntentRow[] {
  return intentPage(desk.file.db, selection).map(({ street, areas, ...row }) => ({
    ...row,
    areas: [...areas],
    streetName: officeName(desk, street),
  }));
}

export interface CandidateWish {
  readonly scope: OfficeId;
  readonly text: string;
  readonly after: string;
  readonly limit: number;
}

export function candidateRows(desk: OpenDesk, plan: PlanState, wish: CandidateWish): CandidateRow[] {
  // Only who lives below the plan's office can register for it.
  const scope = wish.scope.length >= plan.office.length ? wish.scope : plan.office;
  const rows = candidatePage(desk.file.db, {
    ...wish,
    scope,
    planId: plan.planId,
    programmes: plan.parts.groups,
    today: dayNumber(todayOf(desk)),
  });
  return rows.map(({ street, ...row }) => ({ ...row, streetName: officeName(desk, street) }));
}

interface Seen {
  readonly plan: LoadedPlan;
  readonly intent: LoadedIntent;
  readonly application: ApplicationState;
  readonly policy: PolicyVersion;
  readonly actor: Actor;
}

/** A household's intent, what its re-review still needs, and its line in the roster as the household is now. */
export function intentView(
  desk: OpenDesk,
  { plan: { state: plan }, intent, application, policy, actor }: Seen,
): IntentView {
  const { state, version } = intent;
  const on = todayOf(desk);
  const { caseId, content, changedOn } = application;
  const checks = loadChecks(desk.file, caseId).state;
  const { evaluation } = assess({ application, checks, policy, on });
  const cells = checkMatrix({ content, checks, policy: checkPolicyOf(policy), on, changedOn });
  const waiting = loadWaiting(desk.file, caseId).state;
  const household = state?.passed?.reviewed ?? householdNow(application, { on, waiting });
  const line = household === undefined ? undefined : lineOf(plan, { household, state, application });
  const persons = content.members.map(({ identityNumber }) => identityNumber);
  const inRoster = isPastFreeze(plan.status) ? standsInRoster(desk, plan, state?.waitingNo ?? '') : undefined;
  const view: unknown = {
    version,
    caseId,
    caseNo: application.caseNo,
    applicantName: content.members[0]?.name ?? '',
    number: state?.waitingNo ?? waiting?.number ?? '',
    streetName: officeName(desk, application.street),
    programme: content.programme,
    status: state?.status ?? null,
    areas: state?.areas ?? [],
    declaration: state?.declaration ?? { kind: 'none', detail: '' },
    registeredOn: state?.registeredOn ?? null,
    missingAnswers: missingAnswers(cells, plan.parts.window.from),
    needed: cells.filter((cell) => cell.state !== 'not-needed').length,
    outcome: evaluation.outcome,
    unmet: evaluation.conditions.flatMap(({ id, verdict }) => (verdict === 'unmet' ? [id] : [])),
    passed: passedView(desk, state),
    failed: failedView(desk, state),
    explanation: line?.explanation ?? null,
    pools: poolLabels(plan, line?.pools ?? []),
    late: lateIntent(plan.status, state?.status, inRoster),
    actions: [...availableOnIntent({ plan, intent: state, street: application.street, persons }, actor)],
  };
  return view as IntentView;
}

/** As people know them, and not by the code of the bundle. */
function poolLabels({ rules, units }: PlanState, ids: readonly string[]): string[] {
  const pools = rules === null ? [] : poolsOf(units, rules.units);
  return ids.map((wanted) => {
    const pool = pools.find(({ id }) => id === wanted);
    return pool === undefined ? wanted : `${pool.area} ${kindInWords(pool.kind)}`;
  });
}

function householdNow(
  { content }: ApplicationState,
  { on, waiting }: { readonly on: PlainDate; readonly waiting: ReturnType<typeof loadWaiting>['state'] },
): ReviewedHousehold | undefined {
  const [applicant] = content.members;
  if (applicant === undefined || waiting === undefined) return undefined;
  return {
    name: applicant.name,
    identityNumber: applicant.identityNumber,
    persons: [],
    size: waiting.standing.size,
    shapes: shapesOf(content.members, on),
    groups: waiting.standing.groups,
    waitsSince: waiting.waitsSince,
  };
}

function lineOf(
  plan: PlanState,
  {
    household: reviewed,
    state,
    application: { caseId, caseNo },
  }: {
    readonly household: ReviewedHousehold;
    readonly state: IntentState | undefined;
    readonly application: ApplicationState;
  },
) {
  const { rules, units, parts } = plan;
  if (rules === null || state === undefined) return undefined;
  const source = { no: rosterNoOf(state.waitingNo), caseId, caseNo, areas: state.areas, reviewed };
  return builtEntry(source, { rules, pools: poolsOf(units, rules.units), until: parts.window.until });
}

function passedView(desk: OpenDesk, state: IntentState | undefined): IntentView['passed'] {
  if (state === undefined || state.passed === null) return null;
  const { on, by, countsUntil, comment } = state.passed;
  return { on, byName: staffName(desk, by), countsUntil, comment };
}

function failedView(desk: OpenDesk, state: IntentState | undefined): IntentView['failed'] {
  if (state === undefined || state.failed === null) return null;
  const { by, secondBy, unmet, ...failed } = state.failed;
  return { ...failed, unmet: [...unmet], byName: staffName(desk, by), secondName: staffName(desk, secondBy) };
}

interface RosterWish {
  readonly text: string;
  readonly offset: number;
  readonly limit: number;
}

/** How many households of staff are listed; more than a few are a matter for another paper. */
const MOST_STAFF = 500;

/** A page of the roster as it would be frozen now, and every open gate. */
export function rosterView(desk: OpenDesk, plan: PlanState, { text, offset, limit }: RosterWish): RosterView {
  const { roster, gates, staff } = planRoster(desk, plan);
  const wanted = text.trim().toUpperCase();
  const found =
    wanted === ''
      ? roster.entries
      : roster.entries.filter(
          ({ no, caseNo, name }) => no.includes(wanted) || caseNo.includes(wanted) || name.includes(wanted),
        );
  return {
    households: roster.entries.length,
    tiers: [...roster.tiers],
    gates: [...gates],
    staff: staff.slice(0, MOST_STAFF),
    entries: found.slice(offset, offset + limit).map(({ identityNumber: _number, pools, ...entry }) => ({
      ...entry,
      pools: poolLabels(plan, pools),
    })),
    offset,
  };
}

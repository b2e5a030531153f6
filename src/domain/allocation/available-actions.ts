/** Who may do what with a plan and an intent when: shared by the deciders and the screens, as on a case. */
import type { OfficeId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { Actor } from '../application/available-actions.ts';
import { covers } from '../office/office.ts';
import { type Permission, rolesAllow } from '../staff/role.ts';
import type { PlanCommandType } from './commands.ts';
import type { IntentCommandType } from './intent-commands.ts';
import type { IntentState, IntentStatus } from './intent-state.ts';
import { isPastFreeze } from './late-intent.ts';
import type { AllocationRefusal } from './refusal.ts';
import type { PlanState, PlanStatus } from './state.ts';

type OnPlan = Exclude<PlanCommandType, 'draft'>;

export const planRules: Readonly<Record<OnPlan, readonly PlanStatus[]>> = {
  change: ['drafted'],
  publish: ['drafted'],
  // Before anything is drawn, in public (docs/draw-protocol.md): until the freeze.
  'declare-contributors': ['drafted', 'published', 'closed', 'approved'],
  'close-intents': ['published'],
  'approve-roster': ['closed', 'approved'],
  drop: ['drafted', 'published', 'closed', 'approved'],
  'record-freeze': ['approved'],
  reopen: ['frozen'],
  end: ['frozen'],
};

type PlanHead = Pick<PlanState, 'status' | 'office'>;

/** Status, permission, office: the first that fails is the answer. */
export function mayOnPlan(plan: PlanHead, command: OnPlan, actor: Actor): Result<null, AllocationRefusal> {
  if (!planRules[command].includes(plan.status)) return err({ code: 'plan-not-now', status: plan.status });
  if (!rolesAllow(actor.roles, 'draw.plan')) return err({ code: 'missing-permission', permission: 'draw.plan' });
  return actor.office === plan.office ? ok(null) : err({ code: 'wrong-office', office: plan.office });
}

export interface AvailableOnPlan {
  readonly command: OnPlan;
  /** Null when the actor may do it now. */
  readonly refusal: AllocationRefusal | null;
}

/** The commands that the plan's status has, each with the reason why this actor cannot give it now. */
export function availableOnPlan(plan: PlanHead, actor: Actor): readonly AvailableOnPlan[] {
  return (Object.keys(planRules) as readonly OnPlan[])
    .filter((command) => planRules[command].includes(plan.status))
    .map((command) => {
      const allowed = mayOnPlan(plan, command, actor);
      return { command, refusal: allowed.ok ? null : allowed.error };
    });
}

interface IntentRule {
  /** Where the intent stands; `none`: there is none, or it was withdrawn. */
  readonly on: readonly (IntentStatus | 'none')[];
  readonly plan: readonly PlanStatus[];
  /** Also in a plan that is past this, of an intent that came too late for its roster (late-intent.ts). */
  readonly alsoLate?: true;
  readonly permission: Permission;
}

/** Signing the roster does not end the review: whoever turns out not to qualify is taken out, and it is signed anew. */
const REVIEWING: readonly PlanStatus[] = ['closed', 'approved'];

export const intentRules: Readonly<Record<IntentCommandType, IntentRule>> = {
  register: { on: ['none', 'withdrawn'], plan: ['published'], permission: 'draw.intent' },
  change: { on: ['registered'], plan: ['published'], permission: 'draw.intent' },
  // A roster that was signed before is signed anew: its digest names who declared.
  declare: { on: ['registered', 'passed'], plan: ['published', ...REVIEWING], permission: 'draw.intent' },
  withdraw: {
    on: ['registered', 'passed'],
    plan: ['published', ...REVIEWING],
    alsoLate: true,
    permission: 'draw.intent',
  },
  'pass-review': { on: ['registered'], plan: REVIEWING, permission: 'draw.review' },
  'fail-review': { on: ['registered', 'passed'], plan: REVIEWING, permission: 'draw.review' },
  'reopen-review': { on: ['passed', 'failed'], plan: REVIEWING, permission: 'draw.review' },
};

export interface IntentPlace {
  readonly plan: PlanHead;
  readonly intent: Pick<IntentState, 'status'> | undefined;
  readonly street: OfficeId;
  /** Identity numbers of the household. */
  readonly persons: readonly string[];
}

/** Plan, intent, permission, office and own case, in this order: the first that fails is the answer. */
export function mayOnIntent(
  { plan, intent, street, persons }: IntentPlace,
  command: IntentCommandType,
  actor: Actor,
): Result<null, AllocationRefusal> {
  const rule = intentRules[command];
  const isLate = rule.alsoLate === true && intent?.status === 'registered' && isPastFreeze(plan.status);
  if (!isLate && !rule.plan.includes(plan.status)) return err({ code: 'plan-not-now', status: plan.status });
  const misplaced = misplacedIntent(intent?.status, rule.on);
  if (misplaced !== undefined) return err(misplaced);
  const { permission } = rule;
  if (!rolesAllow(actor.roles, permission)) return err({ code: 'missing-permission', permission });
  if (!covers(actor.office, street)) return err({ code: 'wrong-office', office: street });
  return persons.some((person) => actor.interests.includes(person)) ? err({ code: 'own-case' }) : ok(null);
}

export interface AvailableOnIntent {
  readonly command: IntentCommandType;
  readonly refusal: AllocationRefusal | null;
}

export function availableOnIntent(place: IntentPlace, actor: Actor): readonly AvailableOnIntent[] {
  const status = place.intent?.status ?? 'none';
  return (Object.keys(intentRules) as readonly IntentCommandType[])
    .filter((command) => intentRules[command].on.includes(status))
    .map((command) => {
      const allowed = mayOnIntent(place, command, actor);
      return { command, refusal: allowed.ok ? null : allowed.error };
    });
}

function misplacedIntent(status: IntentStatus | undefined, on: IntentRule['on']): AllocationRefusal | undefined {
  if (on.includes(status ?? 'none')) return undefined;
  if (status === undefined) return { code: 'unknown-intent' };
  return on.includes('none') ? { code: 'intent-already' } : { code: 'intent-not-now', status };
}

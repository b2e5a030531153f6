import { type Result, err, ok } from '../../kernel/result.ts';
import { basis } from '../application/basis.ts';
import type { DrawStatus } from '../draw/state.ts';
import { secondSignature } from '../mass/second-signature.ts';
import { levelOf } from '../office/office.ts';
import { rolesAllow } from '../staff/role.ts';
import { mayOnPlan } from './available-actions.ts';
import type { PlanCommand } from './commands.ts';
import type { PlanEvent } from './events.ts';
import type { PlanFacts } from './facts.ts';
import { isBeforeApproval } from './gates.ts';
import { type PlanParts, missingParts } from './plan-parts.ts';
import { planRulesOf } from './plan-rules.ts';
import type { AllocationRefusal } from './refusal.ts';
import type { PlanState } from './state.ts';

export type PlanDecision = Result<readonly PlanEvent[], AllocationRefusal>;

/** A command on an allocation plan: refused by status, permission and office, then by the rule of the command. */
export function decidePlan(command: PlanCommand, state: PlanState | undefined, facts: PlanFacts): PlanDecision {
  if (command.type === 'draft')
    return state === undefined ? draft(command.parts, facts) : err({ code: 'exists-already' });
  if (state === undefined) return err({ code: 'unknown-plan' });
  const allowed = mayOnPlan(state, command.type, facts.actor);
  if (!allowed.ok) return allowed;
  switch (command.type) {
    case 'change':
      return ok([{ type: 'plan.changed.v1', payload: { parts: command.parts, changedOn: facts.today } }]);
    case 'publish':
      return publish(state, facts);
    case 'declare-contributors': {
      const { contributions } = command;
      return ok([{ type: 'plan.contributors-declared.v1', payload: { contributions, declaredOn: facts.today } }]);
    }
    case 'close-intents':
      return closeIntents(state, facts);
    case 'approve-roster':
      return approveRoster(facts);
    case 'drop':
      return drop(command.reason, facts);
    case 'record-freeze':
      return recordFreeze(command.drawId, facts);
    case 'reopen':
    case 'end':
      return followDraw(command.type, state, facts);
  }
}

/** A city or a district makes a plan; a street registers for it. */
function draft(parts: PlanParts, { actor, planId, today }: PlanFacts): PlanDecision {
  if (!rolesAllow(actor.roles, 'draw.plan')) return err({ code: 'missing-permission', permission: 'draw.plan' });
  if (levelOf(actor.office) === 'street') return err({ code: 'wrong-office', office: actor.office });
  return ok([{ type: 'plan.drafted.v1', payload: { planId, office: actor.office, parts, draftedOn: today } }]);
}

/** PRH-11: every part is there, and the window is long enough and still ahead. Homes and rules are written down. */
function publish({ parts }: PlanState, facts: PlanFacts): PlanDecision {
  const units = facts.unitsOf(parts.estateIds);
  const missing = missingParts(parts, units);
  if (missing.length > 0) return err({ code: 'plan-incomplete', parts: missing });
  const { from, until } = parts.window;
  if (from < facts.today) return err({ code: 'window-past', from });
  const earliest = facts.deadline(from, facts.policy.draw.window.value);
  if (until < earliest) return err({ code: 'window-short', until: earliest });
  const payload = {
    planNo: facts.numbers.publicityNo,
    publishedOn: facts.today,
    units,
    rules: planRulesOf(facts.policy),
    basis: basis(facts, ['PRH-11', 'PRH-14']),
  };
  return ok([{ type: 'plan.published.v1', payload }]);
}

/** The time for the re-review runs from the last day of the window, which is not counted (PRH-13, DAY-05). */
function closeIntents({ parts, rules }: PlanState, facts: PlanFacts): PlanDecision {
  const { until } = parts.window;
  if (facts.today <= until) return err({ code: 'window-running', until });
  const limit = rules?.review ?? facts.policy.draw.review.value;
  const payload = {
    closedOn: facts.today,
    review: facts.clockFrom(limit, until),
    basis: basis(facts, ['PRH-13', 'DAY-05'], { until }),
  };
  return ok([{ type: 'plan.intents-closed.v1', payload }]);
}

/** Two people, one roster: its numbers per tier are the approved ones from here on (domain reference §3.3). */
function approveRoster(facts: PlanFacts): PlanDecision {
  const signed = secondSignature({ cases: 1, alone: 0, ...facts, permission: 'draw.plan' });
  if (!signed.ok) return signed;
  if (signed.value === null) return err({ code: 'second-person', why: 'missing' });
  const { roster, gates, digest } = facts.roster();
  const open = gates.filter(isBeforeApproval);
  if (open.length > 0) return err({ code: 'roster-gated', gates: open });
  const payload = {
    approvedOn: facts.today,
    households: roster.entries.length,
    tiers: roster.tiers,
    digest,
    secondBy: signed.value.staffId,
    basis: basis(facts, ['PRH-13', 'PRH-14']),
  };
  return ok([{ type: 'plan.roster-approved.v1', payload }]);
}

function drop(reason: string, { today }: PlanFacts): PlanDecision {
  if (reason.trim() === '') return err({ code: 'comment-missing' });
  return ok([{ type: 'plan.dropped.v1', payload: { reason, droppedOn: today } }]);
}

/** From here on nothing of the plan or its intents moves. */
function recordFreeze(drawId: string, { draw, today }: PlanFacts): PlanDecision {
  const frozen = draw(drawId);
  if (frozen === undefined) return err({ code: 'draw-elsewhere', status: null });
  return ok([{ type: 'plan.frozen.v1', payload: { drawId, planHash: frozen.planHash, frozenOn: today } }]);
}

/** A draw that was voided gives its plan back, one that is settled ends it. */
function followDraw(command: 'reopen' | 'end', { drawId }: PlanState, { draw, today }: PlanFacts): PlanDecision {
  const id = drawId ?? '';
  const found = draw(id);
  const wanted: DrawStatus = command === 'reopen' ? 'voided' : 'settled';
  if (found?.status !== wanted) return err({ code: 'draw-elsewhere', status: found?.status ?? null });
  if (command === 'end') return ok([{ type: 'plan.ended.v1', payload: { drawId: id, endedOn: today } }]);
  const payload = { drawId: id, planHash: found.planHash, voidedOn: today };
  return ok([{ type: 'plan.draw-voided.v1', payload }]);
}

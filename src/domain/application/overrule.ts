import { type Result, err, ok } from '../../kernel/result.ts';
import { covers } from '../office/office.ts';
import { rolesAllow } from '../staff/role.ts';
import { type Actor, actionRules } from './available-actions.ts';
import type { CaseCommand } from './commands.ts';
import type { Facts } from './facts.ts';
import type { Refusal } from './refusal.ts';
import type { ApplicationState } from './state.ts';
import type { Overrule } from '../eligibility/evaluation.ts';

type Overruling = Extract<CaseCommand, { readonly type: 'approve' | 'overturn-rejection' }>;

/**
 * The conditions that the command overrules, signed by both. Refused without a reason, for a condition that the policy
 * does not have, or when the second person is not one who could have decided in the officer's place.
 */
export function overrulesOf(
  command: Overruling,
  state: ApplicationState,
  facts: Facts,
): Result<readonly Overrule[], Refusal> {
  const overrules = command.overrules ?? [];
  if (overrules.length === 0) return ok([]);
  const known = new Set<string>(facts.assess(state).evaluation.conditions.map(({ id }) => id));
  for (const { condition, reason } of overrules) {
    if (!known.has(condition)) return err({ code: 'unknown-condition', condition });
    if (reason.trim() === '') return err({ code: 'comment-missing' });
  }
  if (command.secondBy === undefined) return err({ code: 'second-person', why: 'missing' });
  if (command.secondBy === facts.actor.staffId) return err({ code: 'second-person', why: 'same' });
  const second = facts.colleague(command.secondBy);
  if (second === undefined) return err({ code: 'second-person', why: 'unknown' });
  const problem = secondPersonProblem(command, state, second);
  if (problem !== undefined) return err({ code: 'second-person', why: problem });
  const { staffId: by } = facts.actor;
  return ok(overrules.map((overrule) => ({ ...overrule, by, secondBy: second.staffId })));
}

function secondPersonProblem(
  command: Overruling,
  state: ApplicationState,
  second: Actor,
): 'permission' | 'office' | 'own-case' | undefined {
  if (!rolesAllow(second.roles, actionRules[command.type].permission)) return 'permission';
  if (!covers(second.office, state.street)) return 'office';
  const isOwn = state.content.members.some((member) => second.interests.includes(member.identityNumber));
  return isOwn ? 'own-case' : undefined;
}

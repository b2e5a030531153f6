/**
 * Who may do what with a case's checks when: shared by `decide` and the screens, as on the case itself. Every command
 * is bound to the office's scope and closed to whoever has an interest in the household.
 */
import { type Result, err, ok } from '../../kernel/result.ts';
import type { Actor } from '../application/available-actions.ts';
import type { Refusal } from '../application/refusal.ts';
import { type ApplicationState, type Status, statuses } from '../application/state.ts';
import { covers } from '../office/office.ts';
import { type Permission, rolesAllow } from '../staff/role.ts';
import type { CheckCommandType } from './commands.ts';

interface CheckRule {
  readonly statuses: readonly Status[];
  readonly permission: Permission;
}

/** While something can still be decided: an ended case is not looked into any further (PI-01). */
const open: readonly Status[] = [
  'submitted',
  'awaiting-supplement',
  'supplemented',
  'street-review',
  'district-review',
  'city-decision',
  'recheck',
  'community-check',
  'civil-affairs-review',
  'final-list',
  'to-publicise',
  'publicised',
  'objection',
  'registered',
];

export const checkRules: Readonly<Record<CheckCommandType, CheckRule>> = {
  'record-consent': { statuses: open, permission: 'case.check' },
  'withdraw-consent': { statuses, permission: 'case.check' },
  request: { statuses: open, permission: 'case.check' },
  // What was asked while it could be asked comes back when it comes back.
  'take-answer': { statuses, permission: 'case.check' },
  cancel: { statuses, permission: 'case.check' },
  'record-manually': { statuses: open, permission: 'case.rule' },
  rule: { statuses: open, permission: 'case.rule' },
  'see-change': { statuses, permission: 'case.rule' },
};

type CaseOfCheck = Pick<ApplicationState, 'status' | 'street' | 'content'>;

/** Status, permission, office and own case, in this order: the first that fails is the answer. */
export function mayCheck(state: CaseOfCheck, command: CheckCommandType, actor: Actor): Result<null, Refusal> {
  const rule = checkRules[command];
  if (!rule.statuses.includes(state.status)) return err({ code: 'not-now', status: state.status });
  if (!rolesAllow(actor.roles, rule.permission))
    return err({ code: 'missing-permission', permission: rule.permission });
  if (!covers(actor.office, state.street)) return err({ code: 'wrong-office', office: state.street });
  const isOwn = state.content.members.some((member) => actor.interests.includes(member.identityNumber));
  return isOwn ? err({ code: 'own-case' }) : ok(null);
}

export interface AvailableCheck {
  readonly command: CheckCommandType;
  /** Null when the actor may do it now. */
  readonly refusal: Refusal | null;
}

const order = Object.keys(checkRules) as readonly CheckCommandType[];

/** Every command with the reason why this actor cannot give it now. */
export function availableChecks(state: CaseOfCheck, actor: Actor): readonly AvailableCheck[] {
  return order.map((command) => {
    const allowed = mayCheck(state, command, actor);
    return { command, refusal: allowed.ok ? null : allowed.error };
  });
}

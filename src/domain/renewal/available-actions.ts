/** Who may do what with a renewal when: shared by `decide` and the screens. */
import { type Result, err, ok } from '../../kernel/result.ts';
import type { Standing } from '../annual-review/available-actions.ts';
import { covers } from '../office/office.ts';
import { type Permission, rolesAllow } from '../staff/role.ts';
import type { RenewalCommandType } from './commands.ts';
import type { RenewalRefusal } from './refusal.ts';
import type { RenewalState, RenewalStatus } from './state.ts';

interface RenewalRule {
  readonly statuses: readonly RenewalStatus[];
  readonly permission: Permission;
}

export const renewalRules: Readonly<Record<RenewalCommandType, RenewalRule>> = {
  remind: { statuses: ['open'], permission: 'lease.keep' },
  apply: { statuses: ['open'], permission: 'lease.keep' },
  admit: { statuses: ['late'], permission: 'lease.decide' },
  bring: { statuses: ['applied', 'late', 'passed', 'failed', 'renewed'], permission: 'lease.keep' },
  // What was passed can still fail while it is publicised: somebody objects.
  review: { statuses: ['applied', 'passed'], permission: 'lease.decide' },
  sign: { statuses: ['passed'], permission: 'lease.decide' },
};

/** Status, permission, office and own case, in this order: the first that fails is the answer. */
export function mayRenew(
  { status }: Pick<RenewalState, 'status'>,
  command: RenewalCommandType,
  { actor, office, members }: Standing,
): Result<null, RenewalRefusal> {
  const { statuses, permission } = renewalRules[command];
  if (!statuses.includes(status)) return err({ code: 'renewal-not-now', status });
  if (!rolesAllow(actor.roles, permission)) return err({ code: 'missing-permission', permission });
  if (!covers(actor.office, office)) return err({ code: 'wrong-office', office });
  return members.some((number) => actor.interests.includes(number)) ? err({ code: 'own-case' }) : ok(null);
}

export interface AvailableRenewal {
  readonly command: RenewalCommandType;
  /** Null when the actor may do it now. */
  readonly refusal: RenewalRefusal | null;
}

export function availableRenewal(state: RenewalState, standing: Standing): readonly AvailableRenewal[] {
  return (Object.keys(renewalRules) as readonly RenewalCommandType[])
    .filter((command) => renewalRules[command].statuses.includes(state.status))
    .map((command) => {
      const allowed = mayRenew(state, command, standing);
      return { command, refusal: allowed.ok ? null : allowed.error };
    });
}

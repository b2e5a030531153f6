/** Who may do what with a lease when: shared by `decide` and the screens. */
import { type Result, err, ok } from '../../kernel/result.ts';
import type { Actor } from '../application/available-actions.ts';
import { covers } from '../office/office.ts';
import { type Permission, rolesAllow } from '../staff/role.ts';
import type { LeaseCommandType } from './commands.ts';
import type { LeaseContent } from './content.ts';
import type { LeaseRefusal } from './refusal.ts';
import type { LeaseState, LeaseStatus } from './state.ts';

interface LeaseRule {
  readonly statuses: readonly LeaseStatus[];
  readonly permission: Permission;
}

type OnLease = Exclude<LeaseCommandType, 'draft'>;

const leaseRules: Readonly<Record<OnLease, LeaseRule>> = {
  redraft: { statuses: ['draft'], permission: 'lease.keep' },
  explain: { statuses: ['draft'], permission: 'lease.keep' },
  sign: { statuses: ['draft'], permission: 'lease.decide' },
  drop: { statuses: ['draft'], permission: 'lease.keep' },
  file: { statuses: ['signed', 'ended'], permission: 'lease.keep' },
  'move-in': { statuses: ['signed'], permission: 'lease.keep' },
  'move-out': { statuses: ['signed', 'ended'], permission: 'lease.keep' },
  supplement: { statuses: ['signed'], permission: 'lease.decide' },
  'change-tenant': { statuses: ['signed'], permission: 'lease.decide' },
  end: { statuses: ['signed'], permission: 'lease.decide' },
};

/** Status, permission, office and own case, in this order: the first that fails is the answer. */
export function mayLease(
  { status, content }: Pick<LeaseState, 'status' | 'content'>,
  command: OnLease,
  actor: Actor,
): Result<null, LeaseRefusal> {
  const { statuses, permission } = leaseRules[command];
  if (!statuses.includes(status)) return err({ code: 'lease-not-now', status });
  return mayOnContent(content, permission, actor);
}

export function mayOnContent(content: LeaseContent, permission: Permission, actor: Actor): Result<null, LeaseRefusal> {
  if (!rolesAllow(actor.roles, permission)) return err({ code: 'missing-permission', permission });
  if (!covers(actor.office, content.office)) return err({ code: 'wrong-office', office: content.office });
  return householdOf(content).some((number) => actor.interests.includes(number)) ? err({ code: 'own-case' }) : ok(null);
}

/** The identity numbers of those who live in the home. */
export function householdOf({ tenant }: Pick<LeaseContent, 'tenant'>): readonly string[] {
  return [tenant.identityNumber, ...tenant.occupants.map(({ identityNumber }) => identityNumber)];
}

export interface AvailableLease {
  readonly command: OnLease;
  /** Null when the actor may do it now. */
  readonly refusal: LeaseRefusal | null;
}

/** What the lease's status has, each with the reason why this actor cannot do it. */
export function availableLease(state: LeaseState, actor: Actor): readonly AvailableLease[] {
  return (Object.keys(leaseRules) as readonly OnLease[])
    .filter((command) => leaseRules[command].statuses.includes(state.status) && fits(state, command))
    .map((command) => {
      const allowed = mayLease(state, command, actor);
      if (!allowed.ok) return { command, refusal: allowed.error };
      const isUnexplained = command === 'sign' && state.explained === null;
      return { command, refusal: isUnexplained ? ({ code: 'not-explained' } as const) : null };
    });
}

function fits({ filed, movedIn, movedOut }: LeaseState, command: OnLease): boolean {
  if (command === 'file') return filed === null;
  if (command === 'move-in') return movedIn === null;
  return command !== 'move-out' || (movedIn !== null && movedOut === null);
}

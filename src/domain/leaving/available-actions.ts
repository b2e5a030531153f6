/** Who may do what with a leaving when: shared by `decide` and the screens. */
import { type Result, err, ok } from '../../kernel/result.ts';
import type { Standing } from '../annual-review/available-actions.ts';
import { covers } from '../office/office.ts';
import { type Permission, rolesAllow } from '../staff/role.ts';
import type { LeavingCommandType } from './commands.ts';
import { groundRules } from './grounds.ts';
import type { Suit } from './penalty.ts';
import type { LeavingRefusal } from './refusal.ts';
import type { LeavingState, LeavingStatus } from './state.ts';

interface LeavingRule {
  readonly statuses: readonly LeavingStatus[];
  readonly permission: Permission;
}

export const leavingRules: Readonly<Record<LeavingCommandType, LeavingRule>> = {
  open: { statuses: ['none', 'withdrawn'], permission: 'lease.keep' },
  hear: { statuses: ['opened', 'notified'], permission: 'lease.keep' },
  notify: { statuses: ['opened'], permission: 'lease.decide' },
  'set-rent': { statuses: ['notified', 'returned'], permission: 'rent.decide' },
  'sign-transition': { statuses: ['notified'], permission: 'lease.decide' },
  return: { statuses: ['opened', 'notified'], permission: 'lease.decide' },
  settle: { statuses: ['returned'], permission: 'rent.decide' },
  refund: { statuses: ['settled'], permission: 'rent.decide' },
  'lift-ban': { statuses: ['returned', 'settled', 'finished'], permission: 'lease.decide' },
  fine: { statuses: ['opened', 'notified', 'returned', 'settled', 'finished'], permission: 'lease.decide' },
  'pay-fine': { statuses: ['opened', 'notified', 'returned', 'settled', 'finished'], permission: 'lease.keep' },
  'file-suit': { statuses: ['notified', 'returned', 'settled', 'finished'], permission: 'lease.decide' },
  'note-judgment': { statuses: ['notified', 'returned', 'settled', 'finished'], permission: 'lease.keep' },
  'note-enforcement': { statuses: ['notified', 'returned', 'settled', 'finished'], permission: 'lease.keep' },
  withdraw: { statuses: ['opened', 'notified'], permission: 'lease.decide' },
};

/** Status, permission, office and own case, in this order: the first that fails is the answer. */
export function mayLeave(
  { status }: Pick<LeavingState, 'status'>,
  command: LeavingCommandType,
  { actor, office, members }: Standing,
): Result<null, LeavingRefusal> {
  const { statuses, permission } = leavingRules[command];
  if (!statuses.includes(status)) return err({ code: 'leaving-not-now', status });
  if (!rolesAllow(actor.roles, permission)) return err({ code: 'missing-permission', permission });
  if (!covers(actor.office, office)) return err({ code: 'wrong-office', office });
  return members.some((number) => actor.interests.includes(number)) ? err({ code: 'own-case' }) : ok(null);
}

export interface AvailableLeaving {
  readonly command: LeavingCommandType;
  /** Null when the actor may do it now. */
  readonly refusal: LeavingRefusal | null;
}

export function availableLeaving(state: LeavingState, standing: Standing): readonly AvailableLeaving[] {
  return (Object.keys(leavingRules) as readonly LeavingCommandType[])
    .filter((command) => leavingRules[command].statuses.includes(state.status) && fits(state, command))
    .map((command) => {
      const allowed = mayLeave(state, command, standing);
      return { command, refusal: allowed.ok ? null : allowed.error };
    });
}

function fits(state: LeavingState, command: LeavingCommandType): boolean {
  const { status, opened, returned, lifted, fines, suits } = state;
  switch (command) {
    case 'lift-ban':
      return lifted === null && (returned?.ban ?? null) !== null;
    case 'return':
      return status !== 'opened' || opened?.ground === 'voluntary';
    case 'fine':
      return opened !== null && groundRules[opened.ground].ban !== null;
    case 'pay-fine':
      return fines.some(({ paid }) => paid === null);
    case 'note-judgment':
      return suits.some(isPending);
    case 'note-enforcement':
      return suits.some(isEnforceable);
    case 'open':
    case 'hear':
    case 'notify':
    case 'set-rent':
    case 'sign-transition':
    case 'settle':
    case 'refund':
    case 'file-suit':
    case 'withdraw':
      return true;
  }
}

export function isPending({ judged }: Suit): boolean {
  return judged === null;
}

export function isEnforceable({ judged, enforced }: Suit): boolean {
  return judged !== null && judged.outcome !== 'dismissed' && enforced === null;
}

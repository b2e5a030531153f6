/** Who may do what with a review when: shared by `decide` and the screens. */
import { type Result, err, ok } from '../../kernel/result.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import type { Actor } from '../application/available-actions.ts';
import { covers } from '../office/office.ts';
import { type Permission, rolesAllow } from '../staff/role.ts';
import type { ReviewCommandType } from './commands.ts';
import type { ReviewRefusal } from './refusal.ts';
import type { ReviewState, ReviewStatus } from './state.ts';

interface ReviewRule {
  /** `none` is a review that nobody has called. */
  readonly statuses: readonly (ReviewStatus | 'none')[];
  readonly permission: Permission;
}

export const reviewRules: Readonly<Record<ReviewCommandType, ReviewRule>> = {
  call: { statuses: ['none'], permission: 'lease.keep' },
  remind: { statuses: ['called'], permission: 'lease.keep' },
  declare: { statuses: ['none', 'called'], permission: 'lease.keep' },
  bring: { statuses: ['declared', 'passed', 'failed'], permission: 'lease.keep' },
  decide: { statuses: ['declared'], permission: 'lease.decide' },
  reopen: { statuses: ['passed', 'failed'], permission: 'lease.decide' },
};

export interface Standing {
  readonly actor: Actor;
  readonly office: OfficeId;
  /** Identity numbers of those who live there. */
  readonly members: readonly string[];
}

/** Status, permission, office and own case, in this order: the first that fails is the answer. */
export function mayReview(
  state: ReviewState | undefined,
  command: ReviewCommandType,
  { actor, office, members }: Standing,
): Result<null, ReviewRefusal> {
  const { statuses, permission } = reviewRules[command];
  if (!statuses.includes(state?.status ?? 'none')) {
    return err(state === undefined ? { code: 'unknown-review' } : { code: 'review-not-now', status: state.status });
  }
  if (!rolesAllow(actor.roles, permission)) return err({ code: 'missing-permission', permission });
  if (!covers(actor.office, office)) return err({ code: 'wrong-office', office });
  return members.some((number) => actor.interests.includes(number)) ? err({ code: 'own-case' }) : ok(null);
}

export interface AvailableReview {
  readonly command: ReviewCommandType;
  /** Null when the actor may do it now. */
  readonly refusal: ReviewRefusal | null;
}

export function availableReview(state: ReviewState | undefined, standing: Standing): readonly AvailableReview[] {
  return (Object.keys(reviewRules) as readonly ReviewCommandType[])
    .filter((command) => reviewRules[command].statuses.includes(state?.status ?? 'none'))
    .map((command) => {
      const allowed = mayReview(state, command, standing);
      return { command, refusal: allowed.ok ? null : allowed.error };
    });
}

import type { ReviewCommand } from '../../../domain/annual-review/commands.ts';
import type { CommandId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { prepareReview } from '../../annual-review/execute-review.ts';
import type { Decided, Deciding } from './decision.ts';

/** What the outbox keeps of `review.*` (annual-review/execute-review.ts). */
interface SavedReview {
  readonly leaseId: string;
  readonly year: number;
  readonly command: ReviewCommand;
}

/**
 * A command on a review, on the review as it is now. What another desk called is called; a second declaration of the
 * year, and the year of a household that another lease has, is for a person to look at.
 */
export function redecideReview({ desk, command, actor }: Deciding): Decided {
  const { leaseId, year, command: saved } = command.payload as SavedReview;
  const request = { commandId: command.commandId as CommandId, leaseId, year, version: null, command: saved };
  const prepared = prepareReview(desk, request, actor);
  if (!prepared.ok) {
    const isCalled = saved.type === 'call' && prepared.error.code === 'review-not-now';
    return isCalled ? ok({ appends: [], outcome: null }) : prepared;
  }
  return ok({ appends: prepared.value.commit.appends, outcome: prepared.value.outcome });
}

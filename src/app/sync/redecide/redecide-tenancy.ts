import type { ReviewCommand } from '../../../domain/annual-review/commands.ts';
import type { LeavingCommand } from '../../../domain/leaving/commands.ts';
import type { RenewalCommand } from '../../../domain/renewal/commands.ts';
import type { CommandId } from '../../../kernel/ids.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { ok } from '../../../kernel/result.ts';
import { prepareReview } from '../../annual-review/execute-review.ts';
import { prepareLeaving } from '../../leaving/execute-leaving.ts';
import { prepareRenewal } from '../../renewal/execute-renewal.ts';
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

/** What the outbox keeps of `renewal.*` (renewal/execute-renewal.ts). */
interface SavedRenewal {
  readonly leaseId: string;
  readonly until: PlainDate;
  readonly command: RenewalCommand;
}

/** A command on a renewal, on the renewal and the lease as they are now: a term is renewed once. */
export function redecideRenewal({ desk, command, actor }: Deciding): Decided {
  const { leaseId, until, command: saved } = command.payload as SavedRenewal;
  const request = { commandId: command.commandId as CommandId, leaseId, until, version: null, command: saved };
  const prepared = prepareRenewal(desk, request, actor);
  return prepared.ok ? ok({ appends: prepared.value.commit.appends, outcome: prepared.value.outcome }) : prepared;
}

/** What the outbox keeps of `leaving.*` (leaving/execute-leaving.ts). */
interface SavedLeaving {
  readonly leaseId: string;
  readonly command: LeavingCommand;
}

/** A command on a leaving, on lease, ledger and reviews as they are now: a household leaves once. */
export function redecideLeaving({ desk, command, actor }: Deciding): Decided {
  const { leaseId, command: saved } = command.payload as SavedLeaving;
  const request = { commandId: command.commandId as CommandId, leaseId, version: null, command: saved };
  const prepared = prepareLeaving(desk, request, actor);
  return prepared.ok ? ok({ appends: prepared.value.commit.appends, outcome: prepared.value.outcome }) : prepared;
}

/** A command on a yearly review: decide on lease, policy and registries as they are, append, take the household's year. */
import type { AnyRefusal } from '../../contract/errors.ts';
import type { ReviewCommand } from '../../domain/annual-review/commands.ts';
import { type ReviewFacts, decideReview } from '../../domain/annual-review/decide.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import { isTakenByOther } from '../../domain/claim/claim.ts';
import { deadline } from '../../domain/calendar/deadline.ts';
import { householdOf } from '../../domain/lease/available-actions.ts';
import type { LeaseState } from '../../domain/lease/state.ts';
import type { CommandId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { StreamAppend } from '../../store/unit-of-work.ts';
import { loadClaim } from '../application/application-stream.ts';
import { entitlementOf } from '../lease/entitlement.ts';
import { type Prepared, executeOnLease } from '../lease/execute-on-lease.ts';
import { holderOf } from '../lease/home-of-lease.ts';
import { loadLease } from '../lease/lease-stream.ts';
import { type OpenDesk, currentPolicy, settingsOf, todayOf } from '../open-desk.ts';
import { loadReview, reviewClaimStream, reviewStream } from './review-stream.ts';

export interface ReviewRequest {
  readonly commandId: CommandId;
  readonly leaseId: string;
  readonly year: number;
  /** As the person saw it, 0 where there was none; null where nobody looked: the run, a second decision. */
  readonly version: number | null;
  readonly command: ReviewCommand;
}

export interface ReviewOutcome {
  readonly version: number;
}

export function executeReview(desk: OpenDesk, request: ReviewRequest, actor: Actor): Result<ReviewOutcome, AnyRefusal> {
  const named = { commandId: request.commandId, commandName: nameOf(request.command), actor: actor.staffId };
  return executeOnLease(desk, named, () => prepareReview(desk, request, actor));
}

/** Everything but the write. */
export function prepareReview(
  desk: OpenDesk,
  { commandId, leaseId, year, version, command }: ReviewRequest,
  actor: Actor,
): Result<Prepared<ReviewOutcome>, AnyRefusal> {
  const lease = loadLease(desk.file, leaseId).state;
  if (lease === undefined) return err({ code: 'unknown-lease' });
  const loaded = loadReview(desk.file, leaseId, year);
  if (version !== null && version !== loaded.version) return err({ code: 'changed-meanwhile' });
  const facts = reviewFactsOf(desk, lease, { year, actor });
  if (!facts.ok) return facts;
  const decision = decideReview(command, loaded.state, facts.value);
  if (!decision.ok) return decision;
  const isCalled = decision.value.some(({ type }) => type === 'review.called.v1');
  const outcome = { version: loaded.version + decision.value.length };
  return ok({
    outcome,
    commit: {
      commandId,
      commandName: nameOf(command),
      commandPayload: { leaseId, year, command },
      actor: actor.staffId,
      office: actor.office,
      wallTime: desk.now(),
      appends: [
        { stream: reviewStream(leaseId, year), expectedVersion: loaded.version, events: decision.value },
        ...(isCalled ? [claimOf(desk, lease, year)] : []),
      ],
      outcome,
    },
  });
}

function claimOf(desk: OpenDesk, { leaseId, leaseNo, content }: LeaseState, year: number): StreamAppend {
  const stream = reviewClaimStream(holderOf(leaseId, content), year);
  const { version } = loadClaim(desk.file, stream);
  const taken = { type: 'claim.taken.v1', payload: { holder: leaseId, label: leaseNo } };
  return { stream, expectedVersion: version, events: [taken] };
}

/** Refused `no-policy`. */
export function reviewFactsOf(
  desk: OpenDesk,
  lease: LeaseState,
  { year, actor }: { readonly year: number; readonly actor: Actor },
): Result<ReviewFacts, AnyRefusal> {
  const policy = currentPolicy(desk);
  if (policy === undefined) return err({ code: 'no-policy' });
  const { leaseId, leaseNo, content, status } = lease;
  const today = todayOf(desk);
  const { reviewRemindDays, reviewPromiseDays } = settingsOf(desk);
  const rule = policy.yearlyReview.rule.value;
  const household = holderOf(leaseId, content);
  const claim = loadClaim(desk.file, reviewClaimStream(household, year)).state;
  return ok({
    today,
    actor,
    year,
    office: content.office,
    members: householdOf(content),
    lease: {
      leaseId,
      leaseNo,
      office: content.office,
      household,
      isInForce: status === 'signed',
      termFrom: content.term.from,
    },
    policy: { id: policy.id, rule },
    remindDays: reviewRemindDays,
    promisedUntil: deadline(desk.calendar, today, { count: reviewPromiseDays, unit: 'working' }).date,
    leaveBy: rule.leaveWithin === null ? null : deadline(desk.calendar, today, rule.leaveWithin).date,
    takenBy: isTakenByOther(claim, leaseId) ? claim.label : undefined,
    assessed: entitlementOf(desk, content.caseId, policy),
  });
}

function nameOf(command: ReviewCommand): string {
  return `review.${command.type}`;
}

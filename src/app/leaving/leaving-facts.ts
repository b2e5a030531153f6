import type { AnyRefusal } from '../../contract/errors.ts';
import type { ReviewState } from '../../domain/annual-review/state.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import { deadline } from '../../domain/calendar/deadline.ts';
import { householdOf } from '../../domain/lease/available-actions.ts';
import type { LeaseState } from '../../domain/lease/state.ts';
import type { LeavingFacts } from '../../domain/leaving/facts.ts';
import type { RentFigures, Settlement } from '../../domain/leaving/record.ts';
import type { PolicyVersion } from '../../domain/policy/policy.ts';
import { depositHeld, owedNow } from '../../domain/rent/balance.ts';
import { arrearsOn } from '../../domain/rent/outstanding.ts';
import type { LedgerState } from '../../domain/rent/state.ts';
import { type PlainDate, yearOf } from '../../kernel/plain-date.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { loadReview } from '../annual-review/review-stream.ts';
import { type OpenDesk, currentPolicy, todayOf } from '../open-desk.ts';
import { activeActor } from '../staff/active-actor.ts';
import { fineLimitsOf } from './fine-limits.ts';
import { banStream } from '../waitlist/waiting-stream.ts';

interface About {
  readonly lease: LeaseState;
  readonly ledger: LedgerState | undefined;
  readonly settlement: () => Settlement;
  readonly actor: Actor;
}

/** Refused `no-policy`. */
export function leavingFactsOf(desk: OpenDesk, about: About): Result<LeavingFacts, AnyRefusal> {
  const policy = currentPolicy(desk);
  const pack = desk.pack();
  if (policy === undefined || pack === undefined) return err({ code: 'no-policy' });
  const { lease, ledger, settlement, actor } = about;
  const today = todayOf(desk);
  const { content } = lease;
  const ahead = ledger === undefined ? 0 : Math.max(0, -owedNow(ledger));
  return ok({
    today,
    actor,
    office: content.office,
    members: householdOf(content),
    colleague: (staffId) => activeActor(desk, staffId),
    lease: leaseOf(lease),
    policy: { ...policyOf(policy), fines: fineLimitsOf(pack) },
    figures: figuresOf(ledger, today),
    failedReview: failedReview(desk, lease.leaseId, today),
    standards: ledger?.standards ?? [],
    banStreams: [banStream(content.tenant.identityNumber)],
    refundBy: (from) => {
      const limit = policy.lease.depositRefund.value;
      return limit === null ? null : deadline(desk.calendar, from, limit).date;
    },
    settlement,
    held: () => ({ depositFen: ledger === undefined ? 0 : depositHeld(ledger), aheadFen: ahead }),
  });
}

function leaseOf({
  leaseId,
  leaseNo,
  content,
  status,
  renewals,
  movedIn,
  movedOut,
}: LeaseState): LeavingFacts['lease'] {
  const { term, office } = content;
  return {
    leaseId,
    leaseNo,
    office,
    isLivedIn: status === 'signed' || (status === 'ended' && movedIn !== null && movedOut === null),
    from: renewals[0]?.previous.from ?? term.from,
    until: term.until,
    handedOverOn: movedOut?.on ?? null,
  };
}

function policyOf(policy: PolicyVersion): Omit<LeavingFacts['policy'], 'fines'> {
  const { id, lease, movingOut, bans } = policy;
  return {
    id,
    arrears: lease.arrears.value,
    vacancy: lease.vacancy.value,
    movingOut: movingOut.rule.value,
    bans: { breach: bans.breach.value, deceit: bans.deceit.value },
  };
}

function figuresOf(ledger: LedgerState | undefined, today: PlainDate): RentFigures {
  if (ledger === undefined) return { lateFen: 0, months: 0, since: null };
  const { fen: lateFen, months, since } = arrearsOn(ledger, today);
  return { lateFen, months, since };
}

/** Of this year's review, or of last year's where this year's was not called yet. */
function failedReview(desk: OpenDesk, leaseId: string, today: PlainDate): LeavingFacts['failedReview'] {
  const year = yearOf(today);
  const newest: ReviewState | undefined =
    loadReview(desk.file, leaseId, year).state ?? loadReview(desk.file, leaseId, year - 1).state;
  return newest?.status === 'failed' ? { leaveBy: newest.decided?.leaveBy ?? null } : null;
}

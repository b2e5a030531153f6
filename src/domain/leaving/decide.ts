/**
 * The rules of leaving (PRH-26 to PRH-32, PRH-35, PRH-37): a ground with its evidence, the tenant is heard and told in
 * writing by when, contract rent while moving out and market rent after it as the policy has it, and the day of the
 * return, from which bans run.
 */
import type { OfficeId } from '../../kernel/ids.ts';
import { type PlainDate, addDays, addMonths } from '../../kernel/plain-date.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { Standing } from '../annual-review/available-actions.ts';
import type { Basis } from '../application/events.ts';
import type { Ban, BreachLimit, MovingOut } from '../policy/tenancy.ts';
import { monthsOf } from '../policy/time-limit.ts';
import type { RentStandard } from '../rent/standard.ts';
import { mayLeave } from './available-actions.ts';
import type { LeavingCommand } from './commands.ts';
import type { LeavingEvent } from './events.ts';
import { groundRules } from './grounds.ts';
import type { LeavingRefusal } from './refusal.ts';
import type { LeavingState } from './state.ts';

export interface LeavingFacts extends Standing {
  readonly today: PlainDate;
  readonly lease: {
    readonly leaseId: string;
    readonly leaseNo: string;
    readonly office: OfficeId;
    /** Signed, and the keys not back with the lease ended. */
    readonly isLivedIn: boolean;
    readonly until: PlainDate;
    /** The day of the protocol of moving out; null before it. */
    readonly handedOverOn: PlainDate | null;
  };
  readonly policy: {
    readonly id: string;
    readonly arrears: BreachLimit;
    readonly vacancy: BreachLimit;
    readonly movingOut: MovingOut | null;
    readonly bans: { readonly breach: Ban; readonly deceit: Ban };
  };
  /** Months of which rent is past its day. */
  readonly lateMonths: number;
  readonly hasFailedReview: boolean;
  /** The last day for giving the deposit back, from a day on; null where the policy names none. */
  readonly refundBy: (from: PlainDate) => PlainDate | null;
}

type Decision = Result<readonly LeavingEvent[], LeavingRefusal>;
type Of<T extends LeavingCommand['type']> = Extract<LeavingCommand, { readonly type: T }>;

export function decideLeaving(command: LeavingCommand, state: LeavingState, facts: LeavingFacts): Decision {
  const allowed = mayLeave(state, command.type, facts);
  if (!allowed.ok) return allowed;
  const { today: on } = facts;
  switch (command.type) {
    case 'open':
      return open(command, facts);
    case 'hear':
      if (command.statement.trim() === '') return err({ code: 'comment-missing' });
      return ok([{ type: 'leaving.heard.v1', payload: { on, statement: command.statement } }]);
    case 'notify':
      return notify(state, facts);
    case 'set-rent':
      return setRent(command, state, facts);
    case 'withdraw':
      if (command.reason.trim() === '') return err({ code: 'comment-missing' });
      return ok([{ type: 'leaving.withdrawn.v1', payload: { on, reason: command.reason } }]);
    case 'close':
      return close(state, facts);
  }
}

function open({ ground, since, evidence, files }: Of<'open'>, facts: LeavingFacts): Decision {
  const { lease, today: on } = facts;
  if (!lease.isLivedIn) return err({ code: 'nothing-to-leave' });
  if (evidence.trim() === '') return err({ code: 'evidence-missing' });
  if (since !== null && since > on) return err({ code: 'day-in-future' });
  const refusal = groundRefusal({ ground, since }, facts);
  if (refusal !== undefined) return err(refusal);
  const { leaseId, leaseNo, office } = lease;
  const basis = basisOf(facts, groundRules[ground].rules);
  const payload = { leaseId, leaseNo, office, ground, since, evidence, files, on, basis };
  return ok([{ type: 'leaving.opened.v1', payload }]);
}

function groundRefusal(
  { ground, since }: Pick<Of<'open'>, 'ground' | 'since'>,
  { lease, today, policy, lateMonths, hasFailedReview }: LeavingFacts,
): LeavingRefusal | undefined {
  switch (ground) {
    case 'arrears': {
      const { months } = policy.arrears;
      return lateMonths > months ? undefined : { code: 'ground-too-early', months };
    }
    case 'vacant': {
      const { months } = policy.vacancy;
      const isOver = since !== null && addMonths(since, months) < today;
      return isOver ? undefined : { code: 'ground-too-early', months };
    }
    case 'not-renewed':
      return today > lease.until ? undefined : { code: 'ground-not-given' };
    case 'review-failed':
      return hasFailedReview ? undefined : { code: 'ground-not-given' };
    case 'voluntary':
    case 'acquired-housing':
    case 'other-subsidised':
    case 'sublet':
    case 'change-of-use':
    case 'damage':
    case 'illegal':
    case 'deceit':
      return undefined;
  }
}

/** The span for moving out begins on the day after the notice (DAY-05). */
function notify({ opened }: LeavingState, facts: LeavingFacts): Decision {
  const { today: on, policy } = facts;
  if (policy.movingOut === null) return err({ code: 'moving-out-unknown' });
  const leaveBy = addMonths(on, monthsOf(policy.movingOut.transition));
  const rules = [...(opened === null ? [] : groundRules[opened.ground].rules), 'PRH-32', 'PRH-47'];
  return ok([{ type: 'leaving.notified.v1', payload: { on, leaveBy, basis: basisOf(facts, rules) } }]);
}

/** Thousandths of contract or market rent while moving out, of market rent afterwards; each from its day. */
function setRent({ marketFen, source }: Of<'set-rent'>, { notified }: LeavingState, facts: LeavingFacts): Decision {
  const { movingOut } = facts.policy;
  if (movingOut === null || notified === null) return err({ code: 'moving-out-unknown' });
  if (!Number.isSafeInteger(marketFen) || marketFen <= 0 || source.trim() === '') return err({ code: 'amount-wrong' });
  const standard = (from: PlainDate, permille: number): RentStandard => ({
    from,
    // Half up, in whole fen.
    monthlyFen: Math.floor((marketFen * permille + 500) / 1_000),
    reductionFen: 0,
    subsidyFen: 0,
    source,
  });
  const meanwhile =
    movingOut.rentOf === 'market' ? [standard(addDays(notified.on, 1), movingOut.rentPermille)] : [];
  const standards = [...meanwhile, standard(addDays(notified.leaveBy, 1), movingOut.afterPermilleOfMarket)];
  const payload = { on: facts.today, marketFen, source, standards, basis: basisOf(facts, ['PRH-32']) };
  return ok([{ type: 'leaving.rent-set.v1', payload }]);
}

function close({ opened }: LeavingState, facts: LeavingFacts): Decision {
  const { lease, today: on, policy } = facts;
  const returnedOn = lease.handedOverOn;
  if (opened === null || returnedOn === null) return err({ code: 'not-handed-over' });
  const { ban, rules } = groundRules[opened.ground];
  const bannedUntil =
    ban === null ? null : addDays(addMonths(returnedOn, monthsOf(policy.bans[ban].lasts)), -1);
  const payload = {
    on,
    returnedOn,
    bannedUntil,
    refundBy: facts.refundBy(returnedOn),
    basis: basisOf(facts, rules),
  };
  return ok([{ type: 'leaving.closed.v1', payload }]);
}

function basisOf({ policy }: LeavingFacts, rules: readonly string[]): Basis {
  return { rules, policy: policy.id, values: {} };
}

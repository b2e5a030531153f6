/**
 * The rules of leaving (PRH-26 to PRH-37): a ground with its evidence, the tenant is heard and told in writing by when,
 * contract rent while moving out and market rent after it as the policy has it, the day of the return, from which bans
 * run, and the settlement.
 */
import { addDays, addMonths } from '../../kernel/plain-date.ts';
import { err, ok } from '../../kernel/result.ts';
import type { Basis } from '../application/events.ts';
import { monthsOf } from '../policy/time-limit.ts';
import { mayLeave } from './available-actions.ts';
import type { LeavingCommand } from './commands.ts';
import { fileSuit, fine, noteEnforcement, noteJudgment, payFine } from './decide-penalty.ts';
import { liftBan, refund, returnHome, settle } from './decide-return.ts';
import type { LeavingDecision, LeavingFacts } from './facts.ts';
import { type LeavingGround, groundRules, isProvedByBooks } from './grounds.ts';
import { marketStandards, standardsFrom } from './market-rent.ts';
import type { LeavingRefusal } from './refusal.ts';
import type { LeavingState } from './state.ts';

type Of<T extends LeavingCommand['type']> = Extract<LeavingCommand, { readonly type: T }>;

export function decideLeaving(command: LeavingCommand, state: LeavingState, facts: LeavingFacts): LeavingDecision {
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
      return notify(command, state, facts);
    case 'set-rent':
      return setRent(command, state, facts);
    case 'sign-transition':
      return signTransition(command, state, facts);
    case 'withdraw':
      if (command.reason.trim() === '') return err({ code: 'comment-missing' });
      return ok([{ type: 'leaving.withdrawn.v1', payload: { on, reason: command.reason } }]);
    case 'return':
      return returnHome(command, state, facts);
    case 'settle':
      return settle(facts);
    case 'refund':
      return refund(command, facts);
    case 'lift-ban':
      return liftBan(command, state, facts);
    case 'fine':
      return fine(command, state, facts);
    case 'pay-fine':
      return payFine(command, state, facts);
    case 'file-suit':
      return fileSuit(command, state, facts);
    case 'note-judgment':
      return noteJudgment(command, state, facts);
    case 'note-enforcement':
      return noteEnforcement(command, state, facts);
  }
}

function open({ ground, since, evidence, files }: Of<'open'>, facts: LeavingFacts): LeavingDecision {
  const { lease, today: on } = facts;
  if (!lease.isLivedIn) return err({ code: 'nothing-to-leave' });
  if (evidence.trim() === '' && !isProvedByBooks(ground)) return err({ code: 'evidence-missing' });
  if (since !== null && since > on) return err({ code: 'day-in-future' });
  if (since !== null && since < lease.from) return err({ code: 'day-too-early', earliest: lease.from });
  const refusal = groundRefusal({ ground, since }, facts);
  if (refusal !== undefined) return err(refusal);
  const { leaseId, leaseNo, office } = lease;
  const figures = ground === 'arrears' ? facts.figures : null;
  const basis = basisOf(facts, groundRules[ground].rules);
  const payload = { leaseId, leaseNo, office, ground, since, evidence, files, figures, on, basis };
  return ok([{ type: 'leaving.opened.v1', payload }]);
}

function groundRefusal({ ground, since }: Pick<Of<'open'>, 'ground' | 'since'>, facts: LeavingFacts) {
  if (groundRules[ground].marketRent === 'breach' && since === null) return { code: 'breach-day-missing' } as const;
  return givenRefusal(ground, since, facts);
}

function givenRefusal(
  ground: LeavingGround,
  since: Of<'open'>['since'],
  { lease, today, policy, figures, failedReview }: LeavingFacts,
): LeavingRefusal | undefined {
  switch (ground) {
    case 'arrears': {
      const { months } = policy.arrears;
      return figures.months > months ? undefined : { code: 'ground-too-early', months };
    }
    case 'vacant': {
      const { months } = policy.vacancy;
      const isOver = since !== null && addMonths(since, months) < today;
      return isOver ? undefined : { code: 'ground-too-early', months };
    }
    case 'not-renewed':
      return today > lease.until ? undefined : { code: 'ground-not-given' };
    case 'review-failed':
      return failedReview === null ? { code: 'ground-not-given' } : undefined;
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

/**
 * The span for moving out begins on the day after the notice (DAY-05). An order names its own day (PRH-27, PRH-28); by
 * the policy nobody has less than it gives (PRH-32), but after a failed review the day of that decision.
 */
function notify({ leaveBy: named }: Of<'notify'>, { opened }: LeavingState, facts: LeavingFacts): LeavingDecision {
  const { today: on, policy, failedReview } = facts;
  const ground = opened?.ground ?? 'voluntary';
  const decided = ground === 'review-failed' ? (failedReview?.leaveBy ?? null) : null;
  const byPolicy = policy.movingOut === null ? null : addMonths(on, monthsOf(policy.movingOut.transition));
  const usual = decided !== null && decided > on ? decided : byPolicy;
  const leaveBy = named ?? usual;
  if (leaveBy === null) return err({ code: 'moving-out-unknown' });
  const earliest = groundRules[ground].leaveBy === 'policy' && usual !== null ? usual : addDays(on, 1);
  if (leaveBy < earliest) return err({ code: 'day-too-early', earliest });
  const rules = [...groundRules[ground].rules, 'PRH-32', 'PRH-47'];
  return ok([{ type: 'leaving.notified.v1', payload: { on, leaveBy, basis: basisOf(facts, rules) } }]);
}

function setRent({ marketFen, source }: Of<'set-rent'>, state: LeavingState, facts: LeavingFacts): LeavingDecision {
  const { movingOut } = facts.policy;
  if (movingOut === null) return err({ code: 'moving-out-unknown' });
  if (!Number.isSafeInteger(marketFen) || marketFen <= 0 || source.trim() === '')
    return err({ code: 'market-rent-wrong' });
  const { standards: known, lease } = facts;
  const wanted = { state, marketFen, source, rule: movingOut, livedInFrom: lease.from, standards: known };
  const standards = marketStandards(wanted);
  const first = standards[0];
  if (first === undefined) return err({ code: 'no-market-rent' });
  const before = standardsFrom(known, first.from);
  const basis = basisOf(facts, ['PRH-32', ...(state.opened === null ? [] : groundRules[state.opened.ground].rules)]);
  const payload = { on: facts.today, marketFen, source, standards, before, basis };
  return ok([{ type: 'leaving.rent-set.v1', payload }]);
}

/** A time for moving out with a rent of its own is let by a short lease (domain reference §2.3, 徐州). */
function signTransition(command: Of<'sign-transition'>, state: LeavingState, facts: LeavingFacts): LeavingDecision {
  const { signedOn, landlord, tenant } = command;
  const { notified, rentSet } = state;
  const { policy, today: on } = facts;
  if (policy.movingOut?.rentOf !== 'market' || notified === null || state.transition !== null)
    return err({ code: 'no-transition' });
  if (rentSet === null) return err({ code: 'market-rent-missing' });
  if (signedOn > on) return err({ code: 'day-in-future' });
  if (signedOn < notified.on) return err({ code: 'day-too-early', earliest: notified.on });
  const signed = { landlord, tenant };
  const parties = (['landlord', 'tenant'] as const).filter((party) => signed[party].trim() === '');
  if (parties.length > 0) return err({ code: 'signatures-missing', parties });
  const from = addDays(notified.on, 1);
  const monthlyFen = rentSet.standards.findLast((standard) => standard.from <= from)?.monthlyFen ?? 0;
  const term = { from, until: notified.leaveBy };
  const basis = basisOf(facts, ['PRH-32']);
  const payload = { on, signedOn, term, monthlyFen, landlord, tenant, basis };
  return ok([{ type: 'leaving.transition-signed.v1', payload }]);
}

function basisOf({ policy }: LeavingFacts, rules: readonly string[]): Basis {
  return { rules, policy: policy.id, values: {} };
}

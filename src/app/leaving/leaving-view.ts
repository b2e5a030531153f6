import type { AnyRefusal } from '../../contract/errors.ts';
import type { LeavingView } from '../../contract/leavings.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import { availableLeaving } from '../../domain/leaving/available-actions.ts';
import type { LeavingFacts } from '../../domain/leaving/facts.ts';
import { type LeavingGround, groundRules } from '../../domain/leaving/grounds.ts';
import type { LeaseState } from '../../domain/lease/state.ts';
import { monthsOf } from '../../domain/policy/time-limit.ts';
import { addDays, addMonths } from '../../kernel/plain-date.ts';
import { type Result, ok } from '../../kernel/result.ts';
import { loadLedger } from '../lease/lease-stream.ts';
import type { OpenDesk } from '../open-desk.ts';
import { rentFactsOf, standingOf } from '../rent/execute-rent.ts';
import { leavingFactsOf } from './leaving-facts.ts';
import { settledLedger } from './leaving-ledger.ts';
import { loadLeaving } from './leaving-stream.ts';

/** Refused `no-policy`. */
export function leavingView(desk: OpenDesk, lease: LeaseState, actor: Actor): Result<LeavingView, AnyRefusal> {
  const { version, state } = loadLeaving(desk.file, lease.leaseId);
  const ledger = loadLedger(desk.file, lease.leaseId).state;
  const rentFacts = rentFactsOf(desk, standingOf(lease), { actor, calendar: desk.calendar, receiptNo: '' });
  const settled = ledger === undefined || state.status !== 'returned' ? undefined : settledLedger(ledger, rentFacts);
  const preview = settled?.ok === true ? settled.value.settlement : null;
  const settlement = () => preview ?? { heldFen: 0, setOffFen: 0, owedFen: 0, depositFen: 0, aheadFen: 0 };
  const facts = leavingFactsOf(desk, { lease, ledger, settlement, actor });
  if (!facts.ok) return facts;
  const { policy, today, figures } = facts.value;
  const { movingOut, bans } = policy;
  const ground = state.opened?.ground ?? suggestedGround(facts.value);
  const grounds = groundRules[ground].ban;
  const { handedOverOn } = facts.value.lease;
  return ok({
    version,
    state,
    suggested: suggestedGround(facts.value),
    figures,
    arrearsMonths: policy.arrears.months,
    leaveBy: movingOut === null ? null : addMonths(today, monthsOf(movingOut.transition)),
    hasTransition: movingOut?.rentOf === 'market',
    rentPermille: movingOut?.rentPermille ?? null,
    handedOverOn,
    bannedUntil: grounds === null ? null : addDays(addMonths(handedOverOn ?? today, monthsOf(bans[grounds].lasts)), -1),
    settlement: preview,
    fines: [...policy.fines],
    held: facts.value.held(),
    actions: [...availableLeaving(state, facts.value)],
  });
}

/** What the books say already; a household that wants to leave otherwise. */
function suggestedGround({ failedReview, lease, figures, policy, today }: LeavingFacts): LeavingGround {
  if (failedReview !== null) return 'review-failed';
  if (figures.months > policy.arrears.months) return 'arrears';
  return today > lease.until ? 'not-renewed' : 'voluntary';
}

import type { RenewalView } from '../../contract/renewals.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import type { LeaseState } from '../../domain/lease/state.ts';
import { monthsOf } from '../../domain/policy/time-limit.ts';
import { availableRenewal } from '../../domain/renewal/available-actions.ts';
import { renewalDay } from '../../domain/renewal/deadline.ts';
import { addDays, addMonths, type PlainDate } from '../../kernel/plain-date.ts';
import { type OpenDesk, currentPolicy, settingsOf, todayOf } from '../open-desk.ts';
import { refused } from '../refuse.ts';
import { loadLease } from '../lease/lease-stream.ts';
import { programmeOf, renewalFactsOf } from './execute-renewal.ts';
import { loadRenewal } from './renewal-stream.ts';

/** The renewal that is signed, while its term has not begun; else that of the lease's own term. */
function termOfVisit(desk: OpenDesk, { leaseId, content, renewals }: LeaseState): PlainDate {
  const last = renewals.at(-1);
  if (last !== undefined && content.term.from > todayOf(desk)) return last.previous.until;
  const { until } = content.term;
  const { state } = loadRenewal(desk.file, leaseId, until);
  return state.status === 'open' && last !== undefined && addMonths(last.signedOn, 1) > todayOf(desk)
    ? last.previous.until
    : until;
}

export function renewalView(desk: OpenDesk, lease: LeaseState, actor: Actor): RenewalView {
  const policy = currentPolicy(desk);
  if (policy === undefined) throw refused({ code: 'no-policy' });
  const until = termOfVisit(desk, lease);
  const { version, state } = loadRenewal(desk.file, lease.leaseId, until);
  const facts = renewalFactsOf(desk, lease, { until, actor, policy });
  const applyBy = renewalDay(until, monthsOf(facts.policy.before));
  return {
    version,
    state,
    until,
    applyBy: state.applied?.applyBy ?? applyBy,
    opensOn: addDays(applyBy, -facts.remindDays),
    longestMonths: monthsOf(facts.policy.most),
    publicityDays: facts.publicityDays,
    promisedUntil: facts.promisedUntil,
    isInForce: facts.lease.isInForce,
    outcome: facts.assessed?.outcome ?? null,
    caseId: lease.content.caseId,
    actions: [...availableRenewal(state, facts)],
  };
}

/** Terms that end before it are reminded of: the longest time before the end that a class has, and the reminder's days. */
export function renewalHorizon(desk: OpenDesk): PlainDate {
  const policy = currentPolicy(desk);
  if (policy === undefined) throw refused({ code: 'no-policy' });
  const months = Object.values(policy.renewal).map(({ value }) => monthsOf(value));
  return addMonths(addDays(todayOf(desk), settingsOf(desk).renewalRemindDays), Math.max(...months));
}

/** The last day for asking (PRH-29), by the class of the household. */
export function applyByOf(desk: OpenDesk, leaseId: string, until: PlainDate): PlainDate {
  const policy = currentPolicy(desk);
  if (policy === undefined) throw refused({ code: 'no-policy' });
  const caseId = loadLease(desk.file, leaseId).state?.content.caseId ?? null;
  return renewalDay(until, monthsOf(policy.renewal[programmeOf(desk, caseId)].value));
}

/** The end of a leaving: the keys are back, the money is settled, what is left is given back (PRH-35, PRH-37). */
import type { StaffId } from '../../kernel/ids.ts';
import { type PlainDate, addDays, addMonths } from '../../kernel/plain-date.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { secondSignature } from '../mass/second-signature.ts';
import { monthsOf } from '../policy/time-limit.ts';
import type { LeavingCommand } from './commands.ts';
import type { LeavingDecision, LeavingFacts } from './facts.ts';
import { groundRules } from './grounds.ts';
import type { ImposedBan } from './record.ts';
import type { LeavingRefusal } from './refusal.ts';
import type { LeavingState } from './state.ts';

type Of<T extends LeavingCommand['type']> = Extract<LeavingCommand, { readonly type: T }>;

/** Who leaves by their own wish need not be told in writing. A ban is counted from the day of the return. */
export function returnHome(
  { secondBy }: Of<'return'>,
  { opened, notified }: LeavingState,
  facts: LeavingFacts,
): LeavingDecision {
  const { lease, today: on, policy } = facts;
  if (opened === null) return err({ code: 'leaving-not-now', status: 'none' });
  if (notified === null && opened.ground !== 'voluntary') return err({ code: 'not-notified' });
  const returnedOn = lease.handedOverOn;
  if (returnedOn === null) return err({ code: 'not-handed-over' });
  const { ban: grounds, rules } = groundRules[opened.ground];
  const ban = grounds === null ? ok(null) : imposed({ grounds, returnedOn, secondBy }, facts);
  if (!ban.ok) return ban;
  const basis = { rules, policy: policy.id, values: {} };
  return ok([{ type: 'leaving.returned.v1', payload: { on, returnedOn, ban: ban.value, basis } }]);
}

interface Imposing {
  readonly grounds: ImposedBan['grounds'];
  readonly returnedOn: PlainDate;
  readonly secondBy: StaffId | undefined;
}

function imposed({ grounds, returnedOn, secondBy }: Imposing, facts: LeavingFacts): Result<ImposedBan, LeavingRefusal> {
  const second = signature(secondBy, facts);
  if (!second.ok) return second;
  const { lasts } = facts.policy.bans[grounds];
  const until = addDays(addMonths(returnedOn, monthsOf(lasts)), -1);
  return ok({ grounds, until, bans: facts.banStreams, secondBy: second.value });
}

/** What is left is given back within the policy's days from the settlement (domain reference §2.3, 徐州). */
export function settle(facts: LeavingFacts): LeavingDecision {
  const payload = {
    on: facts.today,
    settlement: facts.settlement(),
    refundBy: facts.refundBy(facts.today),
    basis: { rules: ['PRH-32'], policy: facts.policy.id, values: {} },
  };
  return ok([{ type: 'leaving.settled.v1', payload }]);
}

/** All that is held; the ledger asks for the second person (domain/rent/decide-money.ts). */
export function refund({ refundId, payee, reason }: Of<'refund'>, facts: LeavingFacts): LeavingDecision {
  if (payee.trim() === '') return err({ code: 'payer-missing' });
  if (reason.trim() === '') return err({ code: 'comment-missing' });
  const payload = { on: facts.today, refundId, ...facts.held(), payee, reason };
  return ok([{ type: 'leaving.refunded.v1', payload }]);
}

export function liftBan(
  { reason, secondBy }: Of<'lift-ban'>,
  { returned, lifted }: LeavingState,
  facts: LeavingFacts,
): LeavingDecision {
  if (lifted !== null || (returned?.ban ?? null) === null) return err({ code: 'no-ban' });
  if (reason.trim() === '') return err({ code: 'comment-missing' });
  const second = signature(secondBy, facts);
  if (!second.ok) return second;
  const payload = { on: facts.today, reason, secondBy: second.value };
  return ok([{ type: 'leaving.ban-lifted.v1', payload }]);
}

/** Another supervisor of the office or of one above it, with no interest in the household. */
function signature(secondBy: StaffId | undefined, facts: LeavingFacts): Result<StaffId, LeavingRefusal> {
  const { actor, colleague, members } = facts;
  const second = secondBy === undefined ? undefined : colleague(secondBy);
  if (secondBy !== undefined && second === undefined) return err({ code: 'second-person', why: 'unknown' });
  const signed = secondSignature({ cases: 1, alone: 0, actor, second, permission: 'lease.decide' });
  if (!signed.ok) return signed;
  if (second === undefined) return err({ code: 'second-person', why: 'missing' });
  const isOwn = members.some((number) => second.interests.includes(number));
  return isOwn ? err({ code: 'second-person', why: 'own-case' }) : ok(second.staffId);
}

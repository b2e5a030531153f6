/**
 * What happens to a household's place when something happens to its case: registered, another household, withdrawn,
 * refused after all. Each of these was decided on the case with the rules and signatures that it takes there.
 */
import { type Result, err, ok } from '../../kernel/result.ts';
import type { ApplicationEvent } from '../application/events.ts';
import type { HouseholdChangeReason, WithdrawalReason } from '../application/reasons.ts';
import { registration } from './decide.ts';
import { basisOf } from './entry-events.ts';
import type { WaitingEvent } from './events.ts';
import type { WaitingFacts } from './facts.ts';
import type { ChangeCause, LeaveReason } from './reasons.ts';
import type { WaitingRefusal } from './refusal.ts';
import type { WaitingState } from './state.ts';

const causes: Readonly<Record<HouseholdChangeReason, ChangeCause>> = {
  death: 'death',
  birth: 'member-joined',
  marriage: 'member-joined',
  divorce: 'member-left',
  'moved-in': 'member-joined',
  'moved-out': 'member-left',
  income: 'income',
  housing: 'home',
  other: 'other',
};

const reasons: Readonly<Record<WithdrawalReason, LeaveReason>> = {
  'applicant-request': 'gave-up',
  'not-supplied-in-time': 'gave-up',
  'moved-away': 'moved',
  'bought-home': 'acquired-home',
  deceased: 'death',
  'entered-twice': 'cancelled',
  other: 'gave-up',
};

/** The events of the entry that one event of the case brings; refused where the household may not be registered. */
export function followCase(
  event: ApplicationEvent,
  waiting: WaitingState | undefined,
  facts: WaitingFacts,
): Result<readonly WaitingEvent[], WaitingRefusal> {
  if (event.type === 'application.registered.v1') return registered(event.payload.waitsSince, waiting, facts);
  if (waiting === undefined || waiting.left !== null) return ok([]);
  if (event.type === 'application.household-changed.v1') {
    return ok([reevaluated(causes[event.payload.reason], event.payload.comment, facts)]);
  }
  if (event.type === 'application.withdrawn.v1') {
    return ok([left(reasons[event.payload.reason], event.payload.comment, facts)]);
  }
  if (event.type === 'application.rejected.v1') return ok([left('not-entitled', event.payload.comment, facts)]);
  return ok([]);
}

/** A household that was refused and then not after all comes back to the place that it had; others are new. */
function registered(
  waitsSince: WaitingState['waitsSince'],
  waiting: WaitingState | undefined,
  facts: WaitingFacts,
): Result<readonly WaitingEvent[], WaitingRefusal> {
  if (waiting === undefined) {
    const decision = registration(facts, { waitsSince });
    return decision.ok ? ok(decision.value.entry) : decision;
  }
  if (waiting.left?.reason !== 'not-entitled') return ok([]);
  const banned = facts.banned();
  if (banned !== undefined) return err(banned);
  return ok([
    { type: 'waiting.restored.v1', payload: { restoredOn: facts.today, basis: basisOf(facts, ['PRH-07', 'PRH-09']) } },
  ]);
}

function reevaluated(cause: ChangeCause, comment: string, facts: WaitingFacts): WaitingEvent {
  const { standing, unmet } = facts.assess();
  const basis = basisOf(facts, ['PRH-02', 'PRH-13']);
  return {
    type: 'waiting.reevaluated.v1',
    payload: { cause, standing, unmet, reevaluatedOn: facts.today, comment, basis },
  };
}

function left(reason: LeaveReason, comment: string, facts: WaitingFacts): WaitingEvent {
  return {
    type: 'waiting.left.v1',
    payload: { reason, leftOn: facts.today, comment, secondBy: null, basis: basisOf(facts, ['PRH-08']) },
  };
}

/**
 * The rules of the waiting list: `decideWaiting(command, state, facts)` gives the events or the reason why not. Pure.
 * Nothing takes a household off the list by itself: rules say when a person may.
 */
import { type PlainDate, addDays, addMonths } from '../../kernel/plain-date.ts';
import { err } from '../../kernel/result.ts';
import { type Period, monthsOf } from '../policy/time-limit.ts';
import { mayWait } from './available-actions.ts';
import type { WaitingCommand } from './commands.ts';
import { ban, leave, liftBan, refuseOffer } from './decide-leaving.ts';
import { after, basisOf, entry } from './entry-events.ts';
import type { WaitingDecision, WaitingFacts } from './facts.ts';
import { secondSignature } from './second-signature.ts';
import type { WaitingState } from './state.ts';

type Of<Type extends WaitingCommand['type']> = Extract<WaitingCommand, { readonly type: Type }>;

export function decideWaiting(
  command: WaitingCommand,
  waiting: WaitingState | undefined,
  facts: WaitingFacts,
): WaitingDecision {
  const allowed = mayWait({ application: facts.application, waiting }, command.type, facts.actor);
  if (!allowed.ok) return allowed;
  if (command.type === 'register') return registration(facts, { waitsSince: facts.today });
  if (waiting === undefined) return err({ code: 'not-waiting' });
  return onEntry(command, waiting, facts);
}

function onEntry(
  command: Exclude<WaitingCommand, Of<'register'>>,
  waiting: WaitingState,
  facts: WaitingFacts,
): WaitingDecision {
  switch (command.type) {
    case 'record-number':
      return recordNumber(command, waiting, facts);
    case 'carry-over':
      return carryOver(command, waiting, facts);
    case 'remind':
      return remind(command, waiting, facts);
    case 'reconfirm':
      return reconfirm(command, waiting, facts);
    case 'reevaluate':
      return reevaluate(command, facts);
    case 'settle-flag':
      return settleFlag(command, waiting, facts);
    case 'refuse-offer':
      return refuseOffer(command, waiting, facts);
    case 'leave':
      return leave(command, waiting, facts);
    case 'ban':
      return ban(command, waiting, facts);
    case 'lift-ban':
      return liftBan(command, waiting, facts);
  }
}

/**
 * PRH-07: those who passed review and publicity are registered, and that is public. Refused while somebody of the
 * household is banned. Called by the command, and by whatever ends publicity (app/waitlist/registration.ts).
 */
export function registration(facts: WaitingFacts, { waitsSince }: { readonly waitsSince: PlainDate }): WaitingDecision {
  const banned = facts.banned();
  if (banned !== undefined) return err(banned);
  const { today, application, policy, numbers } = facts;
  const { caseId, caseNo, street, content } = application;
  return entry({
    type: 'waiting.registered.v1',
    payload: {
      caseId,
      caseNo,
      street,
      programme: content.programme,
      number: numbers.waitingNo,
      registeredOn: today,
      waitsSince,
      standing: facts.assess().standing,
      confirmBy: nextConfirmation(today, policy.reconfirm),
      waitsUntil: after(waitsSince, policy.most),
      basis: basisOf(facts, ['PRH-07', 'PRH-10']),
    },
  });
}

function recordNumber(command: Of<'record-number'>, waiting: WaitingState, facts: WaitingFacts): WaitingDecision {
  if (waiting.drawn !== null) return err({ code: 'number-drawn-already', number: waiting.drawn.number });
  if (command.source.trim() === '') return err({ code: 'source-missing' });
  if (command.drawn.month < waiting.waitsSince.slice(0, 7)) return err({ code: 'drawn-too-early' });
  const { drawn, source } = command;
  return entry({ type: 'waiting.number-drawn.v1', payload: { drawn, source, recordedOn: facts.today } });
}

/** What an older register says moves the household forward; the next confirmation is counted from its last one there. */
function carryOver(command: Of<'carry-over'>, waiting: WaitingState, facts: WaitingFacts): WaitingDecision {
  const { waitsSince, confirmedOn, source } = command;
  if (waitsSince >= waiting.waitsSince) return err({ code: 'not-earlier' });
  if (confirmedOn !== null && (confirmedOn < waitsSince || confirmedOn > facts.today))
    return err({ code: 'not-earlier' });
  if (source.trim() === '') return err({ code: 'source-missing' });
  const second = secondSignature(command.secondBy, facts);
  if (!second.ok) return second;
  const { policy, today: recordedOn } = facts;
  return entry({
    type: 'waiting.carried-over.v1',
    payload: {
      waitsSince,
      waitsUntil: after(waitsSince, policy.most),
      confirmedOn,
      confirmBy: nextConfirmation(confirmedOn ?? waitsSince, policy.reconfirm),
      source,
      recordedOn,
      secondBy: second.value,
      basis: basisOf(facts, ['PRH-07', 'PRH-10']),
    },
  });
}

/** From some weeks before the day on; again only when the household confirmed in between. */
function remind({ way, comment, mass }: Of<'remind'>, waiting: WaitingState, facts: WaitingFacts): WaitingDecision {
  const { confirmBy, reminded } = waiting;
  if (confirmBy === null) return err({ code: 'no-reconfirming' });
  if (reminded !== null) return err({ code: 'reminded-already', on: reminded.on });
  const from = addDays(confirmBy, -facts.policy.remindBefore);
  if (facts.today < from) return err({ code: 'not-due', from });
  // Whoever is reminded late has the whole grace from then on.
  const start = facts.today > confirmBy ? facts.today : confirmBy;
  const graceUntil = facts.deadline(start, facts.policy.grace);
  return entry({
    type: 'waiting.reminded.v1',
    payload: { way, remindedOn: facts.today, confirmBy, graceUntil, comment, ...(mass === undefined ? {} : { mass }) },
  });
}

/** The household signs that all is as declared, or what is not; the next time is counted from the signature. */
function reconfirm(command: Of<'reconfirm'>, waiting: WaitingState, facts: WaitingFacts): WaitingDecision {
  const { changed, signedOn, comment } = command;
  if (signedOn > facts.today || signedOn < waiting.registeredOn) return err({ code: 'signed-in-future' });
  if (changed && comment.trim() === '') return err({ code: 'comment-missing' });
  const confirmBy = nextConfirmation(signedOn, facts.policy.reconfirm);
  return entry({
    type: 'waiting.reconfirmed.v1',
    payload: { changed, signedOn, recordedOn: facts.today, confirmBy, comment },
  });
}

function reevaluate({ cause, comment }: Of<'reevaluate'>, facts: WaitingFacts): WaitingDecision {
  if (comment.trim() === '') return err({ code: 'comment-missing' });
  const { standing, unmet } = facts.assess();
  return entry({
    type: 'waiting.reevaluated.v1',
    payload: {
      cause,
      standing,
      unmet,
      reevaluatedOn: facts.today,
      comment,
      basis: basisOf(facts, ['PRH-02', 'PRH-13']),
    },
  });
}

function settleFlag({ comment }: Of<'settle-flag'>, waiting: WaitingState, facts: WaitingFacts): WaitingDecision {
  if (waiting.flag === null) return err({ code: 'no-flag' });
  if (comment.trim() === '') return err({ code: 'comment-missing' });
  return entry({ type: 'waiting.flag-settled.v1', payload: { settledOn: facts.today, comment } });
}

function nextConfirmation(from: PlainDate, every: Period | null): PlainDate | null {
  return every === null ? null : addMonths(from, monthsOf(every));
}

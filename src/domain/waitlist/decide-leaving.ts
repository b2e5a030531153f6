/** How a household stops waiting: an offer refused, leaving, and the bans that follow a home returned (PRH-33 … PRH-37). */
import type { StaffId } from '../../kernel/ids.ts';
import { addDays } from '../../kernel/plain-date.ts';
import { err, ok } from '../../kernel/result.ts';
import { isAdult } from '../agency-check/person-age.ts';
import { rolesAllow } from '../staff/role.ts';
import type { BanEvent } from './ban.ts';
import type { WaitingCommand } from './commands.ts';
import { after, basisOf, entry } from './entry-events.ts';
import type { WaitingEvent } from './events.ts';
import type { WaitingDecision, WaitingFacts } from './facts.ts';
import { type LeaveReason, againstTheirWill } from './reasons.ts';
import { secondSignature } from './second-signature.ts';
import type { WaitingState } from './state.ts';

type Of<Type extends WaitingCommand['type']> = Extract<WaitingCommand, { readonly type: Type }>;

const rulesOfLeaving: Readonly<Record<LeaveReason, readonly string[]>> = {
  housed: ['PRH-15'],
  'gave-up': [],
  moved: ['PRH-02'],
  death: [],
  'acquired-home': ['PRH-02', 'PRH-31'],
  income: ['PRH-02'],
  'not-entitled': ['PRH-02'],
  'not-confirmed': ['PRH-13'],
  'declined-too-often': ['PRH-15'],
  deceit: ['PRH-34'],
  breach: ['PRH-36'],
  cancelled: ['PRH-07'],
};

/**
 * An offer that was refused. What the policy counts leads, at its number of times, to a pause or out of the list; an
 * offer that did not fit, or a special reason, does not count where the policy says so (domain reference §2.4).
 */
export function refuseOffer(command: Of<'refuse-offer'>, waiting: WaitingState, facts: WaitingFacts): WaitingDecision {
  const { refusal, excuse, comment } = command;
  const { givingUp } = facts.policy;
  const { pausedUntil } = waiting;
  if (pausedUntil !== null && pausedUntil >= facts.today) return err({ code: 'waiting-paused', until: pausedUntil });
  if (excuse !== null && comment.trim() === '') return err({ code: 'comment-missing' });
  if (excuse !== null && givingUp?.doesNotCount.includes(excuse) === false) return err({ code: 'excuse-unknown' });
  const isCounted = excuse === null && givingUp?.counts.includes(refusal) === true;
  const counted = waiting.counted + (isCounted ? 1 : 0);
  const basis = basisOf(facts, ['PRH-15'], { givingUp });
  const refused: WaitingEvent = {
    type: 'waiting.offer-refused.v1',
    payload: { refusal, excuse, refusedOn: facts.today, counted, comment, basis },
  };
  if (givingUp === null || !isCounted || counted < givingUp.times) return entry(refused);
  if (givingUp.consequence === 'paused' && givingUp.pause !== null) {
    const until = addDays(after(facts.today, givingUp.pause), -1);
    return entry(refused, { type: 'waiting.paused.v1', payload: { pausedOn: facts.today, until, basis } });
  }
  const second = secondSignature(command.secondBy, facts);
  if (!second.ok) return second;
  return entry(refused, leftFor('declined-too-often', { comment, secondBy: second.value }, facts));
}

export function leave(command: Of<'leave'>, waiting: WaitingState, facts: WaitingFacts): WaitingDecision {
  const { reason, comment } = command;
  if (!againstTheirWill.includes(reason)) {
    // A home is given by those who decide; the rest is the household's own word.
    if (reason === 'housed' && !rolesAllow(facts.actor.roles, 'waiting.decide')) {
      return err({ code: 'missing-permission', permission: 'waiting.decide' });
    }
    return entry(leftFor(reason, { comment, secondBy: null }, facts));
  }
  if (comment.trim() === '') return err({ code: 'comment-missing' });
  if (reason === 'not-confirmed') {
    const { reminded } = waiting;
    if (reminded === null) return err({ code: 'never-reminded' });
    if (facts.today <= reminded.graceUntil) return err({ code: 'grace-running', until: reminded.graceUntil });
  }
  const second = secondSignature(command.secondBy, facts);
  if (!second.ok) return second;
  return entry(leftFor(reason, { comment, secondBy: second.value }, facts));
}

/** PRH-35, PRH-37: no new application for so long from the day on which the home was returned, which is kept. */
export function ban(command: Of<'ban'>, waiting: WaitingState, facts: WaitingFacts): WaitingDecision {
  const { grounds, returnedOn, comment, persons } = command;
  if (waiting.left?.reason !== 'housed') return err({ code: 'ban-needs-home' });
  if (waiting.ban !== null) return err({ code: 'banned-already', until: waiting.ban.until });
  if (returnedOn > facts.today || returnedOn < waiting.left.on) return err({ code: 'return-day' });
  if (comment.trim() === '') return err({ code: 'comment-missing' });
  const members = new Set(facts.application.content.members.map(({ identityNumber }) => identityNumber));
  const fit = persons.every((person) => members.has(person) && isAdult(person, returnedOn));
  if (!fit || persons.length === 0) return err({ code: 'not-a-grown-up' });
  const second = secondSignature(command.secondBy, facts);
  if (!second.ok) return second;
  const until = addDays(after(returnedOn, facts.policy.bans[grounds]), -1);
  const rules = [grounds === 'deceit' ? 'PRH-35' : 'PRH-37'];
  const { caseId, caseNo } = waiting;
  const imposed: BanEvent = {
    type: 'ban.imposed.v1',
    payload: { caseId, caseNo, grounds, returnedOn, until, rules },
  };
  const bans = [...new Set(persons.map((person) => facts.banStream(person)))];
  const basis = basisOf(facts, rules);
  const payload = { grounds, returnedOn, until, bans, comment, secondBy: second.value, basis };
  return ok({
    entry: [{ type: 'waiting.banned.v1', payload }],
    bans: new Map(bans.map((stream) => [stream, [imposed]])),
  });
}

/** A ban that should not have been imposed is lifted by two people; the history keeps both. */
export function liftBan(command: Of<'lift-ban'>, waiting: WaitingState, facts: WaitingFacts): WaitingDecision {
  if (waiting.ban === null) return err({ code: 'no-ban' });
  if (command.comment.trim() === '') return err({ code: 'comment-missing' });
  const second = secondSignature(command.secondBy, facts);
  if (!second.ok) return second;
  const { today: liftedOn } = facts;
  const lifted: BanEvent = { type: 'ban.lifted.v1', payload: { caseId: waiting.caseId, liftedOn } };
  const payload = { liftedOn, comment: command.comment, secondBy: second.value };
  return ok({
    entry: [{ type: 'waiting.ban-lifted.v1', payload }],
    bans: new Map(waiting.ban.bans.map((stream) => [stream, [lifted]])),
  });
}

function leftFor(
  reason: LeaveReason,
  { comment, secondBy }: { readonly comment: string; readonly secondBy: StaffId | null },
  facts: WaitingFacts,
): WaitingEvent {
  return {
    type: 'waiting.left.v1',
    payload: { reason, leftOn: facts.today, comment, secondBy, basis: basisOf(facts, rulesOfLeaving[reason]) },
  };
}

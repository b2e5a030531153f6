import { invariant } from '../../kernel/invariant.ts';
import type { TimeLimit } from '../policy/time-limit.ts';
import type { Sourced } from '../policy/sourced.ts';
import type { TicketKind } from './kinds.ts';

/** The periods of the three kinds, as a policy states them. Their names begin with the kind whose clock they are. */
export const ticketLimitNames = [
  'hotlineAccept',
  'hotlineReturn',
  'hotlineHandle',
  'hotlineEnquiry',
  'hotlineExtend',
  'hotlineProgress',
  'hotlineCallBack',
  'hotlineRedo',
  'ratingContact',
  'ratingMend',
  'ratingExtend',
  'ratingRecheck',
  'ratingCallBack',
  'ratingRedo',
  'petitionAccept',
  'petitionObject',
  'petitionDecide',
  'petitionExtend',
  'petitionAskReview',
  'petitionReview',
] as const;

export type TicketLimitName = (typeof ticketLimitNames)[number];

/** What a policy says of tickets. */
export type TicketPolicy = Readonly<Record<TicketLimitName, Sourced<TimeLimit>>> & {
  /** PET-07: at most so many speak for a joint petition. */
  readonly petitionRepresentatives: Sourced<number>;
  /** Calendar days before its last day from which a ticket is shown as about to be late. */
  readonly warnBefore: Sourced<number>;
};

/** The limits that a ticket runs by: those of the day on which it came or got another kind. */
export type TicketLimits = Readonly<Partial<Record<TicketLimitName, TimeLimit>>>;

/** Those of one kind: a ticket keeps no more than it needs. */
export function limitsOfKind(policy: TicketPolicy, kind: TicketKind): TicketLimits {
  return Object.fromEntries(
    ticketLimitNames.filter((name) => name.startsWith(kind)).map((name) => [name, policy[name].value]),
  );
}

export function limitNamed(limits: TicketLimits, name: TicketLimitName): TimeLimit {
  const limit = limits[name];
  invariant(limit, `a ticket has the limits of its kind: ${name}`);
  return limit;
}

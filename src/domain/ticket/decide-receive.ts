import { err, ok } from '../../kernel/result.ts';
import { covers } from '../office/office.ts';
import { rolesAllow } from '../staff/role.ts';
import type { TicketCommand } from './commands.ts';
import { type TicketDecision, isEmpty, refusedFor } from './decision.ts';
import type { Intake, TicketEvent } from './events.ts';
import type { TicketFacts } from './facts.ts';
import { limitsOfKind } from './limits.ts';
import type { TicketRefusal } from './refusal.ts';
import type { TicketState } from './state.ts';

type Receive = Extract<TicketCommand, { readonly type: 'receive' }>;

/**
 * CMP-11: somebody is heard. The kind is picked now, and with it the limits of today's policy. Refused without words,
 * for a day to come, for an office that is not the person's or below, a rating without level, a petition without name
 * or with more than the representatives of PET-07, and a petition that was decided to the end (PET-06).
 */
export function decideReceive({ intake }: Receive, state: TicketState | undefined, facts: TicketFacts): TicketDecision {
  if (state !== undefined) return refusedFor('known-already');
  const { actor, policy, ticketId, ticketNo } = facts;
  const permission = 'ticket.receive';
  if (!rolesAllow(actor.roles, permission)) return err({ code: 'missing-permission', permission });
  if (!facts.isOffice(intake.office) || !covers(actor.office, intake.office)) {
    return err({ code: 'wrong-office', office: intake.office });
  }
  const problem = problemOf(intake, facts);
  if (problem !== undefined) return err(problem);
  const limits = limitsOfKind(policy, intake.kind);
  return ok([
    { type: 'ticket.received.v1', payload: { ...intake, ticketId, ticketNo, limits } },
    ...saidAThirdTime(intake, facts),
  ]);
}

/** CMP-08: what is said for the third time has had a bad effect, whatever was done about it. */
function saidAThirdTime({ earlier }: Intake, facts: TicketFacts): readonly TicketEvent[] {
  const before = earlier === null ? undefined : facts.ticketOf(earlier);
  if (before === undefined || before.earlier === null) return [];
  return [{ type: 'ticket.supervised.v1', payload: { cause: 'bad-effect', instruction: '' } }];
}

function problemOf(intake: Intake, facts: TicketFacts): TicketRefusal | undefined {
  const refused = (why: Extract<TicketRefusal, { readonly code: 'ticket-refused' }>['why']): TicketRefusal => ({
    code: 'ticket-refused',
    why,
  });
  const { kind, rating, caller, channel, orderNo, earlier, representatives } = intake;
  if (isEmpty(intake.title) || (kind !== 'rating' && isEmpty(intake.text))) return refused('words-missing');
  if (intake.receivedOn > facts.today) return refused('in-future');
  if ((kind === 'rating') !== (rating !== null)) return refused(rating === null ? 'rating-missing' : 'not-a-rating');
  if (channel === 'hotline-order' && isEmpty(orderNo)) return refused('order-number-missing');
  if (earlier !== null && facts.ticketOf(earlier) === undefined) return { code: 'unknown-ticket' };
  if (kind !== 'petition') return undefined;
  if (caller === null) return refused('petition-named');
  const most = facts.policy.petitionRepresentatives.value;
  if (representatives.length > most) return { code: 'too-many-representatives', most };
  return facts.endedPetition ? refused('petition-ended') : undefined;
}

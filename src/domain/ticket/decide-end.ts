import { err, ok } from '../../kernel/result.ts';
import { deadline } from '../calendar/deadline.ts';
import { covers } from '../office/office.ts';
import type { TicketCommand } from './commands.ts';
import { clocksOf, firstDue, timedClocks } from './clocks.ts';
import { type TicketDecision, isEmpty, refusedFor } from './decision.ts';
import { decidePetition } from './decide-petition.ts';
import { decideRating } from './decide-rating.ts';
import type { TicketEvent } from './events.ts';
import type { TicketFacts } from './facts.ts';
import type { AnswerOutcome } from './kinds.ts';
import { limitNamed } from './limits.ts';
import { letterNumber } from './letter-number.ts';
import type { TicketState } from './state.ts';

type Given<Type extends TicketCommand['type']> = Extract<TicketCommand, { readonly type: Type }>;

type Ending = Given<
  | 'accept'
  | 'refuse'
  | 'return'
  | 'hand-on'
  | 'answer'
  | 'call-back'
  | 'close'
  | 'link'
  | 'reopen'
  | 'contact'
  | 'appeal'
  | 'recheck'
  | 'ask-review'
  | 'review'
>;

/** From acceptance to the end, and back from it. */
export function decideEnd(command: Ending, state: TicketState, facts: TicketFacts): TicketDecision {
  switch (command.type) {
    case 'accept':
      return accept(state, facts);
    case 'refuse':
      if (isEmpty(command.path)) return refusedFor('words-missing');
      return ok([{ type: 'ticket.not-accepted.v1', payload: { ground: command.ground, path: command.path.trim() } }]);
    case 'return':
      return sendBack(command, state, facts);
    case 'hand-on':
      return handOn(command, state, facts);
    case 'answer':
      return answer(command, state, facts);
    case 'call-back':
      return callBack(command, state);
    case 'close':
      return close(command, state, facts);
    case 'link':
      return link(command, state, facts);
    case 'reopen': {
      if (isEmpty(command.text)) return refusedFor('words-missing');
      if (state.kind === 'petition' || state.closed?.reason === 'handed-on') return refusedFor('petition-ended');
      return ok([
        { type: 'ticket.reopened.v1', payload: { text: command.text.trim(), channel: command.channel } },
        ...redone(state),
      ]);
    }
    case 'contact':
    case 'appeal':
    case 'recheck':
      return decideRating(command, state, facts);
    case 'ask-review':
    case 'review':
      return decidePetition(command, state, facts);
  }
}

/** A petition gets a written notice, which carries the ticket's number (PET-02, PET-03). */
function accept(state: TicketState, { endedPetition }: TicketFacts): TicketDecision {
  if (state.kind === 'petition' && endedPetition) return refusedFor('petition-ended');
  const noticeNo = state.kind === 'petition' ? letterNumber(state) : null;
  return ok([{ type: 'ticket.accepted.v1', payload: { noticeNo } }]);
}

/**
 * CMP-03, PET-03: back within its limit, with a reason; later it stays. CMP-06: what was handed on to this office by
 * name is its own and does not go back to the hotline.
 */
function sendBack({ to, reason }: Given<'return'>, state: TicketState, facts: TicketFacts): TicketDecision {
  if (isEmpty(reason)) return refusedFor('words-missing');
  if (state.from !== null || state.assists !== null) return refusedFor('designated');
  const name = state.kind === 'petition' ? 'petitionObject' : 'hotlineReturn';
  const last = deadline(facts.calendar, state.receivedOn, limitNamed(state.limits, name));
  if (facts.today > last.date) return refusedFor('return-late');
  return ok([{ type: 'ticket.returned.v1', payload: { to, reason: reason.trim() } }]);
}

function handOn(
  { office, newTicketId, reason }: Given<'hand-on'>,
  state: TicketState,
  facts: TicketFacts,
): TicketDecision {
  if (isEmpty(reason)) return refusedFor('words-missing');
  if (office === state.office) return refusedFor('same-ticket');
  if (!facts.isOffice(office) || !covers(facts.actor.office, office)) return refusedFor('office-below');
  return ok([{ type: 'ticket.handed-on.v1', payload: { office, newTicketId, reason: reason.trim() } }]);
}

function answer(
  { text, outcome, attachments, cites = [] }: Given<'answer'>,
  state: TicketState,
  facts: TicketFacts,
): TicketDecision {
  if (isEmpty(text)) return refusedFor('words-missing');
  if (state.kind === 'rating' && state.contactedOn === null) return refusedFor('not-contacted');
  if (state.appeal?.struck === null) return refusedFor('appeal-open');
  const cited = cites.flatMap((docId) => facts.citation(docId) ?? []);
  if (cited.length < cites.length) return refusedFor('not-in-force');
  const number = state.kind === 'petition' ? letterNumber(state) : null;
  const late = timedClocks(clocksOf(state), facts.calendar, facts.today).some(
    ({ name, overdue }) => overdue && (name === 'handle' || name === 'redo' || name === 'order'),
  );
  const said = { text: text.trim(), outcome, number, late, attachments };
  const answered: TicketEvent = {
    type: 'ticket.answered.v1',
    payload: { ...said, ...(cited.length === 0 ? {} : { cites: cited }) },
  };
  if (state.assists === null) return ok([answered, ...refusing(outcome, state)]);
  // What helps is told to the lead, who answers the citizen.
  return ok([answered, { type: 'ticket.closed.v1', payload: { reason: 'helped', comment: '' } }]);
}

/**
 * CMP-08, EVA-05: nothing is done about what this office was bound to: a bad rating that was found to be true, what was
 * given to it by name, what came back to be done again.
 */
function refusing(outcome: AnswerOutcome, state: TicketState): readonly TicketEvent[] {
  const isTrue = state.kind === 'rating' && state.finding !== 'doubtful';
  const isBound = isTrue || state.from !== null || state.redos + state.reopened > 0;
  if (outcome !== 'not-solved' || !isBound || state.supervision.includes('refused')) return [];
  return [{ type: 'ticket.supervised.v1', payload: { cause: 'refused', instruction: '' } }];
}

/** CMP-07: satisfied ends it; dissatisfied sends it back once, then the supervisor has it. */
function callBack(command: Given<'call-back'>, state: TicketState): TicketDecision {
  const { reached, solved, satisfaction, comment } = command;
  const called: TicketEvent = {
    type: 'ticket.called-back.v1',
    payload: { reached, solved, satisfaction, comment: comment.trim() },
  };
  if (!reached) return ok([called]);
  if (satisfaction !== 'dissatisfied') {
    return ok([called, { type: 'ticket.closed.v1', payload: { reason: 'satisfied', comment: '' } }]);
  }
  if (isEmpty(comment)) return refusedFor('words-missing');
  return ok([called, { type: 'ticket.sent-back.v1', payload: { comment: comment.trim() } }, ...redone(state)]);
}

/** The second time it is no longer left to whoever handled it (CMP-07, CMP-08). */
function redone(state: TicketState): readonly TicketEvent[] {
  if (state.redos + state.reopened === 0 || state.supervision.includes('dissatisfied-twice')) return [];
  return [{ type: 'ticket.supervised.v1', payload: { cause: 'dissatisfied-twice', instruction: '' } }];
}

function close({ reason, comment }: Given<'close'>, state: TicketState, facts: TicketFacts): TicketDecision {
  if (isEmpty(comment)) return refusedFor('words-missing');
  const closed: TicketEvent = { type: 'ticket.closed.v1', payload: { reason, comment: comment.trim() } };
  switch (reason) {
    case 'withdrawn':
      return ok([closed]);
    case 'not-reached':
      // Somebody has to have tried.
      return state.stage === 'answered' && state.calls.some(({ reached }) => !reached)
        ? ok([closed])
        : refusedFor('call-first');
    case 'no-contact-wanted':
      return state.stage === 'answered' && state.kind !== 'petition' ? ok([closed]) : refusedFor('call-first');
    case 'not-asked-in-time': {
      const due = firstDue(clocksOf(state), facts.calendar);
      const isOver = state.kind === 'petition' && state.stage === 'answered' && due !== null;
      return isOver && facts.today > due.dueOn ? ok([closed]) : refusedFor('not-over-yet');
    }
  }
}

/** CMP-05: the note goes to whoever said it, the handling stays with the other ticket. */
function link({ to, explanation }: Given<'link'>, state: TicketState, facts: TicketFacts): TicketDecision {
  if (to === state.ticketId) return refusedFor('same-ticket');
  if (isEmpty(explanation)) return refusedFor('words-missing');
  const other = facts.ticketOf(to);
  if (other === undefined) return err({ code: 'unknown-ticket' });
  // Two that point at each other would both be handled by nobody.
  if (other.linkedTo !== null) return refusedFor('same-ticket');
  return ok([{ type: 'ticket.linked.v1', payload: { to, explanation: explanation.trim() } }]);
}

import { ok } from '../../kernel/result.ts';
import type { TicketCommand } from './commands.ts';
import { type TicketDecision, isEmpty, refusedFor } from './decision.ts';
import type { TicketFacts } from './facts.ts';
import type { TicketState } from './state.ts';

type OnRating = Extract<TicketCommand, { readonly type: 'contact' | 'appeal' | 'recheck' }>;

/** A bad rating under a name: contact, repair, or an appeal that somebody else looks into (EVA-01, EVA-03). */
export function decideRating(command: OnRating, state: TicketState, { actor }: TicketFacts): TicketDecision {
  switch (command.type) {
    case 'contact': {
      const { reached, finding, comment } = command;
      if (isEmpty(comment)) return refusedFor('words-missing');
      return ok([{ type: 'ticket.contacted.v1', payload: { reached, finding, comment: comment.trim() } }]);
    }
    case 'appeal': {
      const { grounds, reason } = command;
      if (isEmpty(reason)) return refusedFor('words-missing');
      if (state.appeal !== null) return refusedFor('known-already');
      return ok([{ type: 'ticket.appealed.v1', payload: { grounds, reason: reason.trim() } }]);
    }
    case 'recheck': {
      const { strike, comment } = command;
      if (state.appeal?.struck !== null) return refusedFor('known-already');
      if (state.appeal.by === actor.staffId) return refusedFor('other-person');
      if (isEmpty(comment)) return refusedFor('words-missing');
      return ok([{ type: 'ticket.rechecked.v1', payload: { strike, comment: comment.trim() } }]);
    }
  }
}

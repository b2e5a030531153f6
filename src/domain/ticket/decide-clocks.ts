import { ok } from '../../kernel/result.ts';
import type { TicketCommand } from './commands.ts';
import { type TicketDecision, isEmpty, refusedFor } from './decision.ts';
import type { TicketFacts } from './facts.ts';
import { type TicketState, openPromises } from './state.ts';

type OnClocks = Extract<
  TicketCommand,
  {
    readonly type:
      'pause' | 'resume' | 'ask-extension' | 'settle-extension' | 'tell-progress' | 'promise' | 'keep-promise';
  }
>;

/** What stops a clock, sets it going again, makes it longer, or makes a new one by a promise. */
export function decideClocks(command: OnClocks, state: TicketState, facts: TicketFacts): TicketDecision {
  switch (command.type) {
    case 'pause': {
      const { reason, comment } = command;
      if (isEmpty(comment)) return refusedFor('words-missing');
      // Of a review by the level above only the time of a hearing is not counted (PET-06).
      if (state.stage === 'under-review' && reason !== 'hearing') return refusedFor('reason-taken');
      if (isStopped(state)) return refusedFor('known-already');
      return ok([{ type: 'ticket.paused.v1', payload: { reason, comment: comment.trim() } }]);
    }
    case 'resume':
      if (!isStopped(state)) return refusedFor('known-already');
      return ok([{ type: 'ticket.resumed.v1', payload: { comment: command.comment.trim() } }]);
    case 'ask-extension':
      if (isEmpty(command.reason)) return refusedFor('words-missing');
      // CMP-02, PET-04: once.
      if (state.extension !== null || state.redoneFrom !== null) return refusedFor('extension-asked');
      return ok([{ type: 'ticket.extension-asked.v1', payload: { reason: command.reason.trim() } }]);
    case 'settle-extension':
      return settleExtension(command, state, facts);
    case 'tell-progress': {
      const { text, until } = command;
      if (isEmpty(text)) return refusedFor('words-missing');
      if (until < facts.today) return refusedFor('promise-past');
      return ok([{ type: 'ticket.progress-told.v1', payload: { text: text.trim(), until } }]);
    }
    case 'promise': {
      const { what, by } = command;
      if (isEmpty(what)) return refusedFor('words-missing');
      if (by < facts.today) return refusedFor('promise-past');
      return ok([{ type: 'ticket.promised.v1', payload: { what: what.trim(), by } }]);
    }
    case 'keep-promise': {
      const { promise, comment } = command;
      const open = state.promises[promise];
      if (open === undefined || !openPromises(state).includes(open)) return refusedFor('promise-unknown');
      return ok([{ type: 'ticket.promise-kept.v1', payload: { promise, comment: comment.trim() } }]);
    }
  }
}

/** By the head, not by whoever asked (CMP-02, PET-04). */
function settleExtension(
  { granted, comment }: Extract<OnClocks, { readonly type: 'settle-extension' }>,
  { extension }: TicketState,
  { actor }: TicketFacts,
): TicketDecision {
  if (extension?.granted !== null) return refusedFor('extension-none');
  if (extension.askedBy === actor.staffId) return refusedFor('other-person');
  if (isEmpty(comment)) return refusedFor('words-missing');
  return ok([{ type: 'ticket.extension-settled.v1', payload: { granted, comment: comment.trim() } }]);
}

function isStopped({ stops }: TicketState): boolean {
  const last = stops.at(-1);
  return last !== undefined && last.to === undefined;
}

import { ok } from '../../kernel/result.ts';
import { deadline } from '../calendar/deadline.ts';
import type { TicketCommand } from './commands.ts';
import { type TicketDecision, isEmpty, refusedFor } from './decision.ts';
import type { TicketFacts } from './facts.ts';
import type { ReviewLevel } from './kinds.ts';
import { letterNumber } from './letter-number.ts';
import { limitNamed } from './limits.ts';
import type { TicketState } from './state.ts';

type OnPetition = Extract<TicketCommand, { readonly type: 'ask-review' | 'review' }>;

/** PET-05, PET-06: review, then re-review by the level above; afterwards it is over. */
export function decidePetition(command: OnPetition, state: TicketState, facts: TicketFacts): TicketDecision {
  switch (command.type) {
    case 'ask-review':
      return askReview(command, state, facts);
    case 'review': {
      const { upheld, body, text } = command;
      const open = state.reviews.find(({ done }) => done === null);
      if (open === undefined) return refusedFor('reviews-over');
      if (isEmpty(body) || isEmpty(text)) return refusedFor('words-missing');
      const { level } = open;
      const number = letterNumber(state);
      return ok([
        { type: 'ticket.reviewed.v1', payload: { level, upheld, body: body.trim(), text: text.trim(), number } },
      ]);
    }
  }
}

function askReview(
  { askedOn, text }: Extract<OnPetition, { readonly type: 'ask-review' }>,
  state: TicketState,
  facts: TicketFacts,
): TicketDecision {
  if (askedOn > facts.today) return refusedFor('in-future');
  const level = nextLevel(state);
  if (level === undefined) return refusedFor('reviews-over');
  const told = state.reviews.at(-1)?.done?.on ?? state.answers.at(-1)?.on ?? state.receivedOn;
  if (askedOn < told) return refusedFor('in-future');
  const last = deadline(facts.calendar, told, limitNamed(state.limits, 'petitionAskReview'));
  if (askedOn > last.date) return refusedFor('review-late');
  return ok([{ type: 'ticket.review-asked.v1', payload: { level, askedOn, text: text.trim() } }]);
}

/** The level that may be asked next; none after the re-review. */
function nextLevel({ reviews }: Pick<TicketState, 'reviews'>): ReviewLevel | undefined {
  if (reviews.length === 0) return 'review';
  return reviews.length === 1 ? 're-review' : undefined;
}

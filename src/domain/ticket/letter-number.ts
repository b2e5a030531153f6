import type { TicketState } from './state.ts';

/**
 * The number of the ticket's next letter: its own with the place in its row, so that two desks without a line never give
 * the same number to letters of two petitions. Acceptance is 1, then decisions and reviews as they come.
 */
export function letterNumber({ ticketNo, acceptanceNo, answers, reviews }: TicketState): string {
  const given = (acceptanceNo === null ? 0 : 1) + answers.length + reviews.filter(({ done }) => done !== null).length;
  return `${ticketNo}-${String(given + 1)}`;
}

import type { Refusal } from '../application/refusal.ts';
import type { TicketStage } from './state.ts';

/** Why something was not done about a ticket. */
export const ticketProblems = [
  'known-already',
  'words-missing',
  'papers-missing',
  'in-future',
  'rating-missing',
  'not-a-rating',
  'not-a-petition',
  'rated-already',
  'order-known',
  'order-number-missing',
  'same-ticket',
  'same-sorting',
  'not-holder',
  'person-unfit',
  'person-barred',
  'held-already',
  'designated',
  'office-below',
  'extension-asked',
  'extension-none',
  'other-person',
  'promise-past',
  'promise-unknown',
  'call-first',
  'petition-ended',
  'return-late',
  'review-late',
  'reviews-over',
  'not-over-yet',
  'appeal-open',
  'not-contacted',
  'no-interest',
  'petition-named',
  'reason-taken',
  'not-in-force',
] as const;

export type TicketProblem = (typeof ticketProblems)[number];

export type TicketRefusal =
  | Refusal
  /** Nobody has such a ticket, or not for this person: who is named in one is told nothing of it (CMP-09). */
  | { readonly code: 'unknown-ticket' }
  | { readonly code: 'ticket-not-now'; readonly stage: TicketStage }
  | { readonly code: 'ticket-refused'; readonly why: TicketProblem }
  /** PET-07. */
  | { readonly code: 'too-many-representatives'; readonly most: number };

/** How a ticket's row is written small: names out of a fixed list are their place in it. */
import { hash } from 'node:crypto';
import { ticketClockNames } from '../../domain/ticket/clocks.ts';
import {
  closeReasons,
  satisfactions,
  ticketChannels,
  ticketClasses,
  ticketKinds,
  ticketTopics,
} from '../../domain/ticket/kinds.ts';
import { type TicketStage, ticketStages } from '../../domain/ticket/state.ts';

/** The lists on which a ticket lies, one at a time. */
export const shelves = ['to-do', 'waiting', 'answered', 'returned', 'closed'] as const;

export type Shelf = (typeof shelves)[number];

const shelfOfStage: Readonly<Record<TicketStage, Shelf>> = {
  received: 'to-do',
  handling: 'to-do',
  waiting: 'waiting',
  answered: 'answered',
  'under-review': 'answered',
  returned: 'returned',
  closed: 'closed',
};

export function shelfCode(shelf: Shelf): number {
  return shelves.indexOf(shelf);
}

export function shelfCodeOf(stage: TicketStage): number {
  return shelfCode(shelfOfStage[stage]);
}

/** What finds tickets that are alike. */
export const ticketMarks = ['phone', 'identity', 'person', 'unit', 'estate', 'case', 'staff', 'window'] as const;

export type TicketMark = (typeof ticketMarks)[number];

export const NO_HOLDER = '';

/** A list that changes changes this, and with it the projection's version: rows are made anew. */
export const ticketCodesFingerprint = hash(
  'sha256',
  JSON.stringify([
    shelves,
    ticketMarks,
    ticketStages,
    ticketKinds,
    ticketClasses,
    ticketChannels,
    ticketTopics,
    closeReasons,
    satisfactions,
    ticketClockNames,
  ]),
).slice(0, 16);

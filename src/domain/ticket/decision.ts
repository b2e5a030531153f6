import { type Result, err } from '../../kernel/result.ts';
import type { TicketEvent } from './events.ts';
import type { TicketProblem, TicketRefusal } from './refusal.ts';

export type TicketDecision = Result<readonly TicketEvent[], TicketRefusal>;

export function refusedFor(why: TicketProblem): TicketDecision {
  return err({ code: 'ticket-refused', why });
}

export function isEmpty(text: string): boolean {
  return text.trim() === '';
}

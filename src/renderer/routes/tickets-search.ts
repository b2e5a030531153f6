import { z } from 'zod';
import { ticketLists } from '../../contract/tickets.ts';
import { ticketKinds } from '../../domain/ticket/kinds.ts';

/** The lists, and the team's board for those who lead it. */
export const ticketTabs = [...ticketLists, 'team'] as const;

export type TicketTab = (typeof ticketTabs)[number];

/** Which tickets are shown; what is usual is left out of the address. */
export const ticketsSearchSchema = z.object({
  list: z.enum(ticketTabs).optional().catch(undefined),
  kind: z.enum(ticketKinds).optional().catch(undefined),
  text: z.string().max(100).optional().catch(undefined),
  /** Position of the chosen row. */
  row: z.int().min(0).optional().catch(undefined),
});

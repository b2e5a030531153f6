import { z } from 'zod';
import { ticketClasses, ticketTopics } from '../../domain/ticket/kinds.ts';
import { orderColumns } from '../../domain/ticket/order-row.ts';

/** How a hotline's table is read: which column is what, and its words for class and topic. */
export const orderMappingSchema = z.object({
  columns: z.record(z.enum(orderColumns), z.string().min(1)),
  subjects: z.record(z.string(), z.enum(ticketClasses)),
  topics: z.record(z.string(), z.enum(ticketTopics)),
});

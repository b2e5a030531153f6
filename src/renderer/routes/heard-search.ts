import { z } from 'zod';
import { figureParts } from '../../contract/heard.ts';
import { parseOfficeId } from '../../domain/office/office.ts';
import { ticketKinds, ticketTopics } from '../../domain/ticket/kinds.ts';

/** Which office, month or week, and the figure whose tickets are listed; what is usual is left out. */
export const heardSearchSchema = z.object({
  view: z.enum(['month', 'week', 'ratings']).optional().catch(undefined),
  office: z
    .string()
    .refine((text) => parseOfficeId(text) !== undefined)
    .optional()
    .catch(undefined),
  month: z
    .string()
    .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
  day: z.iso.date().optional().catch(undefined),
  kind: z.enum(ticketKinds).optional().catch(undefined),
  part: z.enum(figureParts).optional().catch(undefined),
  topic: z.enum(ticketTopics).optional().catch(undefined),
  /** The home or estate whose tickets are listed. */
  thing: z.enum(['estate', 'unit']).optional().catch(undefined),
  value: z.string().max(200).optional().catch(undefined),
  /** The 片区 whose tickets are listed. */
  area: z.string().max(100).optional().catch(undefined),
  /** The group of unnamed bad ratings that is listed. */
  group: z.string().max(4000).optional().catch(undefined),
});

import { z } from 'zod';
import { waitingLists } from '../../contract/waitlist.ts';
import { programmes } from '../../domain/application/programme.ts';

/** What of the waiting list is shown; what is usual is left out of the address. */
export const waitlistSearchSchema = z.object({
  list: z.enum(waitingLists).optional().catch(undefined),
  programme: z.enum(programmes).optional().catch(undefined),
  office: z
    .string()
    .regex(/^\d{4,9}$/)
    .optional()
    .catch(undefined),
  /** Position of the chosen row. */
  row: z.int().min(0).optional().catch(undefined),
});

export type WaitlistSearch = z.infer<typeof waitlistSearchSchema>;

/** What was asked for at the counter. */
export const whereSearchSchema = z.object({ text: z.string().max(100).optional().catch(undefined) });

import { z } from 'zod';
import { ageBuckets } from '../../contract/time.ts';
import { statuses } from '../../domain/application/state.ts';
import { parseOfficeId } from '../../domain/office/office.ts';

/** Which office and month, and the figure whose cases are listed; what is usual is left out. */
export const timeSearchSchema = z.object({
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
  step: z
    .enum([...statuses, 'whole'])
    .optional()
    .catch(undefined),
  age: z.enum(ageBuckets).optional().catch(undefined),
});

export type TimeSearch = z.infer<typeof timeSearchSchema>;

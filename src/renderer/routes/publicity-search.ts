import { z } from 'zod';
import { plainDateSchema } from '../../contract/schemas/primitives.ts';

export const publicityTabs = ['waiting', 'prepared', 'published', 'objections', 'closed', 'register'] as const;

const daySchema = plainDateSchema.optional().catch(undefined);

/** Which list of publicity is open, as it stands in the address, and the days of the register; what waits when nothing is said. */
export const publicitySearchSchema = z.object({
  tab: z.enum(publicityTabs).optional().catch(undefined),
  from: daySchema,
  until: daySchema,
});

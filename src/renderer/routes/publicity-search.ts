import { z } from 'zod';

export const publicityTabs = ['waiting', 'prepared', 'published', 'objections', 'closed', 'register'] as const;

/** Which list of publicity is open, as it stands in the address; what waits when nothing is said. */
export const publicitySearchSchema = z.object({ tab: z.enum(publicityTabs).optional().catch(undefined) });

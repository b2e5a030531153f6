import { z } from 'zod';

/** Which conflicts are listed, as it stands in the address; the open ones when nothing is said. */
export const conflictSearchSchema = z.object({ state: z.literal('settled').optional().catch(undefined) });

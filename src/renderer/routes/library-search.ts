import { z } from 'zod';

/** What is searched for and which document stands open; what is usual is left out of the address. */
export const librarySearchSchema = z.object({
  text: z.string().max(100).optional().catch(undefined),
  inForce: z.boolean().optional().catch(undefined),
  doc: z.uuid().optional().catch(undefined),
});

import { z } from 'zod';

const versionId = z
  .string()
  .regex(/^[a-z-]{2,40}@\d{4}-\d{2}-\d{2}$/)
  .optional()
  .catch(undefined);

/** Which version of which pack is shown and how, as it stands in the address; the city's own in force by itself. */
export const policySearchSchema = z.object({
  version: versionId,
  /** The version beside it: only what differs is shown. */
  with: versionId,
  view: z.enum(['history', 'proposal']).optional().catch(undefined),
  find: z.string().max(100).optional().catch(undefined),
  unsure: z.literal(true).optional().catch(undefined),
});

export type PolicySearch = z.infer<typeof policySearchSchema>;

/** Which version a draft begins with; the last one by itself. */
export const draftSearchSchema = z.object({ base: versionId });

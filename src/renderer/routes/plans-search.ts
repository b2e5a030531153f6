import { z } from 'zod';

export const planTabs = [
  'parts',
  'candidates',
  'review',
  'passed',
  'failed',
  'withdrawn',
  'declared',
  'roster',
] as const;

/** Which part of a plan is open, and which household of its list; the parts when nothing is said. */
export const planSearchSchema = z.object({
  tab: z.enum(planTabs).optional().catch(undefined),
  case: z.uuid().optional().catch(undefined),
  find: z.string().max(60).optional().catch(undefined),
});

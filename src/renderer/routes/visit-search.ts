import { z } from 'zod';
import { visitSteps } from '../../contract/visits.ts';

/** Which list of reviews is open, as it stands in the address. */
export const reviewTabs = ['called', 'declared', 'promised', 'passed', 'failed'] as const;

export const renewalTabs = ['open', 'late', 'applied', 'passed', 'renewed', 'failed'] as const;

export const reviewsSearchSchema = z.object({
  tab: z.enum(reviewTabs).optional().catch(undefined),
  /** A list of renewals instead. */
  renewal: z.enum(renewalTabs).optional().catch(undefined),
});

export const findVisitSearchSchema = z.object({ text: z.string().max(60).optional().catch(undefined) });

export const visitSearchSchema = z.object({ step: z.enum(visitSteps).optional().catch(undefined) });

import { z } from 'zod';
import { declarations } from '../domain/annual-review/events.ts';
import { paymentWays } from '../domain/rent/events.ts';
import { procedure } from './procedure.ts';
import { documentFileSchema } from './schemas/application.ts';
import { textSchema } from './schemas/primitives.ts';
import { handedPaperSchema, leaseIdSchema } from './schemas/tenancy.ts';

export const visitSteps = ['review', 'renewal', 'pay', 'print'] as const;

export type VisitStep = (typeof visitSteps)[number];

const typed = textSchema(4_000).catch('');
const papers = z.array(handedPaperSchema).max(20).catch([]);

/** What stands in the steps of a visit and was not handed in yet. A draft of an older program loses what it lacks, no more. */
export const visitDraftSchema = z.object({
  review: z
    .object({ declaration: z.enum(declarations), changes: typed, signedBy: typed, papers, reason: typed })
    .nullable()
    .catch(null),
  renewal: z
    .object({
      declaration: z.enum(declarations),
      changes: typed,
      signedBy: typed,
      papers,
      reason: typed,
      years: z.int().min(1).max(20).catch(3),
      landlord: typed,
      tenant: typed,
      employer: typed,
    })
    .nullable()
    .catch(null),
  pay: z
    .object({
      paymentId: z.uuid(),
      version: z.int(),
      rent: typed,
      deposit: typed,
      way: z.enum(paymentWays),
      payer: typed,
      reference: typed,
      paidOn: typed,
    })
    .nullable()
    .catch(null),
  /** Where the visit stood; null at its beginning. */
  step: z.enum(visitSteps).nullable().catch(null),
});

export type VisitDraft = z.infer<typeof visitDraftSchema>;

/** One visit of a tenant: review, renewal, payment and printing on one screen, kept as it is filled in. */
export const visits = {
  /** A page of a paper that a tenant brought. Refused: `file-too-large`, `bad-file`. */
  put: procedure('lease.keep')
    .input(z.object({ file: z.file() }))
    .output(documentFileSchema),
  /** What this person has filled in so far for the lease, at this desk; null while nothing. */
  draft: procedure('lease.keep')
    .input(z.object({ leaseId: leaseIdSchema }))
    .output(visitDraftSchema.nullable()),
  /** Keeps it, for this person only; null forgets it. */
  keep: procedure('lease.keep')
    .input(z.object({ leaseId: leaseIdSchema, draft: visitDraftSchema.nullable() }))
    .output(z.object({ savedAt: z.int() })),
};

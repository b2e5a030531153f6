import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { declarations } from '../domain/annual-review/events.ts';
import { contactWays } from '../domain/arrears/events.ts';
import type { AvailableRenewal } from '../domain/renewal/available-actions.ts';
import { type RenewalState, renewalStatuses } from '../domain/renewal/state.ts';
import { letterRunSchema } from './letter-run.ts';
import { procedure } from './procedure.ts';
import { commentSchema } from './schemas/application.ts';
import { blobHashSchema, caseIdSchema, commandIdSchema, lineSchema, plainDateSchema } from './schemas/primitives.ts';
import { handedPaperSchema, leaseIdSchema } from './schemas/tenancy.ts';

const renewalCommandSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('remind'), way: z.enum(contactWays), note: commentSchema }),
  z.object({
    type: z.literal('apply'),
    months: z.int().min(1).max(240),
    declaration: z.enum(declarations),
    changes: commentSchema,
    signedBy: lineSchema(60),
    papers: z.array(handedPaperSchema).max(20),
  }),
  z.object({ type: z.literal('admit'), reason: commentSchema }),
  z.object({ type: z.literal('bring'), papers: z.array(handedPaperSchema).max(20) }),
  z.object({ type: z.literal('review'), outcome: z.enum(['passed', 'failed']), reason: commentSchema }),
  z.object({
    type: z.literal('sign'),
    signatures: z.array(z.object({ party: z.enum(['landlord', 'tenant', 'employer']), name: lineSchema(60) })).max(6),
  }),
]);

export type RenewalCommandInput = z.input<typeof renewalCommandSchema>;

const placeSchema = z.object({ day: z.int(), key: z.int() });

const renewalRowSchema = z.object({
  place: placeSchema,
  leaseId: z.string(),
  /** The last day of the old term. */
  until: plainDateSchema.nullable(),
  status: z.enum(renewalStatuses),
  /** Nobody has asked, and the last day for it is over by the rule of PRH-29 that is in force. */
  isLate: z.boolean(),
  promisedUntil: plainDateSchema.nullable(),
  toldOn: plainDateSchema.nullable(),
  leaseNo: z.string(),
  tenantName: z.string(),
  estate: z.string(),
  unitNo: z.string(),
  phone: z.string(),
});

export type RenewalRow = z.infer<typeof renewalRowSchema>;

const renewalLists = [...renewalStatuses, 'promised'] as const;

const renewalViewSchema = z.object({
  version: z.int(),
  state: z.custom<RenewalState>((value) => typeof value === 'object' && value !== null),
  /** The last day of the term that is to be renewed. */
  until: plainDateSchema,
  /** PRH-29, by the policy in force. */
  applyBy: plainDateSchema,
  opensOn: plainDateSchema,
  /** PRH-20. */
  longestMonths: z.int(),
  publicityDays: z.int(),
  promisedUntil: plainDateSchema,
  isInForce: z.boolean(),
  outcome: z.enum(['eligible', 'ineligible', 'undetermined']).nullable(),
  caseId: caseIdSchema.nullable(),
  actions: z.array(z.custom<AvailableRenewal>((value) => typeof value === 'object' && value !== null)),
});

export type RenewalView = z.infer<typeof renewalViewSchema>;

/** Renewals of terms (PRH-29, PRH-30). */
export const renewals = {
  /** One list, the most pressing first; `open` are terms that end soon and for which nobody has asked. */
  list: procedure('lease.read')
    .input(
      z.object({
        list: z.enum(renewalLists),
        after: placeSchema.nullable().default(null),
        limit: z.int().min(1).max(200).default(100),
      }),
    )
    .output(z.array(renewalRowSchema)),
  counts: procedure('lease.read').output(
    z.object({
      open: z.int(),
      applied: z.int(),
      late: z.int(),
      passed: z.int(),
      failed: z.int(),
      renewed: z.int(),
    }),
  ),
  /** The renewal of the lease's term. Refused `unknown-lease`. */
  get: procedure('lease.read')
    .input(z.object({ leaseId: leaseIdSchema }))
    .output(renewalViewSchema),
  /** `until` is the end of the term and `version` that of its renewal which the person saw. */
  execute: procedure('lease.keep')
    .input(
      z.object({
        commandId: commandIdSchema,
        leaseId: leaseIdSchema,
        until: plainDateSchema,
        version: z.int().min(0),
        command: renewalCommandSchema,
      }),
    )
    .output(z.object({ version: z.int() })),
  /**
   * Letters that remind of the renewal, in one Word file from the template of the person's office; each is noted as a
   * reminder by letter. Refused where none of them can be reminded.
   */
  letters: procedure('lease.keep')
    .input(
      z.object({
        of: z
          .array(z.object({ leaseId: leaseIdSchema, until: plainDateSchema }))
          .min(1)
          .max(10),
      }),
    )
    .output(z.object({ file: z.instanceof(Blob), made: z.int(), left: z.int() })),
  /**
   * A letter to everybody on the list who has had none today, in one file, with progress; stopped, it has done nothing.
   * Refused where none of them can be made.
   */
  allLetters: procedure('lease.keep').output(eventIterator(letterRunSchema)),
  /** A page of a paper that came in with a renewal. The reading is logged. */
  document: procedure('lease.read')
    .input(z.object({ leaseId: leaseIdSchema, until: plainDateSchema, hash: blobHashSchema }))
    .output(z.instanceof(Blob)),
};

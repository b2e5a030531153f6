import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import type { AvailableReview } from '../domain/annual-review/available-actions.ts';
import { declarations } from '../domain/annual-review/events.ts';
import { type ReviewState, reviewStatuses } from '../domain/annual-review/state.ts';
import { contactWays } from '../domain/arrears/events.ts';
import type { AnyRefusal } from './errors.ts';
import { letterRunSchema } from './letter-run.ts';
import { procedure } from './procedure.ts';
import { commentSchema } from './schemas/application.ts';
import { blobHashSchema, caseIdSchema, commandIdSchema, lineSchema, plainDateSchema } from './schemas/primitives.ts';
import { handedPaperSchema, leaseIdSchema } from './schemas/tenancy.ts';

const yearSchema = z.int().min(2000).max(2200);

const reviewCommandSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('call') }),
  z.object({ type: z.literal('remind'), way: z.enum(contactWays), note: commentSchema }),
  z.object({
    type: z.literal('declare'),
    declaration: z.enum(declarations),
    changes: commentSchema,
    signedBy: lineSchema(60),
    papers: z.array(handedPaperSchema).max(20),
  }),
  z.object({ type: z.literal('bring'), papers: z.array(handedPaperSchema).max(20) }),
  z.object({ type: z.literal('decide'), outcome: z.enum(['passed', 'failed']), reason: commentSchema }),
  z.object({ type: z.literal('reopen'), reason: commentSchema }),
]);

export type ReviewCommandInput = z.input<typeof reviewCommandSchema>;

const placeSchema = z.object({ day: z.int(), key: z.int() });

const reviewRowSchema = z.object({
  place: placeSchema,
  leaseId: z.string(),
  year: z.int(),
  status: z.enum(reviewStatuses),
  dueOn: plainDateSchema.nullable(),
  promisedUntil: plainDateSchema.nullable(),
  toldOn: plainDateSchema.nullable(),
  leaseNo: z.string(),
  tenantName: z.string(),
  estate: z.string(),
  unitNo: z.string(),
  phone: z.string(),
});

export type ReviewRow = z.infer<typeof reviewRowSchema>;

export const reviewLists = [...reviewStatuses, 'promised'] as const;

const refusalSchema = z.custom<AnyRefusal>((value) => typeof value === 'object' && value !== null);

const reviewViewSchema = z.object({
  year: z.int(),
  /** 0 while nobody has called it. */
  version: z.int(),
  /** Null while nobody has called it. */
  state: z.custom<ReviewState>((value) => typeof value === 'object').nullable(),
  /** By the policy in force; null where it asks for none in the year. */
  dueOn: plainDateSchema.nullable(),
  opensOn: plainDateSchema.nullable(),
  /** The last day of a paper promised today. */
  promisedUntil: plainDateSchema,
  declaredByName: z.string(),
  decidedByName: z.string(),
  /** What the conditions say of the case that is housed; null where no case is. */
  outcome: z.enum(['eligible', 'ineligible', 'undetermined']).nullable(),
  caseId: caseIdSchema.nullable(),
  actions: z.array(z.custom<AvailableReview>((value) => typeof value === 'object' && value !== null)),
});

export type ReviewView = z.infer<typeof reviewViewSchema>;

const callRunSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), done: z.int(), total: z.int() }),
  z.object({
    kind: z.literal('report'),
    total: z.int(),
    called: z.int(),
    refusedCount: z.int(),
    /** The first of those that were not called. */
    refused: z.array(z.object({ leaseId: z.string(), leaseNo: z.string(), refusal: refusalSchema })),
  }),
]);

export type CallRunEvent = z.infer<typeof callRunSchema>;

/** Yearly reviews of those who live in a public home (domain reference §2.4). */
export const reviews = {
  /** One list, the most pressing first. */
  list: procedure('lease.read')
    .input(
      z.object({
        list: z.enum(reviewLists),
        after: placeSchema.nullable().default(null),
        limit: z.int().min(1).max(200).default(100),
      }),
    )
    .output(z.array(reviewRowSchema)),
  /** How many there are of each status, and how many a run would call now. */
  counts: procedure('lease.read').output(
    z.object({ called: z.int(), declared: z.int(), passed: z.int(), failed: z.int(), toCall: z.int() }),
  ),
  /** The review of this year, or of the one named; years before it are listed. Refused `unknown-lease`. */
  get: procedure('lease.read')
    .input(z.object({ leaseId: leaseIdSchema, year: yearSchema.nullable().default(null) }))
    .output(reviewViewSchema.extend({ years: z.array(z.int()) })),
  /** `version` is the one that the person saw; 0 while nobody has called it. */
  execute: procedure('lease.keep')
    .input(
      z.object({
        commandId: commandIdSchema,
        leaseId: leaseIdSchema,
        year: yearSchema,
        version: z.int().min(0),
        command: reviewCommandSchema,
      }),
    )
    .output(z.object({ version: z.int() })),
  /** Calls every household whose review is due, with progress and a report; again, it finds nothing left to do. */
  callAll: procedure('lease.keep').output(eventIterator(callRunSchema)),
  /**
   * Letters that remind of the review, in one Word file from the template of the person's office; each is noted as a
   * reminder by letter. Refused where none of them can be reminded.
   */
  letters: procedure('lease.keep')
    .input(
      z.object({
        of: z
          .array(z.object({ leaseId: leaseIdSchema, year: yearSchema }))
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
  /** A page of a paper that came in with a review. The reading is logged. */
  document: procedure('lease.read')
    .input(z.object({ leaseId: leaseIdSchema, year: yearSchema, hash: blobHashSchema }))
    .output(z.instanceof(Blob)),
};

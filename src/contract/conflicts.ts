import { z } from 'zod';
import type { AnyRefusal } from './errors.ts';
import { historyEntrySchema } from './cases.ts';
import { procedure } from './procedure.ts';
import { commentSchema } from './schemas/application.ts';
import { caseIdSchema, commandIdSchema } from './schemas/primitives.ts';

/** What a conflict is about that is not a case: the kinds that have a page of their own, and what people call it. */
const conflictAboutSchema = z.object({
  kind: z.enum([
    'lease',
    'rent',
    'arrears',
    'review',
    'renewal',
    'leaving',
    'payment',
    'ticket',
    'unit',
    'estate',
    'library',
    'draw',
    'selection',
    'plan',
    'publicity',
  ]),
  /** Of its page: the lease's for all that is of a lease. */
  id: z.string(),
  label: z.string(),
});

export type ConflictAbout = z.infer<typeof conflictAboutSchema>;

/** A command of this desk that could not be carried over onto what happened meanwhile. */
export const conflictSummarySchema = z.object({
  conflictId: z.uuid(),
  openedAt: z.int(),
  /** Null where the conflict is not about a case (an account, an office). */
  caseId: caseIdSchema.nullable(),
  caseNo: z.string(),
  applicantName: z.string(),
  /** Null where it is about a case, and for what has no page (an account, an office). */
  about: conflictAboutSchema.nullable(),
  /** The first of my commands, e.g. `application.approve`. */
  commandName: z.string(),
  byName: z.string(),
  /** How many of my commands hang on it. */
  commands: z.int(),
  state: z.enum(['open', 'settled']),
});

export type ConflictSummary = z.infer<typeof conflictSummarySchema>;

const refusalSchema = z.custom<AnyRefusal>((value) => typeof value === 'object' && value !== null && 'code' in value);

/** A command under its full name, e.g. `ticket.answer`; the refusal is null where this person may give it now. */
const conflictActionSchema = z.object({ command: z.string(), refusal: refusalSchema.nullable() });

export type ConflictAction = z.infer<typeof conflictActionSchema>;

/** One field at three times. Values are as the case holds them; the screens format them by path. */
export const conflictFieldSchema = z.object({
  /** e.g. `status`, `content.phone`, `clock.dueOn`. */
  path: z.string(),
  before: z.unknown(),
  mine: z.unknown(),
  theirs: z.unknown(),
});

export type ConflictField = z.infer<typeof conflictFieldSchema>;

export const conflictSchema = conflictSummarySchema.extend({
  /** What I decided, as the history would have shown it. */
  mine: z.array(historyEntrySchema.extend({ commandId: z.string(), commandName: z.string() })),
  /** What came from others since, on the same case or whatever it is about; where nothing did, on what stood in the way. */
  theirs: z.array(historyEntrySchema),
  /** Only fields in which the three differ. */
  fields: z.array(conflictFieldSchema),
  /** What the rules said to my command on the new history; `hub` when the hub refused it. */
  refusal: refusalSchema.nullable(),
  hubRefusal: z.string().nullable(),
  /** What this person may do now with the case, or with what it is about. */
  actions: z.array(conflictActionSchema),
  /** Whether `again` would go through for this person now, and why not. */
  againRefusal: refusalSchema.nullable(),
  settled: z
    .object({ choice: z.enum(['again', 'theirs', 'new']), byName: z.string(), at: z.int(), comment: z.string() })
    .nullable(),
});

export type Conflict = z.infer<typeof conflictSchema>;

export const conflicts = {
  list: procedure('conflict.read')
    .input(z.object({ state: z.enum(['open', 'settled']), before: z.int().nullable(), limit: z.int().min(1).max(200) }))
    .output(z.array(conflictSummarySchema)),
  /** Reading a conflict is reading personal data: it is logged. */
  get: procedure('conflict.read')
    .input(z.object({ conflictId: z.uuid() }))
    .output(conflictSchema),
  /**
   * `again`: my commands are decided once more by this person on top of what is there, or refused with the rule.
   * `theirs`: what is there stands. `new`: a new decision was or will be taken on the case; only closes the item.
   * Each choice is written into the history of the case with its comment.
   */
  settle: procedure('conflict.settle')
    .input(
      z.object({
        commandId: commandIdSchema,
        conflictId: z.uuid(),
        choice: z.enum(['again', 'theirs', 'new']),
        comment: commentSchema,
      }),
    )
    .output(z.null()),
};

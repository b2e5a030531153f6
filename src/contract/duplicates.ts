import { z } from 'zod';
import { statuses } from '../domain/application/state.ts';
import type { AvailablePairAction } from '../domain/duplicate/available-actions.ts';
import { pairReasonKinds } from '../domain/duplicate/evidence.ts';
import { differenceReasons } from '../domain/duplicate/reasons.ts';
import { relationCodes } from '../domain/identity/relation.ts';
import { caseViewSchema } from './cases.ts';
import { procedure } from './procedure.ts';
import { commentSchema, programmeSchema } from './schemas/application.ts';
import {
  caseIdSchema,
  commandIdSchema,
  lineSchema,
  plainDateSchema,
  secondSignInSchema,
} from './schemas/primitives.ts';

const reasonSchema = z.object({
  kind: z.enum(pairReasonKinds),
  /** Places of the two people in their households, of the case that is named first and of the other; null: of all. */
  people: z.tuple([z.int(), z.int()]).nullable(),
});

const pairedCaseSchema = z.object({
  caseId: caseIdSchema,
  caseNo: z.string(),
  /** Masked where the case lies outside the person's reach. */
  applicantName: z.string(),
  programme: programmeSchema,
  status: z.enum(statuses),
  streetName: z.string(),
  receivedOn: plainDateSchema,
});

export const pairRowSchema = z.object({
  low: pairedCaseSchema,
  high: pairedCaseSchema,
  score: z.int(),
  reasons: z.array(z.enum(pairReasonKinds)),
});

export type PairRow = z.infer<typeof pairRowSchema>;

const outcomeSchema = z.enum(['duplicate', 'same-household', 'different']);

/** A case that looks like the one asked about. */
export const suspectSchema = pairedCaseSchema.extend({
  score: z.int(),
  reasons: z.array(z.enum(pairReasonKinds)),
  /** Whether the person may open it: its street lies in their office. */
  isInReach: z.boolean(),
  /** It has ended without a home: an earlier application, not a second one. */
  hasEnded: z.boolean(),
});

export type Suspect = z.infer<typeof suspectSchema>;

export const suspectOfCaseSchema = suspectSchema.extend({
  /** Null while nobody has decided, or where something is shared now that was not then. */
  outcome: outcomeSchema.nullable(),
});

export type SuspectOfCase = z.infer<typeof suspectOfCaseSchema>;

/** Who joins when this case is closed and its household goes into the other, as what where it follows. */
const joiningSchema = z.object({
  identityNumber: z.string(),
  name: z.string(),
  /** As the closed case has it. */
  declared: z.string(),
  relation: z.string().nullable(),
});

export const pairViewSchema = z.object({
  low: caseViewSchema,
  high: caseViewSchema,
  /** Of the pair's stream. */
  version: z.int(),
  reasons: z.array(reasonSchema),
  score: z.int(),
  joining: z.object({ low: z.array(joiningSchema), high: z.array(joiningSchema) }),
  decision: z
    .object({
      outcome: outcomeSchema,
      closed: caseIdSchema.nullable(),
      reason: z.enum(differenceReasons).nullable(),
      comment: z.string(),
      decidedOn: plainDateSchema,
      byName: z.string(),
      secondName: z.string().nullable(),
      /** Something is shared now that was not before the person who decided. */
      hasNewFacts: z.boolean(),
    })
    .nullable(),
  actions: z.array(z.custom<AvailablePairAction>((value) => typeof value === 'object' && value !== null)),
});

export type PairView = z.infer<typeof pairViewSchema>;

const closing = { close: caseIdSchema, comment: commentSchema, second: secondSignInSchema };

/** The commands of domain/duplicate/commands.ts as they come from a screen. */
const pairCommandSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('duplicate-of'), ...closing }),
  z.object({
    type: z.literal('same-household'),
    ...closing,
    relations: z
      .array(
        z.object({
          identityNumber: lineSchema(18),
          relation: z.enum(relationCodes.map(({ code }) => code)),
        }),
      )
      .max(30),
  }),
  z.object({ type: z.literal('different-people'), reason: z.enum(differenceReasons), comment: commentSchema }),
]);

export type PairCommandInput = z.input<typeof pairCommandSchema>;

export const duplicates = {
  /** Pairs of cases that nobody has decided on, both within the person's office; the likeliest first. */
  list: procedure('case.read')
    .input(z.object({ after: z.string().max(100).nullable(), limit: z.int().min(1).max(200).default(50) }))
    .output(z.object({ rows: z.array(pairRowSchema), next: z.string().nullable() })),
  /** Every case that looks like this one. */
  ofCase: procedure('case.read')
    .input(z.object({ caseId: caseIdSchema }))
    .output(z.array(suspectOfCaseSchema)),
  /** Two cases side by side. Reading it is reading both: it is logged. Refused where one lies outside the office. */
  pair: procedure('case.read')
    .input(z.object({ one: caseIdSchema, other: caseIdSchema }))
    .output(pairViewSchema),
  /** Which cases a form that is being filled in looks like; at most ten, the likeliest first. */
  look: procedure('case.intake')
    .input(
      z.object({
        members: z
          .array(z.object({ name: lineSchema(50), identityNumber: lineSchema(40), phone: lineSchema(30) }))
          .max(30),
        phone: lineSchema(30),
        address: lineSchema(200),
        registrationAddress: lineSchema(200),
        bankCard: lineSchema(30),
      }),
    )
    .output(z.array(suspectSchema)),
  /**
   * Decides on a pair. `seen`: the versions that the person read, of the pair, the lower and the higher case; refused
   * `changed-meanwhile` when one of them moved on. Closing a case takes a second person's sign-in.
   */
  decide: procedure('case.rule')
    .input(
      z.object({
        commandId: commandIdSchema,
        low: caseIdSchema,
        high: caseIdSchema,
        seen: z.tuple([z.int(), z.int(), z.int()]),
        command: pairCommandSchema,
      }),
    )
    .output(z.null()),
};

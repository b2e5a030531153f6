import { z } from 'zod';
import type { AvailableOnDraw } from '../domain/draw/available-actions.ts';
import { signerRoles } from '../domain/draw/events.ts';
import { drawStatuses } from '../domain/draw/state.ts';
import { objectionChannels } from '../domain/publicity/events.ts';
import { procedure } from './procedure.ts';
import { selfCheckSchema } from './self-check.ts';
import { commentSchema } from './schemas/application.ts';
import {
  commandIdSchema,
  lineSchema,
  officeIdSchema,
  plainDateSchema,
  secondSignInSchema,
} from './schemas/primitives.ts';

/** The id of the plan that was frozen: a code, or a UUID. */
const drawIdSchema = z.string().regex(/^[0-9A-Za-z-]{1,64}$/);
const numberSchema = z.string().regex(/^[0-9A-Z-]{1,32}$/);
const programSchema = z.object({ version: z.string(), hash: z.string() });

const drawRowSchema = z.object({
  /** Where to go on from this row. */
  cursor: z.int(),
  drawId: z.string(),
  officeName: z.string(),
  status: z.enum(drawStatuses),
  rehearsal: z.boolean(),
  title: z.string(),
  planHash: z.string(),
  households: z.int(),
  units: z.int(),
  chosen: z.int(),
  frozenOn: plainDateSchema.nullable(),
  drawnOn: plainDateSchema.nullable(),
  publishedOn: plainDateSchema.nullable(),
  endsOn: plainDateSchema.nullable(),
  openObjections: z.int(),
});

export type DrawRow = z.infer<typeof drawRowSchema>;

const poolSchema = z.object({
  id: z.string(),
  label: z.string(),
  units: z.int(),
  /** 0 before the draw. */
  chosen: z.int(),
});

const sourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('drawn-here') }),
  z.object({
    kind: z.literal('public-figure'),
    name: lineSchema(100),
    where: lineSchema(300),
    publishedOn: plainDateSchema,
  }),
]);

const contributionSchema = z.object({
  id: z.string(),
  org: z.string(),
  label: z.string(),
  alphabet: z.string(),
  length: z.int(),
  /** The characters once both typings were the same; before that nobody is shown the first. */
  value: z.string().nullable(),
  entered: z.boolean(),
  confirmed: z.boolean(),
});

/** What the hall sees: nothing in it is not public. */
const hallSchema = z.object({
  drawId: z.string(),
  title: z.string(),
  officeName: z.string(),
  status: z.enum(drawStatuses),
  rehearsal: z.boolean(),
  planHash: z.string(),
  rosterRoot: z.string(),
  households: z.int(),
  units: z.int(),
  frozenAt: z.int(),
  pools: z.array(poolSchema),
  contributions: z.array(contributionSchema),
  /** Null while this desk computes nothing. */
  progress: z.object({ step: z.enum(['reading', 'keys', 'result']), share: z.int() }).nullable(),
  seed: z.string().nullable(),
  resultHash: z.string().nullable(),
  reserves: z.int(),
  signers: z.array(z.object({ role: z.enum(signerRoles), name: z.string(), organisation: z.string() })),
  publishedOn: plainDateSchema.nullable(),
  until: plainDateSchema.nullable(),
  voidedFor: z.string().nullable(),
  program: programSchema,
});

export type HallView = z.infer<typeof hallSchema>;

const twoSchema = z.object({ byName: z.string(), secondByName: z.string(), at: z.int(), program: programSchema });

const objectionSchema = z.object({
  objectionId: z.string(),
  objector: z.object({ name: z.string(), contact: z.string() }).nullable(),
  channel: z.enum(objectionChannels),
  text: z.string(),
  numbers: z.array(z.string()),
  receivedOn: plainDateSchema,
  recordedByName: z.string(),
  dueOn: plainDateSchema,
  overdue: z.boolean(),
  answer: z
    .object({ upheld: z.array(z.string()), result: z.string(), answeredOn: plainDateSchema, byName: z.string() })
    .nullable(),
});

export type DrawObjectionView = z.infer<typeof objectionSchema>;

const drawViewSchema = hallSchema.extend({
  version: z.int(),
  /** Published, and its last day is over: it is to be settled. */
  over: z.boolean(),
  office: officeIdSchema,
  algorithm: z.enum(['sha256', 'sm3']),
  unitRoot: z.string(),
  assign: z.enum(['order', 'unit']),
  /** Declared bits of chance, whole. */
  entropyBits: z.int(),
  rehearsalOf: z.string().nullable(),
  previous: z.string().nullable(),
  tiers: z.array(z.object({ tier: z.int(), households: z.int() })),
  frozen: twoSchema,
  started: twoSchema.nullable(),
  typings: z.array(
    z.object({
      id: z.string(),
      source: sourceSchema.nullable(),
      enteredByName: z.string(),
      enteredAt: z.int().nullable(),
      confirmedByName: z.string(),
      confirmedAt: z.int().nullable(),
      /** How often two typings differed. */
      differed: z.int(),
      /** The first typing is this person's: another has to type it again. */
      mine: z.boolean(),
    }),
  ),
  drawnAt: z.int().nullable(),
  drawnWith: programSchema.nullable(),
  /** The program that runs now. */
  running: programSchema,
  signatures: z.array(
    z.object({
      signatureId: z.string(),
      role: z.enum(signerRoles),
      name: z.string(),
      organisation: z.string(),
      signedAt: z.int(),
      strokes: z.string(),
    }),
  ),
  openRoles: z.array(z.enum(signerRoles)),
  objections: z.array(objectionSchema),
  settledOn: plainDateSchema.nullable(),
  struck: z.array(z.string()),
  voided: z
    .object({ reason: z.string(), on: plainDateSchema, byName: z.string(), secondByName: z.string() })
    .nullable(),
  refusedAttempts: z.int(),
  actions: z.array(
    z.object({
      command: z.custom<AvailableOnDraw['command']>((value) => typeof value === 'string'),
      refusal: z.custom<NonNullable<AvailableOnDraw['refusal']>>((value) => typeof value === 'object').nullable(),
    }),
  ),
});

export type DrawView = z.infer<typeof drawViewSchema>;

const logLineSchema = z.object({
  version: z.int(),
  type: z.string(),
  at: z.int(),
  byName: z.string(),
  /** What it is about: a contribution, a signer, a refused command. */
  about: z.string(),
  /** Of the event in the case log. */
  hash: z.string(),
});

export type DrawLogLine = z.infer<typeof logLineSchema>;

const resultLineSchema = z.object({
  no: z.string(),
  pool: z.string(),
  rank: z.int(),
  round: z.int(),
  name: z.string(),
  unit: z.string(),
});

export type DrawResultLine = z.infer<typeof resultLineSchema>;

/** The commands of domain/draw/commands.ts as they come from a screen; `freeze` is given by the plan's page. */
export const drawCommandSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('enter-contribution'),
    contributionId: z.string().max(32),
    value: z.string().max(1_000),
    source: sourceSchema,
  }),
  z.object({
    type: z.literal('confirm-contribution'),
    contributionId: z.string().max(32),
    value: z.string().max(1_000),
    second: secondSignInSchema,
  }),
  z.object({ type: z.literal('start'), second: secondSignInSchema }),
  z.object({
    type: z.literal('sign'),
    signatureId: z.uuid(),
    role: z.enum(signerRoles),
    name: lineSchema(50),
    organisation: lineSchema(100),
    strokes: z.string().max(40_000),
  }),
  z.object({ type: z.literal('close-signing') }),
  z.object({ type: z.literal('publish'), second: secondSignInSchema }),
  z.object({
    type: z.literal('raise-objection'),
    objectionId: z.uuid(),
    objector: z.object({ name: lineSchema(50), contact: lineSchema(100) }).nullable(),
    channel: z.enum(objectionChannels),
    text: commentSchema,
    numbers: z.array(numberSchema).max(100),
    receivedOn: plainDateSchema,
  }),
  z.object({
    type: z.literal('answer-objection'),
    objectionId: z.uuid(),
    upheld: z.array(numberSchema).max(100),
    result: commentSchema,
  }),
  z.object({ type: z.literal('settle') }),
  z.object({ type: z.literal('void'), reason: commentSchema, second: secondSignInSchema }),
]);

export type DrawCommandInput = z.input<typeof drawCommandSchema>;

const onDraw = z.object({ drawId: drawIdSchema });
const outcomeSchema = z.object({ drawId: z.string(), version: z.int() });
const pageOfPoolSchema = z.object({
  drawId: drawIdSchema,
  /** Empty for the reserves. */
  pool: z.string().max(32),
  after: z.int().min(0).default(0),
  limit: z.int().min(1).max(200).default(100),
});

export const draws = {
  list: procedure('draw.read')
    .input(z.object({ before: z.int().nullable().default(null), limit: z.int().min(1).max(200).default(100) }))
    .output(z.array(drawRowSchema)),
  get: procedure('draw.read').input(onDraw).output(drawViewSchema),
  /** Every step with who, when, and the hash of its event in the case log. */
  log: procedure('draw.read').input(onDraw).output(z.array(logLineSchema)),
  /** For the second window: read-only, and nothing in it that is not public. Nobody has to sign in to look at it. */
  hall: procedure('desk').input(onDraw).output(hallSchema),
  /** A pool's chosen by rank, or the reserves; masked, for the hall too. Refused `draw-not-now` before the draw. */
  results: procedure('desk').input(pageOfPoolSchema).output(z.array(resultLineSchema)),
  /** What the draw says of one number; null when it stands in no line of the roster. */
  number: procedure('draw.read')
    .input(z.object({ drawId: drawIdSchema, no: numberSchema }))
    .output(resultLineSchema.nullable()),
  /**
   * Carries out a command. The same `commandId` again does nothing. Refused with the rule's reason; what would harm
   * trust in the draw is kept in its log. `start` answers when the computation has begun.
   */
  execute: procedure('draw.conduct')
    .input(
      z.object({
        commandId: commandIdSchema,
        drawId: drawIdSchema,
        version: z.int().min(1),
        command: drawCommandSchema,
      }),
    )
    .output(outcomeSchema),
  /** Goes on with a draw that another desk started and did not finish; the result can only be the same. */
  resume: procedure('draw.conduct').input(onDraw).output(outcomeSchema),
  /**
   * `bundle`: the ZIP that the verifiers take. `website`: a folder for any web server with roster, plan, results, bundle
   * and verifiers. Refused `draw-not-now` before publication, `rehearsal-never-counts`. Logged.
   */
  export: procedure('draw.conduct')
    .input(z.object({ drawId: drawIdSchema, what: z.enum(['website', 'bundle']) }))
    .output(z.instanceof(Blob)),
  /**
   * How many of each group were chosen beside what chance gives. Made when first asked for; `report` is null while it is
   * being made. Names case workers: for the office of the draw and those above, never in what is published. Logged.
   * Refused `draw-not-now` before there is a result, `wrong-office`.
   */
  selfCheck: procedure('draw.check').input(onDraw).output(selfCheckSchema),
  /** The same as a workbook. Refused `draw-not-now` while it is being made. Logged. */
  selfCheckSheet: procedure('draw.check').input(onDraw).output(z.instanceof(Blob)),
  /** Freezes a copy as a 演练: own id, watermarked, never published. Two people sign, as for the draw itself. */
  rehearse: procedure('draw.conduct')
    .input(
      z.object({ commandId: commandIdSchema, drawId: drawIdSchema, rehearsalId: z.uuid(), second: secondSignInSchema }),
    )
    .output(outcomeSchema),
};

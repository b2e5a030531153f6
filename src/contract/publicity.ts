import { z } from 'zod';
import { programmes } from '../domain/application/programme.ts';
import { homeNatures } from '../domain/application/household.ts';
import { statuses } from '../domain/application/state.ts';
import { publicityItems, reviewOffices } from '../domain/policy/review-chain.ts';
import type { AvailablePublicity } from '../domain/publicity/available-actions.ts';
import { objectionChannels, objectionPauses } from '../domain/publicity/events.ts';
import { MOST_ITEMS } from '../domain/publicity/prepare.ts';
import { noticeStatuses } from '../domain/publicity/state.ts';
import { procedure } from './procedure.ts';
import { commentSchema } from './schemas/application.ts';
import { caseIdSchema, commandIdSchema, lineSchema, officeIdSchema, plainDateSchema } from './schemas/primitives.ts';

/** Chosen by the screen, so that a repeat is the same notice. */
const batchIdSchema = z.uuid();
const objectionIdSchema = z.uuid();
const showsSchema = z.array(z.enum(publicityItems));
const limitSchema = z.object({ count: z.int(), unit: z.enum(['working', 'calendar']) });

const clockSchema = z.object({
  startedOn: plainDateSchema,
  limit: z.int(),
  unit: z.enum(['working', 'calendar']),
  /** The last day, which counts whole. */
  dueOn: plainDateSchema,
  provisional: z.boolean(),
  day: z.int(),
  overdue: z.boolean(),
});

const waitingCaseSchema = z.object({
  caseId: caseIdSchema,
  caseNo: z.string(),
  applicantName: z.string(),
  programme: z.enum(programmes),
  streetName: z.string(),
  householdSize: z.int(),
});

/** Cases that may stand in one notice: of this office, and published by one rule. */
const waitingGroupSchema = z.object({
  place: z.enum(reviewOffices),
  limit: limitSchema,
  shows: showsSchema,
  cases: z.array(waitingCaseSchema),
});

export type WaitingGroup = z.infer<typeof waitingGroupSchema>;

const noticeRowSchema = z.object({
  /** Where to go on from this row. */
  cursor: z.int(),
  batchId: z.string(),
  officeName: z.string(),
  place: z.enum(reviewOffices),
  status: z.enum(noticeStatuses),
  noticeNo: z.string(),
  households: z.int(),
  passed: z.int(),
  objections: z.int(),
  openObjections: z.int(),
  preparedOn: plainDateSchema.nullable(),
  publishedOn: plainDateSchema.nullable(),
  endsOn: plainDateSchema.nullable(),
  closedOn: plainDateSchema.nullable(),
  /** Published, and its last day is over: it is to be closed. */
  over: z.boolean(),
});

export type NoticeRow = z.infer<typeof noticeRowSchema>;

const objectionRowSchema = z.object({
  batchId: z.string(),
  noticeNo: z.string(),
  objectionId: z.string(),
  officeName: z.string(),
  households: z.int(),
  receivedOn: plainDateSchema.nullable(),
  dueOn: plainDateSchema.nullable(),
  paused: z.boolean(),
  overdue: z.boolean(),
});

const noticeItemSchema = z.object({
  caseId: caseIdSchema,
  caseNo: z.string(),
  /** Masked, as it is published. */
  name: z.string(),
  streetName: z.string(),
  size: z.int().nullable(),
  education: z.string().nullable(),
  housing: z.enum([...homeNatures, 'none']).nullable(),
  result: z.enum(['reviewed', 'approved']).nullable(),
  clashes: z.boolean(),
  /** Where the case stands now; null for one that the reader's office does not know. */
  status: z.enum(statuses).nullable(),
});

const objectionSchema = z.object({
  objectionId: z.string(),
  /** Null: unnamed. */
  objector: z.object({ name: z.string(), contact: z.string() }).nullable(),
  channel: z.enum(objectionChannels),
  text: z.string(),
  caseIds: z.array(caseIdSchema),
  receivedOn: plainDateSchema,
  recordedByName: z.string(),
  clock: clockSchema,
  pausedFor: z.enum(objectionPauses).nullable(),
  answer: z
    .object({
      resultNo: z.string(),
      upheld: z.array(caseIdSchema),
      result: z.string(),
      answeredOn: plainDateSchema,
      byName: z.string(),
    })
    .nullable(),
});

export type ObjectionView = z.infer<typeof objectionSchema>;

const noticeViewSchema = z.object({
  batchId: z.string(),
  version: z.int(),
  office: officeIdSchema,
  officeName: z.string(),
  place: z.enum(reviewOffices),
  status: z.enum(noticeStatuses),
  limit: limitSchema,
  shows: showsSchema,
  preparedOn: plainDateSchema,
  preparedByName: z.string(),
  assessment: z
    .object({
      findings: z.string(),
      measures: z.string(),
      households: z.int(),
      withoutConsent: z.int(),
      assessedOn: plainDateSchema,
      keepUntil: plainDateSchema,
      byName: z.string(),
    })
    .nullable(),
  noticeNo: z.string().nullable(),
  publishedOn: plainDateSchema.nullable(),
  publishedByName: z.string(),
  period: clockSchema.nullable(),
  /** As published; before, as they would be today. */
  items: z.array(noticeItemSchema),
  /** The table as it is printed and exported, in Chinese. */
  table: z.object({ columns: z.array(z.string()), rows: z.array(z.array(z.string())) }),
  title: z.string(),
  lines: z.array(z.string()),
  notes: z.array(z.string()),
  objections: z.array(objectionSchema),
  passed: z.array(caseIdSchema),
  /** Somebody of the household may not apply until then: at the end it is not registered but goes back to the review. */
  barred: z.array(z.object({ caseId: caseIdSchema, caseNo: z.string(), until: plainDateSchema })),
  closedOn: plainDateSchema.nullable(),
  closedByName: z.string(),
  /** Households that did not agree to publicity on the form. */
  withoutConsent: z.int(),
  /** Above this number a second person signs on the same screen (a setting). */
  alone: z.int(),
  /** Whether it may be exported today. */
  exportable: z.boolean(),
  actions: z.array(
    z.object({
      command: z.custom<AvailablePublicity['command']>((value) => typeof value === 'string'),
      refusal: z.custom<NonNullable<AvailablePublicity['refusal']>>((value) => typeof value === 'object').nullable(),
    }),
  ),
});

export type NoticeView = z.infer<typeof noticeViewSchema>;

const secondSchema = z
  .object({ account: z.string().max(64), password: z.string().min(1).max(200) })
  .nullable()
  .default(null);
const caseIdsSchema = z.array(caseIdSchema).max(MOST_ITEMS);

/** The commands of domain/publicity/commands.ts as they come from a screen. */
export const publicityCommandSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('prepare'), caseIds: caseIdsSchema }),
  z.object({ type: z.literal('remove-items'), caseIds: caseIdsSchema }),
  z.object({ type: z.literal('drop'), reason: commentSchema }),
  z.object({ type: z.literal('assess'), findings: commentSchema, measures: commentSchema }),
  z.object({ type: z.literal('publish'), second: secondSchema }),
  z.object({
    type: z.literal('raise-objection'),
    objectionId: objectionIdSchema,
    objector: z.object({ name: lineSchema(50), contact: lineSchema(100) }).nullable(),
    channel: z.enum(objectionChannels),
    text: commentSchema,
    caseIds: caseIdsSchema,
    receivedOn: plainDateSchema,
  }),
  z.object({
    type: z.literal('pause-objection'),
    objectionId: objectionIdSchema,
    reason: z.enum(objectionPauses),
    comment: commentSchema,
  }),
  z.object({ type: z.literal('resume-objection'), objectionId: objectionIdSchema, comment: commentSchema }),
  z.object({
    type: z.literal('answer-objection'),
    objectionId: objectionIdSchema,
    upheld: caseIdsSchema,
    result: commentSchema,
  }),
  z.object({ type: z.literal('close'), second: secondSchema }),
]);

export type PublicityCommandInput = z.input<typeof publicityCommandSchema>;

/** A file that people open in a browser or an office program. */
export const MOST_REGISTERED = 20_000;

const registerPeriodSchema = z.object({ from: plainDateSchema, until: plainDateSchema });

export const publicity = {
  /** The cases that wait for a notice of this office, by the rule that publishes them. Logged as reading. */
  waiting: procedure('case.publicise').output(z.array(waitingGroupSchema)),
  list: procedure('case.read')
    .input(
      z.object({
        status: z.enum(noticeStatuses),
        before: z.int().nullable().default(null),
        limit: z.int().min(1).max(200).default(100),
      }),
    )
    .output(z.array(noticeRowSchema)),
  /** Objections that nobody answered, the first due first. */
  objections: procedure('case.read').output(z.array(objectionRowSchema)),
  get: procedure('case.read')
    .input(z.object({ batchId: batchIdSchema }))
    .output(noticeViewSchema),
  /**
   * Carries out a command on a notice, and what it means for each case in it, as one. The same `commandId` again does
   * nothing. Refused with the rule's reason, or `changed-meanwhile` when the notice is no longer at `version`.
   */
  execute: procedure('case.publicise')
    .input(
      z.object({
        commandId: commandIdSchema,
        batchId: batchIdSchema,
        version: z.int().min(0),
        command: publicityCommandSchema,
      }),
    )
    .output(z.object({ batchId: z.string(), version: z.int(), number: z.string().nullable() })),
  /** Refused `notice-over` after the last day, `notice-not-now` before it is published. Logged. */
  export: procedure('case.publicise')
    .input(z.object({ batchId: batchIdSchema, format: z.enum(['website', 'sheet']) }))
    .output(z.instanceof(Blob)),
  /**
   * PRH-07: the registration is public. Who was registered in the period and waits, by day, masked, in Chinese; the first
   * rows. Refused `too-many-rows` above MOST_REGISTERED.
   */
  register: procedure('case.read')
    .input(registerPeriodSchema)
    .output(
      z.object({
        title: z.string(),
        lines: z.array(z.string()),
        notes: z.array(z.string()),
        total: z.int(),
        table: z.object({ columns: z.array(z.string()), rows: z.array(z.array(z.string())) }),
      }),
    ),
  /** The whole of it, as a folder for the website or a sheet. Logged. */
  exportRegister: procedure('case.publicise')
    .input(registerPeriodSchema.extend({ format: z.enum(['website', 'sheet']) }))
    .output(z.instanceof(Blob)),
};

import { z } from 'zod';
import { pauseReasons } from '../domain/application/pause-reason.ts';
import type { StepCommandType } from '../domain/application/commands.ts';
import type { Refusal } from '../domain/application/refusal.ts';
import { checkSources } from '../domain/agency-check/source.ts';
import { documentTypes } from '../domain/application/document.ts';
import { documentRefusalReasons } from '../domain/application/judged-document.ts';
import { letterKinds } from '../domain/letter/letter-kind.ts';
import {
  householdChangeReasons,
  rejectionReasons,
  returnReasons,
  withdrawalReasons,
} from '../domain/application/reasons.ts';
import { reviewSteps, statuses } from '../domain/application/state.ts';
import { wayStepNames } from '../domain/application/way.ts';
import { holderSchema } from './holds.ts';
import { procedure } from './procedure.ts';
import {
  applicationContentSchema,
  judgedDocumentSchema,
  channelSchema,
  commentSchema,
  newDocumentSchema,
} from './schemas/application.ts';
import {
  caseIdSchema,
  commandIdSchema,
  documentIdSchema,
  lineSchema,
  officeIdSchema,
  plainDateSchema,
  secondSignInSchema,
  textSchema,
} from './schemas/primitives.ts';

const clockSchema = z.object({
  startedOn: plainDateSchema,
  limit: z.int(),
  unit: z.enum(['working', 'calendar']),
  dueOn: plainDateSchema,
  provisional: z.boolean(),
  /** Which day of the limit today is. */
  day: z.int(),
  overdue: z.boolean(),
  /** The clock stands since this day; null while it runs. `dueOn` then is the day if it went on at once. */
  pausedOn: plainDateSchema.nullable(),
  /** What the case waits for: a pause, or the notice that asks the applicant for papers (PRH-05). */
  waitingFor: z.enum(pauseReasons).nullable(),
});

const supplementPointSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('consent'), consent: z.enum(['verification', 'truthfulness', 'publicity']) }),
  z.object({ kind: z.literal('difference'), source: z.enum(checkSources), name: lineSchema(50) }),
]);

const supplementItemSchema = z.object({
  documentType: z.enum(documentTypes).nullable(),
  text: textSchema(300),
  reason: z.enum(documentRefusalReasons).optional(),
  point: supplementPointSchema.optional(),
});

const promiseSchema = z.object({
  madeOn: plainDateSchema,
  comment: z.string(),
  papers: z.array(
    z.object({
      documentType: z.enum(documentTypes),
      dueOn: plainDateSchema,
      provisional: z.boolean(),
      /** `broken`: its last day has passed and it has not come. */
      state: z.enum(['kept', 'open', 'broken']),
    }),
  ),
});

const availableActionSchema = z.object({
  command: z.custom<StepCommandType>((value) => typeof value === 'string'),
  refusal: z.custom<Refusal>((value) => typeof value === 'object').nullable(),
});

const wayStepSchema = z.object({
  name: z.enum(wayStepNames),
  stage: z.enum(['done', 'now', 'ahead']),
  officeName: z.string(),
  /** Empty where nobody did it yet, or no single person does. */
  byName: z.string(),
  limit: z.object({ count: z.int(), unit: z.enum(['working', 'calendar']) }).nullable(),
});

export const caseViewSchema = z.object({
  caseId: caseIdSchema,
  /** The stream version that was read: a command names it, and is refused when the case moved on. */
  version: z.int(),
  caseNo: z.string(),
  externalId: z.string(),
  channel: channelSchema,
  street: officeIdSchema,
  streetName: z.string(),
  status: z.enum(statuses),
  content: applicationContentSchema,
  documents: z.array(judgedDocumentSchema),
  /** Why this person judges no papers now; null when they may. */
  judging: z.custom<Refusal>((value) => typeof value === 'object').nullable(),
  missingDocuments: z.array(z.enum(documentTypes)),
  receivedOn: plainDateSchema,
  acceptedOn: plainDateSchema.nullable(),
  receiptNo: z.string().nullable(),
  clock: clockSchema.nullable(),
  supplementNotices: z.int(),
  supplementItems: z.array(supplementItemSchema),
  supplementNoticeNo: z.string().nullable(),
  /** What a notice would list today (supplement-list.ts); empty unless one may be sent. */
  supplementList: z.array(supplementItemSchema.extend({ sure: z.boolean() })),
  promise: promiseSchema.nullable(),
  /** What a promise would stand for; empty unless the file could be accepted on one. */
  promisable: z.array(
    z.object({
      documentType: z.enum(documentTypes),
      limit: z.object({ count: z.int(), unit: z.enum(['working', 'calendar']) }),
    }),
  ),
  /** When the last step was taken, and which papers have come since: what is new to whoever looks now. */
  lastStepAt: z.int().nullable(),
  newDocuments: z.array(documentIdSchema),
  opinions: z.array(
    z.object({
      step: z.enum(reviewSteps),
      byName: z.string(),
      recommendation: z.enum(['approve', 'reject']),
      comment: z.string(),
    }),
  ),
  rejectionReasons: z.array(z.enum(rejectionReasons)),
  rejectionComment: z.string(),
  decisionNoticeNo: z.string().nullable(),
  /** How long a re-check asked for today may take (PRH-09); null without a policy in force. */
  recheckLimit: z.object({ count: z.int(), unit: z.enum(['working', 'calendar']) }).nullable(),
  /** The whole chain, acceptance first and registration last, with who did which step (decisions/0015). */
  way: z.array(wayStepSchema),
  /** The notice in which the household stands. */
  notice: z.object({ batchId: z.string(), noticeNo: z.string() }).nullable(),
  registeredOn: plainDateSchema.nullable(),
  /** Since when the household is another than was declared first. */
  changedOn: plainDateSchema.nullable(),
  actions: z.array(availableActionSchema),
  /** Who has it in this step; null when nobody took it. */
  hold: holderSchema.nullable(),
});

export type CaseView = z.infer<typeof caseViewSchema>;

/** Conditions overruled with an approval; then a second person signs in on the same screen. */
const overruling = {
  overrules: z
    .array(z.object({ condition: lineSchema(100), verdict: z.enum(['met', 'unmet']), reason: commentSchema }))
    .max(50)
    .default([]),
  second: secondSignInSchema,
};

/** The commands of domain/application/commands.ts as they come from a screen. */
export const caseCommandSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('accept') }),
  z.object({
    type: z.literal('request-supplement'),
    items: z.array(supplementItemSchema).max(50),
    exceptionReason: commentSchema,
  }),
  z.object({
    type: z.literal('record-supplement'),
    documents: z.array(newDocumentSchema).max(50),
    note: commentSchema,
    consentGiven: z.boolean().default(false),
  }),
  z.object({ type: z.literal('pass-review'), recommendation: z.enum(['approve', 'reject']), comment: commentSchema }),
  z.object({ type: z.literal('return-one-step'), reason: z.enum(returnReasons), comment: commentSchema }),
  z.object({ type: z.literal('approve'), comment: commentSchema, ...overruling }),
  z.object({ type: z.literal('reject'), reasons: z.array(z.enum(rejectionReasons)).max(11), comment: commentSchema }),
  z.object({ type: z.literal('request-recheck'), grounds: commentSchema }),
  z.object({ type: z.literal('confirm-rejection'), comment: commentSchema }),
  z.object({ type: z.literal('overturn-rejection'), comment: commentSchema, ...overruling }),
  z.object({ type: z.literal('pause-clock'), reason: z.enum(pauseReasons), comment: commentSchema }),
  z.object({ type: z.literal('resume-clock'), comment: commentSchema }),
  z.object({
    type: z.literal('change-household'),
    reason: z.enum(householdChangeReasons).exclude(['death']),
    changedOn: plainDateSchema,
    content: applicationContentSchema,
    comment: commentSchema,
  }),
  z.object({
    type: z.literal('record-death'),
    identityNumber: lineSchema(18),
    diedOn: plainDateSchema,
    comment: commentSchema,
  }),
  z.object({ type: z.literal('withdraw'), reason: z.enum(withdrawalReasons), comment: commentSchema }),
  z.object({ type: z.literal('take-back-step'), comment: commentSchema }),
  z.object({ type: z.literal('accept-on-promise'), comment: commentSchema }),
  z.object({ type: z.literal('record-promised'), documents: z.array(newDocumentSchema).max(50), note: commentSchema }),
  z.object({
    type: z.literal('accept-document'),
    documentId: documentIdSchema,
    documentType: z.enum(documentTypes),
    validUntil: plainDateSchema.nullable(),
  }),
  z.object({
    type: z.literal('refuse-document'),
    documentId: documentIdSchema,
    reason: z.enum(documentRefusalReasons),
    comment: textSchema(300),
    askAgain: z.boolean(),
  }),
]);

export type CaseCommandInput = z.input<typeof caseCommandSchema>;

/** One line of the history: the screens put it in words by `type` and `details`. */
export const historyEntrySchema = z.object({
  eventId: z.string(),
  version: z.int(),
  type: z.string(),
  at: z.int(),
  actorName: z.string(),
  officeName: z.string(),
  /** The event's payload without the application's content; a rejection with the `recheckLimit` of its policy. */
  details: z.record(z.string(), z.unknown()),
  rules: z.array(z.string()),
  policy: z.string(),
});

export type HistoryEntry = z.infer<typeof historyEntrySchema>;

export const cases = {
  /** Reading a case is reading personal data: it is logged. */
  get: procedure('case.read')
    .input(z.object({ caseId: caseIdSchema }))
    .output(caseViewSchema),
  history: procedure('case.read')
    .input(z.object({ caseId: caseIdSchema }))
    .output(z.array(historyEntrySchema)),
  /**
   * Carries out a command on a case. The same `commandId` again answers what the first answered and does nothing.
   * Refused with the rule's reason, or `changed-meanwhile` when the case is no longer at `version`.
   */
  execute: procedure('signed-in')
    .input(
      z.object({
        commandId: commandIdSchema,
        caseId: caseIdSchema,
        version: z.int().min(1),
        command: caseCommandSchema,
      }),
    )
    .output(
      z.object({ caseId: caseIdSchema, version: z.int(), status: z.enum(statuses), noticeNo: z.string().nullable() }),
    ),
  /** A receipt or notice was printed or saved as PDF: goes into the reading log. */
  printed: procedure('case.read')
    .input(z.object({ caseId: caseIdSchema, what: z.enum([...letterKinds, 'waiting-slip']) }))
    .output(z.null()),
};

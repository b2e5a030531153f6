import { z } from 'zod';
import { checkSources } from '../../../../domain/agency-check/source.ts';
import { pauseReasons } from '../../../../domain/application/pause-reason.ts';
import { documentTypes } from '../../../../domain/application/document.ts';
import { documentRefusalReasons } from '../../../../domain/application/judged-document.ts';
import type { ApplicationEventType } from '../../../../domain/application/events.ts';
import { conflictChoices } from '../../../../domain/conflict/settled.ts';
import { channels } from '../../../../domain/application/programme.ts';
import { undoableSteps } from '../../../../domain/application/undoable-step.ts';
import { letterKinds } from '../../../../domain/letter/letter-kind.ts';
import {
  householdChangeReasons,
  rejectionReasons,
  returnReasons,
  withdrawalReasons,
} from '../../../../domain/application/reasons.ts';
import { reviewSteps, statuses } from '../../../../domain/application/state.ts';
import { plainDateSchema } from '../../../../contract/schemas/primitives.ts';

/**
 * The parts of an event that screens and letters put in words, as `cases.history` gives them: papers as their number.
 * What is not shown is let pass.
 */
const clock = z.object({ dueOn: plainDateSchema, provisional: z.boolean() });
const item = z.object({
  documentType: z.enum(documentTypes).nullable(),
  text: z.string(),
  reason: z.enum(documentRefusalReasons).optional(),
  point: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('consent'), consent: z.enum(['verification', 'truthfulness', 'publicity']) }),
      z.object({ kind: z.literal('difference'), source: z.enum(checkSources), name: z.string() }),
    ])
    .optional(),
});
const promise = z.object({
  comment: z.string(),
  papers: z.array(
    z.object({
      documentType: z.enum(documentTypes),
      limit: z.object({ count: z.int(), unit: z.enum(['working', 'calendar']) }),
      dueOn: plainDateSchema,
      provisional: z.boolean(),
    }),
  ),
});
const step = z.enum(reviewSteps);
const placed = z.enum([...reviewSteps, 'decision']);
const maybeClock = clock.nullable();
/** Absent in older logs. */
const answered = z.object({ noticeNo: z.string(), receivedOn: plainDateSchema, result: z.string() }).optional();
const settled = z.object({ noticeNo: z.string(), comment: z.string(), decidedOn: plainDateSchema });

export const eventDetails = {
  'application.submitted.v1': z.object({
    caseNo: z.string(),
    channel: z.enum(channels),
    receivedOn: plainDateSchema,
    documentCount: z.int(),
    clock,
  }),
  'application.supplement-requested.v1': z.object({
    noticeNo: z.string(),
    items: z.array(item),
    requestedOn: plainDateSchema,
    exceptionReason: z.string(),
    clock,
  }),
  'application.supplemented.v1': z.object({
    documentCount: z.int(),
    note: z.string(),
    receivedOn: plainDateSchema,
    clock,
  }),
  'application.accepted.v1': z.object({
    receiptNo: z.string(),
    acceptedOn: plainDateSchema,
    clock: maybeClock,
    promise: promise.optional(),
  }),
  'application.review-passed.v1': z.object({
    step,
    recommendation: z.enum(['approve', 'reject']),
    comment: z.string(),
    clock: maybeClock,
  }),
  'application.returned.v1': z.object({ to: step, reason: z.enum(returnReasons), comment: z.string() }),
  'application.approved.v1': settled,
  'application.rejected.v1': settled.extend({
    reasons: z.array(z.enum(rejectionReasons)),
    recheckLimit: z
      .object({ count: z.int(), unit: z.enum(['working', 'calendar']) })
      .nullable()
      .default(null),
  }),
  'application.recheck-requested.v1': z.object({ grounds: z.string(), requestedOn: plainDateSchema, clock }),
  'application.rejection-confirmed.v1': settled,
  'application.rejection-overturned.v1': settled,
  'application.closed-for-another.v1': z.object({
    outcome: z.enum(['duplicate', 'same-household']),
    intoNo: z.string(),
    comment: z.string(),
  }),
  'application.household-merged.v1': z.object({
    fromNo: z.string(),
    members: z.array(z.object({ name: z.string() })),
    documentCount: z.int(),
    comment: z.string(),
  }),
  'application.clock-paused.v1': z.object({ reason: z.enum(pauseReasons), comment: z.string() }),
  'application.clock-resumed.v1': z.object({ reason: z.enum(pauseReasons), comment: z.string(), clock }),
  'application.document-accepted.v1': z.object({
    documentType: z.enum(documentTypes),
    validUntil: plainDateSchema.nullable(),
  }),
  'application.document-refused.v1': z.object({
    reason: z.enum(documentRefusalReasons),
    comment: z.string(),
    askAgain: z.boolean(),
  }),
  'application.document-copied.v1': z.object({ documentCount: z.int() }),
  'application.promised-documents-received.v1': z.object({
    documentCount: z.int(),
    note: z.string(),
    open: z.array(z.enum(documentTypes)),
  }),
  'application.step-taken-back.v1': z.object({
    step: z.enum(undoableSteps),
    to: z.enum(statuses),
    comment: z.string(),
  }),
  'application.letter-kept.v1': z.object({ kind: z.enum(letterKinds), number: z.string() }),
  'application.conflict-settled.v1': z.object({
    choice: z.enum(conflictChoices),
    comment: z.string(),
    commands: z.array(z.object({ name: z.string(), at: z.int() })),
  }),
  'application.publicised.v1': z.object({ noticeNo: z.string(), clock }),
  'application.publicity-held.v1': z.object({ clock }),
  'application.publicity-released.v1': z.object({ resultNo: z.string(), answered }),
  'application.publicity-failed.v1': z.object({ resultNo: z.string(), reason: z.string(), to: placed, answered }),
  'application.publicity-barred.v1': z.object({
    name: z.string(),
    until: plainDateSchema,
    bannedFor: z.string(),
    to: placed,
  }),
  'application.publicity-passed.v1': z.object({ clock: maybeClock }),
  'application.registered.v1': z.object({ waitsSince: plainDateSchema }),
  'application.household-changed.v1': z.object({
    reason: z.enum(householdChangeReasons),
    changedOn: plainDateSchema,
    comment: z.string(),
    left: z.array(z.string()),
    joined: z.array(z.string()),
    to: placed.nullable(),
  }),
  'application.withdrawn.v1': z.object({ reason: z.enum(withdrawalReasons), comment: z.string() }),
} as const satisfies Record<ApplicationEventType, z.ZodType>;

export type EventDetails<Type extends ApplicationEventType> = z.infer<(typeof eventDetails)[Type]>;

interface Entry {
  readonly type: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export function isApplicationEvent(type: string): type is ApplicationEventType {
  return Object.hasOwn(eventDetails, type);
}

/** The entry's details as those of one event type; undefined for another type or an unexpected shape. */
export function detailsOf<Type extends ApplicationEventType>(entry: Entry, type: Type): EventDetails<Type> | undefined {
  if (entry.type !== type) return undefined;
  const parsed = eventDetails[type].safeParse(entry.details);
  return parsed.success ? (parsed.data as EventDetails<Type>) : undefined;
}

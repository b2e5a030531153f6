import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { statuses } from '../domain/application/state.ts';
import { reminderWays } from '../domain/waitlist/reasons.ts';
import type { AnyRefusal } from './errors.ts';
import { procedure } from './procedure.ts';
import { queueFiltersSchema, queueSchema } from './queue.ts';
import { commentSchema } from './schemas/application.ts';
import { caseIdSchema, staffIdSchema } from './schemas/primitives.ts';

/** More cases than this are never touched at once. */
export const MOST_MASS = 2_000;

/** What can be done to many cases at once (app/mass/mass-actions.ts). */
export const massActionSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('assign'), to: staffIdSchema, reason: commentSchema }),
  z.object({ type: z.literal('release'), reason: commentSchema }),
  /** Households of the waiting list, that they confirm what they declared. */
  z.object({ type: z.literal('remind'), way: z.enum(reminderWays), comment: commentSchema }),
]);

export type MassActionInput = z.output<typeof massActionSchema>;

const refusalSchema = z.custom<AnyRefusal>((value) => typeof value === 'object' && value !== null).nullable();

const caseIdsSchema = z.array(caseIdSchema).min(1).max(MOST_MASS);

const touchedSchema = z.object({
  caseId: caseIdSchema,
  caseNo: z.string(),
  applicantName: z.string(),
  status: z.enum(statuses),
  /** Empty when nobody holds it. */
  holderName: z.string(),
  /** Why it would be left alone; null when it would be done. */
  refusal: refusalSchema,
});

export type MassTouched = z.infer<typeof touchedSchema>;

const reportRowSchema = z.object({
  caseId: caseIdSchema,
  caseNo: z.string(),
  applicantName: z.string(),
  /** `left`: the run was stopped before it came to this one. */
  state: z.enum(['done', 'refused', 'left']),
  refusal: refusalSchema,
});

export type MassReportRow = z.infer<typeof reportRowSchema>;

export const mass = {
  /** The cases of a list as it stands now, in its order, up to MOST_MASS. */
  select: procedure('case.read')
    .input(z.object({ queue: queueSchema, filters: queueFiltersSchema }))
    .output(z.object({ caseIds: z.array(caseIdSchema), total: z.int() })),
  /** Exactly whom it would touch, decided now and written nowhere. */
  preview: procedure('signed-in')
    .input(z.object({ action: massActionSchema, caseIds: caseIdsSchema }))
    .output(
      z.object({
        rows: z.array(touchedSchema),
        /** Above this number a second person signs on the same screen (a setting). */
        alone: z.int(),
        needsSecond: z.boolean(),
      }),
    ),
  /**
   * Does it, case by case, with progress and a report. Refused as a whole where a second person is needed and does not
   * sign. The same run id again does nothing twice.
   */
  run: procedure('signed-in')
    .input(
      z.object({
        runId: z.uuid(),
        action: massActionSchema,
        caseIds: caseIdsSchema,
        second: z
          .object({ account: z.string().max(64), password: z.string().min(1).max(200) })
          .nullable()
          .default(null),
      }),
    )
    .output(
      eventIterator(
        z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('progress'), done: z.int(), total: z.int() }),
          z.object({ kind: z.literal('report'), rows: z.array(reportRowSchema) }),
        ]),
      ),
    ),
};

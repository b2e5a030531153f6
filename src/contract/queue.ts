import { z } from 'zod';
import { pauseReasons } from '../domain/application/pause-reason.ts';
import { statuses } from '../domain/application/state.ts';
import { queueSorts } from '../domain/queue/definition.ts';
import { type QueueName, caseListNames, queueDefinitions } from '../domain/queue/definitions.ts';
import { holderSchema } from './holds.ts';
import { nextCaseRules } from '../domain/settings/settings.ts';
import { procedure } from './procedure.ts';
import { channelSchema, programmeSchema } from './schemas/application.ts';
import { caseIdSchema, plainDateSchema } from './schemas/primitives.ts';

/** A list of the desk whose rows are cases (domain/queue/definitions.ts). */
export const queueSchema = z.enum(caseListNames);
const queueNames = queueDefinitions.map(({ name }): QueueName => name);

/** Values of one kind add up, different kinds intersect. */
export const queueFiltersSchema = z.object({
  programmes: z.array(programmeSchema).default([]),
  channels: z.array(channelSchema).default([]),
  greenOnly: z.boolean().default(false),
  /** Due on this day or before. */
  dueBy: plainDateSchema.nullable().default(null),
  /** Only cases with an answer of a registry that has got stale. */
  staleOnly: z.boolean().default(false),
});

const queueSortSchema = z.enum(queueSorts);

export const queueRowSchema = z.object({
  /** Opaque: where to go on from this row. */
  cursor: z.string(),
  caseId: caseIdSchema,
  caseNo: z.string(),
  applicantName: z.string(),
  programme: programmeSchema,
  householdSize: z.int(),
  channel: channelSchema,
  greenChannel: z.boolean(),
  status: z.enum(statuses),
  receivedOn: plainDateSchema,
  dueOn: plainDateSchema.nullable(),
  /** The deadline lies in a year whose calendar is not loaded. */
  dueProvisional: z.boolean(),
  /** Which day of the step's limit today is; null when no clock runs. */
  clock: z
    .object({
      day: z.int(),
      limit: z.int(),
      unit: z.enum(['working', 'calendar']),
      overdue: z.boolean(),
      /** The clock stands; such a case has no due day and comes last by due day, unless it was late before. */
      paused: z.boolean(),
      waitingFor: z.enum(pauseReasons).nullable(),
    })
    .nullable(),
  /** Documents that the policy asks for and the case does not have. */
  missing: z.int(),
  /** Checks at the registries; null while nothing was asked. */
  checks: z
    .object({
      needed: z.int(),
      done: z.int(),
      waiting: z.int(),
      mismatches: z.int(),
      failed: z.int(),
      changed: z.int(),
      /** An answer that a decision would rely on is older than it may be. */
      stale: z.boolean(),
    })
    .nullable(),
  /** Who has it in this step; null when nobody took it. */
  holder: holderSchema.nullable(),
  /** Who took the last step; `own` when it was the person who asks, who may then not take the next (four eyes). */
  last: z.object({ name: z.string(), own: z.boolean() }),
});

export type QueueRow = z.infer<typeof queueRowSchema>;

/** Late cases are counted no further: a badge shows 99+. */
export const MOST_LATE = 100;
/** Lists that no trigger counts are counted no further: a badge shows 999+. */
export const MOST_COUNTED = 1_000;

/** How many cases a person may put off before the first comes up again. */
export const MOST_PASSED = 200;

/** `offset` jumps anywhere at once; `after` goes on from a row and costs the same at any depth. */
const queuePositionSchema = z.union([z.object({ offset: z.int().min(0) }), z.object({ after: z.string().max(200) })]);

const listSchema = z.object({
  queue: queueSchema,
  filters: queueFiltersSchema,
  sort: queueSortSchema.default('due'),
  descending: z.boolean().default(false),
});

export const queue = {
  /** The badges of the lists that the reader may see: all cases, and of these the late ones, up to MOST_LATE. */
  counts: procedure('case.read').output(
    z.array(z.object({ queue: z.enum(queueNames), count: z.int(), late: z.int() })),
  ),
  /** How many rows the filters leave. */
  total: procedure('case.read')
    .input(z.object({ queue: queueSchema, filters: queueFiltersSchema }))
    .output(z.int()),
  page: procedure('case.read')
    .input(listSchema.extend({ position: queuePositionSchema, limit: z.int().min(1).max(200).default(100) }))
    .output(z.array(queueRowSchema)),
  /**
   * The case to go on with, by the team's rule (a setting), from the front of the list as it stands now. Passed over and
   * counted: what others hold, what is barred by recusal or four eyes, and what the person put off themselves.
   */
  next: procedure('case.read')
    .input(
      z.object({
        queue: queueSchema,
        filters: queueFiltersSchema,
        /** The case in front of the person. */
        caseId: caseIdSchema.nullable(),
        /** Cases that the person put off in this sitting. */
        passed: z.array(caseIdSchema).max(MOST_PASSED).default([]),
      }),
    )
    .output(
      z.object({
        row: queueRowSchema.nullable(),
        rule: z.enum(nextCaseRules),
        skipped: z.object({ held: z.int(), barred: z.int(), passed: z.int() }),
        /** More was passed over than is looked at: the list may go on after these. */
        more: z.boolean(),
      }),
    ),
};

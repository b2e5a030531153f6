import { z } from 'zod';
import { pauseReasons } from '../domain/application/pause-reason.ts';
import { statuses } from '../domain/application/state.ts';
import { procedure } from './procedure.ts';
import { caseIdSchema, monthSchema, officeIdSchema, plainDateSchema } from './schemas/primitives.ts';

const daysSchema = z.object({ working: z.int(), paused: z.int() });

export const caseTimeSchema = z.object({
  receivedOn: plainDateSchema,
  /** The first decision of the city; null before. */
  decidedOn: plainDateSchema.nullable(),
  /** Calendar days from receipt to the decision, to the end, or to today. */
  elapsedDays: z.int(),
  elapsed: daysSchema,
  steps: z.array(
    z.object({
      step: z.enum(statuses),
      holder: z.enum(['office', 'applicant']),
      officeName: z.string(),
      startedOn: plainDateSchema,
      endedOn: plainDateSchema.nullable(),
      /** Who ended it; empty while it lasts. */
      byName: z.string(),
      /** Up to today where it lasts. */
      days: daysSchema,
      pauses: z.array(
        z.object({ reason: z.enum(pauseReasons), from: plainDateSchema, to: plainDateSchema.nullable() }),
      ),
    }),
  ),
});

export type CaseTimeView = z.infer<typeof caseTimeSchema>;

/** Working days: how many ended, the median, and what nine of ten did not exceed; null of none. */
const figureSchema = z.object({ n: z.int(), median: z.int().nullable(), p90: z.int().nullable() });

export type TimeFigure = z.infer<typeof figureSchema>;

/** `whole`: from receipt to the city's decision. */
const timedStepSchema = z.enum([...statuses, 'whole']);

export const ageBuckets = ['week', 'month', 'quarter', 'older'] as const;
export type AgeBucket = (typeof ageBuckets)[number];

export const officeTimeSchema = z.object({
  month: monthSchema,
  /** Each step that ended in the month, beside the month before. */
  steps: z.array(z.object({ step: timedStepSchema, now: figureSchema, before: figureSchema })),
  /** From receipt to decision, the last twelve months, the oldest first. */
  months: z.array(z.object({ month: monthSchema, figure: figureSchema })),
  /** The offices directly below, in the month. */
  below: z.array(z.object({ office: officeIdSchema, name: z.string(), figure: figureSchema })),
  /** Open cases by the calendar days since they were received. */
  ageing: z.array(z.object({ bucket: z.enum(ageBuckets), count: z.int() })),
  open: z.int(),
});

export type OfficeTime = z.infer<typeof officeTimeSchema>;

const wantedSchema = z.discriminatedUnion('of', [
  z.object({ of: z.literal('step'), step: timedStepSchema, month: monthSchema }),
  z.object({ of: z.literal('age'), bucket: z.enum(ageBuckets) }),
]);

export type TimedCasesWanted = z.infer<typeof wantedSchema>;

export const timedCaseSchema = z.object({
  caseId: caseIdSchema,
  caseNo: z.string(),
  applicantName: z.string(),
  status: z.enum(statuses),
  streetName: z.string(),
  receivedOn: plainDateSchema,
  /** Working days of the step; calendar days since receipt of an open case. */
  days: z.int(),
});

export type TimedCase = z.infer<typeof timedCaseSchema>;

export const time = {
  /** Where the time of a case went, up to today. */
  case: procedure('case.read')
    .input(z.object({ caseId: caseIdSchema }))
    .output(caseTimeSchema),
  /** Figures of an office at or below the reader's own, and of all below it. Refused outside of it. */
  office: procedure('time.read')
    .input(z.object({ office: officeIdSchema, month: monthSchema }))
    .output(officeTimeSchema),
  /** The cases that a figure counts, the slowest first; at most 200. */
  cases: procedure('time.read')
    .input(z.object({ office: officeIdSchema, wanted: wantedSchema }))
    .output(z.array(timedCaseSchema)),
};

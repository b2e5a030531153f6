import { z } from 'zod';
import { procedure } from './procedure.ts';
import { commandIdSchema, lineSchema, plainDateSchema, secondSignInSchema } from './schemas/primitives.ts';

const daysSchema = z.array(plainDateSchema).max(120);

/** One year as announced: the content of a calendar file (resources/calendars), which a screen may also read in. */
export const calendarYearSchema = z.strictObject({
  year: z.int(),
  source: lineSchema(300),
  /** Days off, weekend days among them included. */
  holidays: daysSchema,
  /** Saturdays and Sundays that are worked. */
  makeUpDays: daysSchema,
  /** Days off of this city only. */
  local: daysSchema,
});

export type CalendarYearInput = z.infer<typeof calendarYearSchema>;

const shownYearSchema = z.object({
  calendar: calendarYearSchema,
  workingDays: z.int(),
  /** Null for a year that came with the program. */
  /** `secondName` is empty where an older program asked nobody to sign with it. */
  announced: z.object({ byName: z.string(), secondName: z.string(), at: z.int(), reason: z.string() }).nullable(),
  /** Of the year's stream: an announcement names what it was made on. */
  version: z.int(),
});

export type ShownYear = z.infer<typeof shownYearSchema>;

const dueSchema = z.object({ date: plainDateSchema, provisional: z.boolean() });

const previewSchema = z.object({
  workingDays: z.int(),
  /** Running clocks whose last day moves. */
  moved: z.int(),
  /** Provisional last days that become certain and stay where they are. */
  settled: z.int(),
  /** The first of those that move. */
  cases: z.array(z.object({ caseNo: z.string(), before: dueSchema, after: dueSchema })),
});

export type CalendarPreview = z.infer<typeof previewSchema>;

export const calendar = {
  /** Every year that is loaded, oldest first. */
  years: procedure('settings.read').output(z.array(shownYearSchema)),
  /** What announcing the year would change. Refused as the announcement would be. */
  preview: procedure('calendar.manage').input(calendarYearSchema).output(previewSchema),
  /** Announces a year for the whole city, signed by two; refused to whoever does not stand in the city's own office. */
  announce: procedure('calendar.manage')
    .input(
      z.object({
        commandId: commandIdSchema,
        version: z.int().min(0),
        calendar: calendarYearSchema,
        reason: lineSchema(200),
        /** Another person of the city office signs on the same screen; null is refused `calendar-second`. */
        second: secondSignInSchema,
      }),
    )
    .output(z.null()),
};

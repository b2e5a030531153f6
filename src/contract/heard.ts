import { z } from 'zod';
import { ticketKinds, ticketTopics } from '../domain/ticket/kinds.ts';
import type { TicketFigure } from '../domain/ticket/rates.ts';
import { procedure } from './procedure.ts';
import { monthSchema, officeIdSchema, plainDateSchema } from './schemas/primitives.ts';
import { ticketRowSchema } from './tickets.ts';

/** Sums; the rates are read off them (domain/ticket/rates.ts). */
const figureSchema = z.object({
  received: z.int(),
  answered: z.int(),
  inTime: z.int(),
  overdue: z.int(),
  judged: z.int(),
  solved: z.int(),
  asked: z.int(),
  satisfied: z.int(),
  again: z.int(),
}) satisfies z.ZodType<TicketFigure>;

const topicSchema = z.enum(ticketTopics);
const kindsSchema = z.array(z.enum(ticketKinds)).default([]);

const thingSchema = z.object({
  kind: z.enum(['estate', 'unit']),
  value: z.string(),
  label: z.string(),
  /** In the period. */
  now: z.int(),
  /** In the year that ends with it. */
  all: z.int(),
});

const officeFigureSchema = z.object({ office: officeIdSchema, name: z.string(), figure: figureSchema });

const figuresSchema = z.object({
  month: monthSchema,
  total: figureSchema,
  before: figureSchema,
  /** The last twelve, the oldest first. */
  months: z.array(z.object({ month: monthSchema, figure: figureSchema })),
  offices: z.array(officeFigureSchema),
  topics: z.array(z.object({ topic: topicSchema, figure: figureSchema })),
  /** How many tickets of each 片区 are about each matter; empty: no home or estate of the register was named. */
  areas: z.array(z.object({ area: z.string(), total: z.int(), counts: z.record(topicSchema, z.int()) })),
  /** The same by estate, where the map shows them. */
  places: z.array(z.object({ estateId: z.string(), n: z.int() })),
  things: z.array(thingSchema),
  /** As things stand today. */
  open: z.object({
    todo: z.int(),
    late: z.int(),
    soon: z.int(),
    supervised: z.int(),
    /** Answered or ended, since the desk began: the figure of the report. */
    handled: z.int(),
  }),
});

export type HeardFigures = z.infer<typeof figuresSchema>;

/** What a figure counts, or what brings its rate down. */
export const figureParts = ['received', 'answered', 'late', 'unsolved', 'dissatisfied', 'again'] as const;

export type FigurePart = (typeof figureParts)[number];

const weekSchema = z.object({
  /** Monday and Sunday. */
  from: plainDateSchema,
  until: plainDateSchema,
  asOf: plainDateSchema,
  officeName: z.string(),
  total: figureSchema,
  before: figureSchema,
  closed: z.int(),
  days: z.array(z.object({ day: plainDateSchema, received: z.int(), answered: z.int(), closed: z.int() })),
  kinds: z.array(z.object({ kind: z.enum(ticketKinds), figure: figureSchema })),
  offices: z.array(officeFigureSchema),
  topics: z.array(z.object({ topic: topicSchema, figure: figureSchema })),
  things: z.array(thingSchema),
  open: figuresSchema.shape.open,
  late: z.array(ticketRowSchema),
  soon: z.array(ticketRowSchema),
});

export type HeardWeek = z.infer<typeof weekSchema>;

const levelsSchema = z.array(z.int()).length(5);

const ratingsSchema = z.object({
  month: monthSchema,
  /** How many of each level, the best first; those that were struck are in none. */
  levels: levelsSchema,
  before: levelsSchema,
  struck: z.int(),
  offices: z.array(z.object({ office: officeIdSchema, name: z.string(), levels: levelsSchema })),
  topics: z.array(z.object({ topic: topicSchema, levels: levelsSchema })),
  /** Windows, estates and homes that ratings touched, those with most bad ones first. */
  things: z.array(
    z.object({
      kind: z.enum(['window', 'estate', 'unit']),
      value: z.string(),
      label: z.string(),
      levels: levelsSchema,
    }),
  ),
  /** Bad ones without a name, by matter and what they are about (EVA-03: nobody can be called). */
  groups: z.array(
    z.object({ topic: topicSchema, about: z.array(z.string()), key: z.string(), n: z.int(), last: plainDateSchema }),
  ),
});

export type HeardRatings = z.infer<typeof ratingsSchema>;

const ofOffice = { office: officeIdSchema };

/**
 * What is heard, in figures of an office at or below the reader's own. Tickets that name the reader count in none of
 * them, nor stand in any file that leaves the desk (CMP-09).
 */
export const heard = {
  /** Refused `wrong-office` outside of the reader's own. */
  figures: procedure('ticket.figures')
    .input(z.object({ ...ofOffice, month: monthSchema, kinds: kindsSchema }))
    .output(figuresSchema),
  /** The tickets behind a figure, the newest first; at most 200. Logged as reading. */
  behind: procedure('ticket.figures')
    .input(
      z.object({
        ...ofOffice,
        month: monthSchema,
        kinds: kindsSchema,
        part: z.enum(figureParts),
        topic: topicSchema.nullable().default(null),
      }),
    )
    .output(z.array(ticketRowSchema)),
  /** The tickets about a home or an estate, the newest first; at most 200. Logged as reading. */
  about: procedure('ticket.figures')
    .input(z.object({ ...ofOffice, kind: z.enum(['estate', 'unit']), value: z.string().max(200) }))
    .output(z.array(ticketRowSchema)),
  /** The tickets of a month whose first home or estate lies in a 片区, the newest first; at most 200. Logged as reading. */
  area: procedure('ticket.figures')
    .input(z.object({ ...ofOffice, month: monthSchema, kinds: kindsSchema, area: z.string().max(100) }))
    .output(z.array(ticketRowSchema)),
  /** Ratings of a month: levels, what they touched, unnamed bad ones in groups. */
  ratings: procedure('ticket.figures')
    .input(z.object({ ...ofOffice, month: monthSchema }))
    .output(ratingsSchema),
  /** The ratings of one group of unnamed bad ones; at most 200. Logged as reading. */
  ratingGroup: procedure('ticket.figures')
    .input(z.object({ ...ofOffice, month: monthSchema, topic: topicSchema, key: z.string().max(4000) }))
    .output(z.array(ticketRowSchema)),
  /** EVA-01: the results as they are published, without any name, as a folder for the website or a sheet. Logged. */
  publishRatings: procedure('ticket.figures')
    .input(z.object({ ...ofOffice, month: monthSchema, format: z.enum(['website', 'sheet']) }))
    .output(z.instanceof(Blob)),
  /** The week with that day in it. */
  week: procedure('ticket.figures')
    .input(z.object({ ...ofOffice, day: plainDateSchema }))
    .output(weekSchema),
  /** The same as a Word file, by the office's template, or as an Excel workbook. Logged. */
  weekFile: procedure('ticket.figures')
    .input(z.object({ ...ofOffice, day: plainDateSchema, format: z.enum(['word', 'sheet']) }))
    .output(z.instanceof(Blob)),
};

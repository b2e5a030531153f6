import { z } from 'zod';
import { ticketClockNames } from '../domain/ticket/clocks.ts';
import type { AvailableTicket } from '../domain/ticket/available-actions.ts';
import {
  aboutKinds,
  answerOutcomes,
  appealGrounds,
  closeReasons,
  contactFindings,
  ratingLevels,
  ratingPlaces,
  refusalGrounds,
  reviewLevels,
  satisfactions,
  supervisionCauses,
  ticketChannels,
  ticketClasses,
  ticketKinds,
  ticketPauses,
  ticketTopics,
} from '../domain/ticket/kinds.ts';
import { ticketStages } from '../domain/ticket/state.ts';
import { readOrders } from './order-import.ts';
import { attachmentSchema, attachmentsSchema, ticketLineSchema } from './ticket-line.ts';
import { procedure } from './procedure.ts';
import { commentSchema } from './schemas/application.ts';
import {
  blobHashSchema,
  commandIdSchema,
  lineSchema,
  officeIdSchema,
  plainDateSchema,
  staffIdSchema,
} from './schemas/primitives.ts';

/** Chosen by the screen, so that a repeat is the same ticket. */
const ticketIdSchema = z.uuid();

const aboutSchema = z.object({
  kind: z.enum(aboutKinds),
  id: lineSchema(100),
  label: lineSchema(200),
  /** The estate of a home out of the register. */
  within: lineSchema(100).optional(),
});

const foundThingSchema = z.object({
  kind: z.enum(['estate', 'unit', 'case', 'person']),
  id: z.string(),
  label: z.string(),
  /** What tells it from its like. */
  hint: z.string(),
  within: z.string().nullable(),
});

export type ThingFound = z.infer<typeof foundThingSchema>;
const callerSchema = z.object({ name: lineSchema(50), phone: lineSchema(30), identityNumber: lineSchema(30) });
const ratingSchema = z.object({ level: z.literal(ratingLevels), place: z.enum(ratingPlaces), of: lineSchema(100) });

export const intakeSchema = z.object({
  kind: z.enum(ticketKinds),
  subject: z.enum(ticketClasses),
  channel: z.enum(ticketChannels),
  /** Of the hotline's order, or of the app that sent it. */
  orderNo: lineSchema(110),
  caller: callerSchema.nullable(),
  representatives: z.array(lineSchema(50)).max(100),
  title: lineSchema(100),
  text: commentSchema,
  topic: z.enum(ticketTopics),
  about: z.array(aboutSchema).max(20),
  office: officeIdSchema,
  receivedOn: plainDateSchema,
  orderDueOn: plainDateSchema.nullable(),
  earlier: ticketIdSchema.nullable(),
  rating: ratingSchema.nullable(),
  attachments: attachmentsSchema,
});

export type IntakeInput = z.input<typeof intakeSchema>;

const words = { reason: commentSchema };

/** The commands of domain/ticket/commands.ts as they come from a screen. */
export const ticketCommandSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('receive'), intake: intakeSchema }),
  z.object({ type: z.literal('accept') }),
  z.object({ type: z.literal('refuse'), ground: z.enum(refusalGrounds), path: commentSchema }),
  z.object({ type: z.literal('return'), to: z.enum(['dispatcher', 'hotline']), ...words }),
  z.object({
    type: z.literal('reclassify'),
    kind: z.enum(['hotline', 'petition']),
    subject: z.enum(ticketClasses),
    ...words,
  }),
  z.object({ type: z.literal('take') }),
  z.object({ type: z.literal('assign'), to: staffIdSchema, ...words }),
  z.object({
    type: z.literal('ask-help'),
    units: z.array(lineSchema(100)).max(20),
    question: commentSchema,
    office: officeIdSchema.optional(),
    newTicketId: ticketIdSchema.optional(),
  }),
  z.object({ type: z.literal('note-help'), unit: lineSchema(100), text: commentSchema }),
  z.object({ type: z.literal('hand-on'), office: officeIdSchema, newTicketId: ticketIdSchema, ...words }),
  z.object({ type: z.literal('pause'), reason: z.enum(ticketPauses), comment: commentSchema }),
  z.object({ type: z.literal('resume'), comment: commentSchema }),
  z.object({ type: z.literal('ask-extension'), ...words }),
  z.object({ type: z.literal('settle-extension'), granted: z.boolean(), comment: commentSchema }),
  z.object({ type: z.literal('tell-progress'), text: commentSchema, until: plainDateSchema }),
  z.object({ type: z.literal('promise'), what: commentSchema, by: plainDateSchema }),
  z.object({ type: z.literal('keep-promise'), promise: z.int().min(0).max(1000), comment: commentSchema }),
  z.object({ type: z.literal('note'), text: commentSchema }),
  z.object({ type: z.literal('add-papers'), attachments: attachmentsSchema, text: commentSchema }),
  z.object({
    type: z.literal('answer'),
    text: commentSchema,
    outcome: z.enum(answerOutcomes),
    attachments: attachmentsSchema,
    cites: z.array(z.uuid()).max(10).optional(),
  }),
  z.object({
    type: z.literal('call-back'),
    reached: z.boolean(),
    solved: z.boolean(),
    satisfaction: z.enum(satisfactions),
    comment: commentSchema,
  }),
  z.object({
    type: z.literal('close'),
    reason: z.enum(['not-reached', 'no-contact-wanted', 'withdrawn', 'not-asked-in-time']),
    comment: commentSchema,
  }),
  z.object({ type: z.literal('link'), to: ticketIdSchema, explanation: commentSchema }),
  z.object({ type: z.literal('supervise'), cause: z.enum(supervisionCauses), instruction: commentSchema }),
  z.object({ type: z.literal('reopen'), text: commentSchema, channel: z.enum(ticketChannels) }),
  z.object({ type: z.literal('recuse'), staffId: staffIdSchema, ...words }),
  z.object({
    type: z.literal('contact'),
    reached: z.boolean(),
    finding: z.enum(contactFindings),
    comment: commentSchema,
  }),
  z.object({ type: z.literal('appeal'), grounds: z.enum(appealGrounds), ...words }),
  z.object({ type: z.literal('recheck'), strike: z.boolean(), comment: commentSchema }),
  z.object({ type: z.literal('ask-review'), askedOn: plainDateSchema, text: commentSchema }),
  z.object({ type: z.literal('review'), upheld: z.boolean(), body: lineSchema(100), text: commentSchema }),
  z.object({ type: z.literal('correct-caller'), caller: callerSchema, ...words }),
]);

export type TicketCommandInput = z.input<typeof ticketCommandSchema>;

export const ticketLists = [
  'mine',
  'unowned',
  'to-do',
  'soon',
  'late',
  'waiting',
  'answered',
  'returned',
  'supervised',
  'closed',
] as const;

export type TicketList = (typeof ticketLists)[number];

const cursorSchema = z.object({ day: z.int(), key: z.int() });

export const ticketRowSchema = z.object({
  /** Where to go on from this row. */
  cursor: cursorSchema,
  ticketId: z.string(),
  ticketNo: z.string(),
  orderNo: z.string(),
  officeName: z.string(),
  kind: z.enum(ticketKinds),
  subject: z.enum(ticketClasses),
  channel: z.enum(ticketChannels),
  topic: z.enum(ticketTopics),
  stage: z.enum(ticketStages),
  title: z.string(),
  about: z.array(z.string()),
  /** Empty where nobody gave a name. */
  callerName: z.string(),
  holderName: z.string(),
  receivedOn: plainDateSchema.nullable(),
  dueOn: plainDateSchema.nullable(),
  clock: z.enum(ticketClockNames).nullable(),
  provisional: z.boolean(),
  overdue: z.boolean(),
  /** 0 where nobody rated. */
  level: z.int(),
  supervised: z.boolean(),
  redos: z.int(),
  closedOn: plainDateSchema.nullable(),
});

export type TicketRowView = z.infer<typeof ticketRowSchema>;

const clockSchema = z.object({
  name: z.enum(ticketClockNames),
  startedOn: plainDateSchema.nullable(),
  limit: z.object({ count: z.int(), unit: z.enum(['working', 'calendar']) }).nullable(),
  day: z.int().nullable(),
  dueOn: plainDateSchema,
  provisional: z.boolean(),
  overdue: z.boolean(),
  paused: z.boolean(),
});

export type TicketClockView = z.infer<typeof clockSchema>;

const relatedSchema = z.object({ ticketId: z.string(), ticketNo: z.string(), title: z.string() });

const ticketViewSchema = intakeSchema.extend({
  ticketId: z.string(),
  version: z.int(),
  ticketNo: z.string(),
  officeName: z.string(),
  stage: z.enum(ticketStages),
  firstName: z.string(),
  holderId: staffIdSchema.nullable(),
  holderName: z.string(),
  /** Who may know nothing of it. */
  barredNames: z.array(z.string()),
  clocks: z.array(clockSchema),
  promises: z.array(z.object({ what: z.string(), by: plainDateSchema, keptOn: plainDateSchema.nullable() })),
  units: z.array(z.string()),
  /** Offices of the house that help; stage and answer where their ticket is at this desk. */
  helps: z.array(
    z.object({
      officeName: z.string(),
      ticketId: z.string(),
      stage: z.enum(ticketStages).nullable(),
      answer: z.string(),
    }),
  ),
  assistsTicket: relatedSchema.nullable(),
  extension: z.object({ askedByName: z.string(), reason: z.string(), granted: z.boolean().nullable() }).nullable(),
  supervision: z.array(z.enum(supervisionCauses)),
  acceptanceNo: z.string().nullable(),
  reviews: z.array(
    z.object({
      level: z.enum(reviewLevels),
      askedOn: plainDateSchema,
      done: z.object({ on: plainDateSchema, upheld: z.boolean(), body: z.string(), number: z.string() }).nullable(),
    }),
  ),
  closed: z.object({ reason: z.enum(closeReasons), on: plainDateSchema, byName: z.string() }).nullable(),
  earlierTicket: relatedSchema.nullable(),
  linkedTicket: relatedSchema.nullable(),
  fromTicket: relatedSchema.nullable(),
  lines: z.array(ticketLineSchema),
  actions: z.array(
    z.object({
      command: z.custom<AvailableTicket['command']>((value) => typeof value === 'string'),
      refusal: z.custom<NonNullable<AvailableTicket['refusal']>>((value) => typeof value === 'object').nullable(),
    }),
  ),
});

export type TicketView = z.infer<typeof ticketViewSchema>;

const countsSchema = z.record(z.enum(ticketLists), z.int());

export type TicketCounts = z.infer<typeof countsSchema>;

export const tickets = {
  /** A page of a list, the first due first. Logged as reading. */
  list: procedure('ticket.read')
    .input(
      z.object({
        list: z.enum(ticketLists),
        kinds: z.array(z.enum(ticketKinds)).default([]),
        topics: z.array(z.enum(ticketTopics)).default([]),
        after: cursorSchema.nullable().default(null),
        limit: z.int().min(1).max(200).default(100),
      }),
    )
    .output(z.array(ticketRowSchema)),
  counts: procedure('ticket.read').output(countsSchema),
  /** Who of the team has how many in hand, and how many of them are late. */
  board: procedure('ticket.supervise').output(
    z.array(
      z.object({
        staffId: z.string().nullable(),
        name: z.string(),
        officeName: z.string(),
        open: z.int(),
        late: z.int(),
        firstDueOn: plainDateSchema.nullable(),
      }),
    ),
  ),
  /** Refused `unknown-ticket` also to whoever is named in it (CMP-09). Logged. */
  get: procedure('ticket.read')
    .input(z.object({ ticketId: ticketIdSchema }))
    .output(ticketViewSchema),
  search: procedure('ticket.read')
    .input(z.object({ text: z.string().max(100), limit: z.int().min(1).max(100).default(50) }))
    .output(z.array(ticketRowSchema)),
  /** While somebody is being heard: the same caller, the same unit or estate, a title that is alike. */
  similar: procedure('ticket.receive')
    .input(
      z.object({
        phone: z.string().max(30),
        title: z.string().max(100),
        about: z.array(aboutSchema).max(20),
        except: ticketIdSchema.nullable().default(null),
      }),
    )
    .output(z.array(ticketRowSchema.extend({ because: z.enum(['phone', 'about', 'near', 'title']) }))),
  /** Estates, homes, cases and people of the registers, by what somebody types; at most 12. People are logged. */
  things: procedure('ticket.receive')
    .input(z.object({ kind: foundThingSchema.shape.kind, text: z.string().max(60) }))
    .output(z.array(foundThingSchema)),
  /** Stores a paper before the command that names it. Refused: no page that the program shows, too large. */
  putFile: procedure('ticket.receive')
    .input(z.object({ file: z.file() }))
    .output(attachmentSchema),
  /**
   * The letter of a step, filled into the office's template and kept with the ticket; the same from the same template
   * answers the file that was made before. Refused `no-such-letter` where the step makes none.
   */
  makeLetter: procedure('ticket.handle')
    .input(z.object({ commandId: commandIdSchema, ticketId: ticketIdSchema, step: z.int().min(1) }))
    .output(z.object({ name: z.string(), hash: blobHashSchema })),
  /** A paper of a ticket, decrypted; logged. Refused `unknown-ticket` as the ticket itself is. */
  attachment: procedure('ticket.read')
    .input(z.object({ ticketId: ticketIdSchema, hash: blobHashSchema }))
    .output(z.instanceof(Blob)),
  /** Who could be given a ticket: the office's people and those below, without who may know nothing of it. */
  colleagues: procedure('ticket.handle')
    .input(z.object({ ticketId: ticketIdSchema }))
    .output(z.array(z.object({ staffId: staffIdSchema, name: z.string(), officeName: z.string(), open: z.int() }))),
  /** Whom a complaint may be about, for the intake: names of the office's people, oneself left out. */
  staff: procedure('ticket.receive').output(
    z.array(z.object({ staffId: staffIdSchema, name: z.string(), officeName: z.string() })),
  ),
  readOrders,
  /**
   * Carries out a command. The same `commandId` again does nothing. Refused with the rule's reason, or
   * `changed-meanwhile` when the ticket is no longer at `version`.
   */
  execute: procedure('ticket.receive')
    .input(
      z.object({
        commandId: commandIdSchema,
        ticketId: ticketIdSchema,
        version: z.int().min(0),
        command: ticketCommandSchema,
      }),
    )
    .output(z.object({ ticketId: z.string(), version: z.int(), ticketNo: z.string() })),
};

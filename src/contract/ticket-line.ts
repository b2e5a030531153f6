import { z } from 'zod';
import { ticketLetterKinds } from '../domain/letter/letter-kind.ts';
import type { TicketEventType } from '../domain/ticket/events.ts';
import type {
  AnswerOutcome,
  CloseReason,
  ContactFinding,
  RefusalGround,
  ReviewLevel,
  Satisfaction,
  SupervisionCause,
  TicketKind,
  TicketPause,
  appealGrounds,
} from '../domain/ticket/kinds.ts';
import { blobHashSchema, lineSchema, plainDateSchema } from './schemas/primitives.ts';

export const attachmentSchema = z.object({ name: lineSchema(200), hash: blobHashSchema });
export const attachmentsSchema = z.array(attachmentSchema).max(20);

/** What happened, by the middle of its event's name. */
export type TicketEventName = TicketEventType extends `ticket.${infer Name}.v1` ? Name : never;

/** A word of one of the lists, as a key under `tickets` of the screens' words. */
export type TicketWord =
  | `ground.${RefusalGround}`
  | `returnTo.${'dispatcher' | 'hotline'}`
  | `kind.${TicketKind}`
  | `pause.${TicketPause}`
  | `satisfaction.${Satisfaction}`
  | `cause.${SupervisionCause}`
  | `finding.${ContactFinding}`
  | `appeal.${(typeof appealGrounds)[number]}`
  | `outcome.${AnswerOutcome}`
  | `close.${CloseReason}`
  | `review.${ReviewLevel}`
  | 'notReached'
  | 'struck'
  | 'kept'
  | 'granted'
  | 'denied';

export const ticketLineSchema = z.object({
  at: z.number(),
  byName: z.string(),
  event: z.custom<TicketEventName>((value) => typeof value === 'string'),
  /** Whether the citizen reads it. */
  open: z.boolean(),
  /** What was written. */
  text: z.string(),
  /** A day that belongs to it: until when something was promised. */
  day: plainDateSchema.nullable(),
  word: z.custom<TicketWord>((value) => typeof value === 'string').nullable(),
  attachments: attachmentsSchema,
  /** The letter that this step makes; its file is among the papers once it was made. */
  letter: z
    .object({ kind: z.enum(ticketLetterKinds), step: z.int(), number: z.string(), made: z.boolean() })
    .nullable(),
});

export type TicketLine = z.infer<typeof ticketLineSchema>;

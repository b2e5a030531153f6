/** What reading a file of the hotline's orders tells while it goes on. */
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { ticketClasses, ticketTopics } from '../domain/ticket/kinds.ts';
import { orderColumns } from '../domain/ticket/order-row.ts';
import type { AnyRefusal } from './errors.ts';
import { procedure } from './procedure.ts';
import { plainDateSchema } from './schemas/primitives.ts';

const orderProblemCodes = [
  'missing',
  'not-a-day',
  'not-an-office',
  'unknown-word',
  'too-long',
  'twice-in-file',
  'refused',
  'column-missing',
  'no-table',
] as const;

const problemSchema = z.object({
  sheet: z.string(),
  /** As the office program numbers it, or the place in the array; 0 where it is about the whole file. */
  line: z.int(),
  orderNo: z.string(),
  /** Null where it is about the whole line. */
  column: z.enum(orderColumns).nullable(),
  code: z.enum(orderProblemCodes),
  /** What stood there, the line where it stood first, or the heading that is missing. */
  value: z.string(),
  refusal: z.custom<AnyRefusal>((value) => typeof value === 'object').nullable(),
});

export type OrderLineProblem = z.infer<typeof problemSchema>;

const previewSchema = z.object({
  line: z.int(),
  orderNo: z.string(),
  title: z.string(),
  subject: z.enum(ticketClasses),
  topic: z.enum(ticketTopics),
  officeName: z.string(),
  about: z.string(),
  receivedOn: plainDateSchema,
  dueOn: plainDateSchema.nullable(),
});

export type OrderPreview = z.infer<typeof previewSchema>;

const reportSchema = z.object({
  fileName: z.string(),
  mode: z.enum(['check', 'import']),
  rows: z.int(),
  added: z.int(),
  /** Their order numbers had come in before. */
  repeated: z.int(),
  refused: z.int(),
  millis: z.int(),
});

export type OrderImportReport = z.infer<typeof reportSchema>;

const orderImportEventSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('progress'),
    /** Thousandths of the file. */
    share: z.int(),
    rows: z.int(),
    added: z.int(),
    repeated: z.int(),
    refused: z.int(),
    /** Those since the last. */
    problems: z.array(problemSchema),
    /** The first good lines, as they come in. */
    preview: z.array(previewSchema),
  }),
  z.object({ kind: z.literal('report'), report: reportSchema }),
]);

export type OrderImportEvent = z.infer<typeof orderImportEventSchema>;

/**
 * Reads an Excel, CSV or JSON file of orders. `check` writes nothing. An order number comes in once, so the same file
 * again adds nothing. Refused `bad-file` when it is no table.
 */
export const readOrders = procedure('ticket.import')
  .input(z.object({ file: z.file(), mode: z.enum(['check', 'import']) }))
  .output(eventIterator(orderImportEventSchema));

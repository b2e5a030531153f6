/** Files of payments from bank and app, and the list of payments that no lease was found for. */
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { keptReasons } from '../domain/payment/events.ts';
import { paymentStatuses } from '../domain/payment/state.ts';
import { paymentWays } from '../domain/rent/events.ts';
import { procedure } from './procedure.ts';
import { commentSchema } from './schemas/application.ts';
import { commandIdSchema, lineSchema, plainDateSchema, secondSignInSchema } from './schemas/primitives.ts';

const paymentProblemCodes = [
  'missing',
  'not-a-number',
  'not-a-day',
  'out-of-range',
  'day-in-future',
  'no-table',
] as const;

const problemSchema = z.object({
  /** Empty for a file without sheets. */
  sheet: z.string(),
  /** As the office program numbers it; 0 where it is about the whole file. */
  line: z.int(),
  field: z.enum(['paidOn', 'amount']).nullable(),
  code: z.enum(paymentProblemCodes),
  /** What stood there: the first of its characters. */
  value: z.string(),
});

export type PaymentProblem = z.infer<typeof problemSchema>;

/** What became, or would become, of a line. */
const takenSchema = z.object({
  line: z.int(),
  fen: z.int(),
  paidOn: plainDateSchema,
  payer: z.string(),
  reference: z.string(),
  /** Of the lease that it is for; null where it goes onto the list. */
  leaseNo: z.string().nullable(),
  why: z.enum(keptReasons).nullable(),
});

export type TakenPayment = z.infer<typeof takenSchema>;

const countsSchema = z.object({
  /** Lines of money that came, below the headings. */
  rows: z.int(),
  booked: z.int(),
  bookedFen: z.int(),
  kept: z.int(),
  keptFen: z.int(),
  /** Booked or kept before. */
  repeated: z.int(),
  /** Cannot be read as money. */
  bad: z.int(),
  /** Money that went out, and orders that were not paid. */
  passedOver: z.int(),
});

export const paymentFileEventSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('progress'),
    /** Thousandths of the file. */
    share: z.int(),
    counts: countsSchema,
    /** Those since the last. */
    problems: z.array(problemSchema),
    taken: z.array(takenSchema),
  }),
  z.object({
    kind: z.literal('report'),
    fileName: z.string(),
    mode: z.enum(['check', 'import']),
    /** The name of the format by which it was read. */
    format: z.string(),
    counts: countsSchema,
    /** When the same file was read before; null when it was not. */
    readAt: z.int().nullable(),
    millis: z.int(),
  }),
]);

export type PaymentFileReading = z.infer<typeof paymentFileEventSchema>;

const paymentRowSchema = z.object({
  cursor: z.int(),
  paymentId: z.string(),
  status: z.enum(paymentStatuses),
  why: z.enum(keptReasons),
  way: z.enum(paymentWays),
  reference: z.string(),
  fen: z.int(),
  paidOn: plainDateSchema.nullable(),
  keptOn: plainDateSchema.nullable(),
  payer: z.string(),
  told: z.string(),
  note: z.string(),
  fileName: z.string(),
  line: z.int(),
  leaseNo: z.string(),
  receiptNo: z.string(),
});

export type PaymentRow = z.infer<typeof paymentRowSchema>;

export const paymentCommandSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('assign'), leaseId: z.uuid(), comment: commentSchema }),
  z.object({
    type: z.literal('return'),
    payee: lineSchema(60),
    reason: commentSchema,
    second: secondSignInSchema,
  }),
  z.object({ type: z.literal('note'), note: commentSchema }),
]);

export type PaymentCommandInput = z.input<typeof paymentCommandSchema>;

const receiptRowSchema = z.object({
  receiptNo: z.string(),
  state: z.enum(['stands', 'taken-back', 'void']),
  /** The receipt that stands for the money of a void one; empty where none does. */
  standsAs: z.string(),
  leaseId: z.string(),
  leaseNo: z.string(),
  tenantName: z.string(),
  fen: z.int(),
  way: z.enum(paymentWays),
  reference: z.string(),
  paidOn: plainDateSchema.nullable(),
});

export type ReceiptRow = z.infer<typeof receiptRowSchema>;

const receiptSeriesSchema = z.object({
  series: z.string(),
  given: z.int(),
  voided: z.int(),
  highest: z.string(),
  /** Numbers that nothing accounts for; null where this desk does not get all receipts of that desk. */
  missing: z.array(z.string()).nullable(),
});

export type ReceiptSeries = z.infer<typeof receiptSeriesSchema>;

export const payments = {
  /** Reads a file of bank or app. `check` writes nothing. */
  readFile: procedure('rent.keep')
    .input(z.object({ file: z.file(), mode: z.enum(['check', 'import']) }))
    .output(eventIterator(paymentFileEventSchema)),
  /** Files that were read, the newest first. */
  files: procedure('rent.keep').output(
    z.array(
      z.object({
        fileName: z.string(),
        format: z.string(),
        rows: z.int(),
        booked: z.int(),
        bookedFen: z.int(),
        kept: z.int(),
        repeated: z.int(),
        bad: z.int(),
        at: z.int(),
        byName: z.string(),
        officeName: z.string(),
        /** Of those booked: another desk had booked them first; the receipts of this reading are void. */
        voided: z.int(),
        /** Of those kept: the office above keeps them on its list. */
        keptElsewhere: z.int(),
      }),
    ),
  ),
  /** Payments that wait for somebody, or that were settled, in the order in which they came. */
  list: procedure('rent.keep')
    .input(
      z.object({
        status: z.enum(paymentStatuses),
        after: z.int().nullable().default(null),
        limit: z.int().min(1).max(200).default(100),
      }),
    )
    .output(z.array(paymentRowSchema)),
  /** The receipts that a desk gave in a year, the highest number first, void ones among them. */
  receipts: procedure('rent.keep')
    .input(
      z.object({
        series: z.string().max(40),
        before: z.string().max(60).nullable().default(null),
        limit: z.int().min(1).max(200).default(100),
      }),
    )
    .output(z.array(receiptRowSchema)),
  /** Every desk and year with its numbers, and which of them are missing: none should be. */
  receiptSeries: procedure('rent.keep').output(z.array(receiptSeriesSchema)),
  settle: procedure('rent.keep')
    .input(z.object({ commandId: commandIdSchema, paymentId: z.uuid(), command: paymentCommandSchema }))
    .output(z.object({ receiptNo: z.string().nullable() })),
};

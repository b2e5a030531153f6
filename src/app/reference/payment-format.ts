import { z } from 'zod';
import { paymentWays } from '../../domain/rent/events.ts';

export const paymentFields = [
  'reference',
  'paidOn',
  'amount',
  'payer',
  'leaseNo',
  'unitNo',
  'identityNumber',
  'note',
] as const;

export type PaymentField = (typeof paymentFields)[number];

/** How a bank or an app writes its file: which heading is which field, and which lines are money that came. */
export const paymentFormatSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,30}$/),
  name: z.string().min(1),
  way: z.enum(paymentWays),
  source: z.string(),
  confidence: z.enum(['P', 'Q', 'INF', 'GK']),
  amountUnit: z.enum(['yuan', 'fen']),
  columns: z.record(z.enum(paymentFields), z.array(z.string().min(1))),
  /** A table with all of these is of this format. */
  required: z.array(z.enum(paymentFields)).min(1),
  /** Lines whose cell says anything else are passed over: money that went out, orders that were not paid. */
  only: z.strictObject({ columns: z.array(z.string()), words: z.array(z.string()) }).nullable(),
});

export type PaymentFormat = z.output<typeof paymentFormatSchema>;

import { z } from 'zod';
import type {
  Ban,
  BreachLimit,
  Deposit,
  MovingOut,
  RentPayment,
  RentRate,
  RentSubsidy,
  YearlyReview,
} from '../../../domain/policy/tenancy.ts';
import { count, periodSchema, permille, sourced, timeLimitSchema } from './sourced-schema.ts';

const rate = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('per-m2'), fen: count }),
  z.strictObject({ kind: z.literal('per-unit'), fen: count }),
  z.strictObject({ kind: z.literal('at-most-of-market'), permille }),
]) satisfies z.ZodType<RentRate>;

export const rentSchema = sourced(z.array(rate));

const payment = z.strictObject({
  cycleMonths: z.int().min(1).max(12),
  inAdvance: z.boolean(),
  dueDaysBefore: z.int().min(0).max(90),
  proRata: z.literal('days'),
  lateFeePermillePerDay: permille,
}) satisfies z.ZodType<RentPayment>;

const subsidy = z.strictObject({
  incomeCeiling: count.nullable(),
  areaCeiling: count.nullable(),
  rates: z.array(z.strictObject({ group: z.enum(['minimum-living', 'low-income']), fenPerM2: count })),
}) satisfies z.ZodType<RentSubsidy>;

export const paymentSchema = z.strictObject({
  rule: sourced(payment.nullable()),
  subsidy: sourced(subsidy.nullable()),
});

const deposit = z.strictObject({
  fen: count,
  per: z.enum(['household', 'unit']),
  paidBy: z.enum(['tenant', 'employer']),
}) satisfies z.ZodType<Deposit>;

export const depositSchema = sourced(deposit.nullable());

const breach = z.strictObject({
  months: z.int().min(1),
  counted: z.enum(['consecutive', 'cumulative']),
}) satisfies z.ZodType<BreachLimit>;

export const leaseSchema = z.strictObject({
  most: sourced(periodSchema),
  fileWithin: sourced(timeLimitSchema),
  depositRefund: sourced(timeLimitSchema.nullable()),
  arrears: sourced(breach),
  vacancy: sourced(breach),
});

export const renewalSchema = sourced(periodSchema);

const review = z.strictObject({
  everyMonths: z.int().min(1).max(120),
  declareBy: z
    .string()
    .regex(/^\d{2}-\d{2}$/)
    .nullable(),
  reminder: z.boolean(),
  leaveWithin: timeLimitSchema.nullable(),
}) satisfies z.ZodType<YearlyReview>;

export const yearlyReviewSchema = z.strictObject({ rule: sourced(review) });

const movingOut = z.strictObject({
  transition: periodSchema,
  rentPermille: permille,
  rentOf: z.enum(['contract', 'market']),
  afterPermilleOfMarket: permille,
}) satisfies z.ZodType<MovingOut>;

export const movingOutSchema = z.strictObject({ rule: sourced(movingOut.nullable()) });

const ban = z.strictObject({ lasts: periodSchema, from: z.literal('return') }) satisfies z.ZodType<Ban>;

export const bansSchema = z.strictObject({ deceit: sourced(ban), breach: sourced(ban) });

import { z } from 'zod';
import {
  type ObjectionRule,
  type PublicityRule,
  type ReviewStep,
  publicityItems,
  rejectionDuties,
  reviewDeeds,
  reviewOffices,
  signatureParts,
} from '../../../domain/policy/review-chain.ts';
import { clockNames } from '../../../domain/policy/time-limit.ts';
import { sourced, timeLimitSchema } from './sourced-schema.ts';

const step = z.strictObject({
  office: z.enum(reviewOffices),
  does: z.enum(reviewDeeds),
  limit: timeLimitSchema.nullable(),
  clock: z.enum(clockNames).nullable(),
  signs: z.array(z.enum(signatureParts)),
  onRejection: z.array(z.enum(rejectionDuties)),
}) satisfies z.ZodType<ReviewStep>;

export const reviewChainSchema = sourced(z.array(step).min(1));

const publicity = z.strictObject({
  at: z.enum(reviewOffices),
  limit: timeLimitSchema,
  shows: z.array(z.enum(publicityItems)),
}) satisfies z.ZodType<PublicityRule>;

export const publicitySchema = sourced(z.array(publicity).min(1));

export const objectionSchema = z.strictObject({
  rule: sourced(
    z.strictObject({
      written: z.boolean(),
      answerWithin: timeLimitSchema,
      pausedBy: z.array(z.enum(['arbitration', 'litigation'])),
    }) satisfies z.ZodType<ObjectionRule>,
  ),
});

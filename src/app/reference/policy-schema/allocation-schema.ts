import { z } from 'zod';
import {
  type GivingUp,
  type Priority,
  type Scoring,
  type UnitRule,
  allocationOrders,
  householdShapes,
  priorityGroups,
  roomKinds,
  scoreFactors,
  tieBreaks,
} from '../../../domain/policy/allocation.ts';
import { count, periodSchema, sourced, timeLimitSchema } from './sourced-schema.ts';

const unitRule = z.strictObject({
  from: z.int().min(1),
  to: z.int().min(1).nullable(),
  shape: z.enum(householdShapes),
  rooms: z.enum(roomKinds).nullable(),
  area: count.nullable(),
}) satisfies z.ZodType<UnitRule>;

const priority = z.strictObject({
  tiers: z.array(z.array(z.enum(priorityGroups)).min(1)),
  usedOnce: z.boolean(),
}) satisfies z.ZodType<Priority>;

const band = z.strictObject({ from: count, to: count.nullable(), points: z.int().min(0).max(1000) });

const scoring = z.strictObject({
  total: z.int().min(1).max(1000),
  factors: z.array(z.strictObject({ factor: z.enum(scoreFactors), bands: z.array(band) })),
  tieBreak: z.array(z.enum(tieBreaks)).min(1),
}) satisfies z.ZodType<Scoring>;

const givingUp = z.strictObject({
  counts: z.array(z.enum(['not-choosing', 'not-signing', 'declining'])).min(1),
  doesNotCount: z.array(z.enum(['no-fitting-unit', 'special-reason'])),
  times: z.int().min(1).max(100),
  consequence: z.enum(['removed', 'paused']),
  pause: periodSchema.nullable(),
}) satisfies z.ZodType<GivingUp>;

export const allocationSchema = z.strictObject({
  units: sourced(z.array(unitRule)),
  order: sourced(z.enum(allocationOrders)),
  priority: sourced(priority),
  scoring: sourced(scoring.nullable()),
  givingUp: sourced(givingUp.nullable()),
});

export const waitingSchema = z.strictObject({
  most: sourced(periodSchema),
  reconfirm: sourced(periodSchema.nullable()),
  remindBefore: sourced(z.int().min(0).max(366)),
  grace: sourced(timeLimitSchema),
  warnBefore: sourced(periodSchema),
});

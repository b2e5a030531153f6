import { z } from 'zod';
import {
  type ContributorRule,
  type RoundRule,
  type TicketRule,
  assignRules,
  drawHashes,
  reserveRules,
  tierRules,
} from '../../../domain/policy/draw-rules.ts';
import { sourced, timeLimitSchema } from './sourced-schema.ts';

const ticketRule = z.strictObject({
  first: z.int().min(1).max(1000),
  everyMonths: z.int().min(1).max(120).nullable(),
  most: z.int().min(1).max(1000),
}) satisfies z.ZodType<TicketRule>;

const roundRule = z.strictObject({
  tiers: z.array(z.int().min(1).max(20)),
  seats: z.int().min(0).max(1000).nullable(),
}) satisfies z.ZodType<RoundRule>;

// Fewer than these and one office, or two people, could know the seed beforehand.
const contributorRule = z.strictObject({
  least: z.int().min(3).max(20),
  organisations: z.int().min(2).max(20),
}) satisfies z.ZodType<ContributorRule>;

export const drawSchema = z.strictObject({
  window: sourced(timeLimitSchema),
  review: sourced(timeLimitSchema),
  preferences: sourced(z.int().min(1).max(16)),
  tiers: sourced(z.enum(tierRules)),
  tickets: sourced(ticketRule),
  rounds: sourced(z.array(roundRule).min(1).max(20)),
  reserves: sourced(z.enum(reserveRules)),
  assign: sourced(z.enum(assignRules)),
  contributors: sourced(contributorRule),
  hash: sourced(z.enum(drawHashes)),
});

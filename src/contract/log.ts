import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { procedure } from './procedure.ts';
import { plainDateSchema, staffIdSchema } from './schemas/primitives.ts';

/** What a reading is about, as one asks for it. */
export const readingKinds = ['cases', 'lists', 'tickets', 'files', 'sessions'] as const;

/** Everything that is left out lets all pass. */
const accessFiltersSchema = z.object({
  actor: staffIdSchema.optional(),
  kind: z.enum(readingKinds).optional(),
  caseNo: z.string().max(40).optional(),
  /** Both days count. */
  from: plainDateSchema.optional(),
  to: plainDateSchema.optional(),
});

export type AccessFilters = z.infer<typeof accessFiltersSchema>;

const accessEntrySchema = z.object({
  id: z.int(),
  at: z.int(),
  actorName: z.string(),
  action: z.string(),
  subject: z.string(),
  /** The number of the case that was read; null for another thing, or a case that is not on this desk. */
  caseNo: z.string().nullable(),
  detail: z.string(),
});

const auditResultSchema = z.object({
  events: z.int(),
  seals: z.int(),
  devices: z.int(),
  ok: z.boolean(),
  /** The first thing that does not hold, in words that name the event. */
  problem: z.string().nullable(),
});

export const log = {
  /** Who read what: newest first. A case number that no case has finds nothing. */
  access: procedure('log.read')
    .input(
      z.object({ before: z.int().nullable(), limit: z.int().min(1).max(200), filters: accessFiltersSchema.optional() }),
    )
    .output(z.array(accessEntrySchema)),
  /** Walks every hash chain and seal of the case log. */
  verify: procedure('log.read').output(
    eventIterator(
      z.union([
        z.object({ kind: z.literal('progress'), done: z.int(), total: z.int() }),
        z.object({ kind: z.literal('result'), result: auditResultSchema }),
      ]),
    ),
  ),
};

import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { procedure } from './procedure.ts';

const accessEntrySchema = z.object({
  id: z.int(),
  at: z.int(),
  actorName: z.string(),
  action: z.string(),
  subject: z.string(),
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
  /** Who read what: newest first. */
  access: procedure('log.read')
    .input(z.object({ before: z.int().nullable(), limit: z.int().min(1).max(200) }))
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

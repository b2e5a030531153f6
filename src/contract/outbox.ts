import { z } from 'zod';
import { procedure } from './procedure.ts';

const outboxItemSchema = z.object({
  commandId: z.string(),
  name: z.string(),
  recordedAt: z.int(),
  byName: z.string(),
  /** What it is about: the case number, where it is about a case. */
  caseNo: z.string().nullable(),
  /** Tries to send it. */
  attempts: z.int(),
  nextTryAt: z.int().nullable(),
  lastError: z.string().nullable(),
});

export const outbox = {
  /** `hub` is null while the desk stands alone. */
  summary: procedure('outbox.read').output(
    z.object({ waiting: z.int(), hub: z.string().nullable(), lastSyncedAt: z.int().nullable() }),
  ),
  list: procedure('outbox.read')
    .input(z.object({ before: z.int().nullable(), limit: z.int().min(1).max(200) }))
    .output(z.array(outboxItemSchema.extend({ sequence: z.int() }))),
};

import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { findingKinds } from '../domain/comparison/compare.ts';
import { procedure } from './procedure.ts';

const findingSchema = z.object({
  kind: z.enum(findingKinds),
  unitNo: z.string(),
  /** Null for a home that has none. */
  leaseId: z.string().nullable(),
  leaseNo: z.string(),
  estate: z.string(),
  /** Who last wrote something about it, and when (UTC milliseconds). */
  touchedBy: z.string(),
  touchedAt: z.int().nullable(),
});

export type Finding = z.infer<typeof findingSchema>;

const outcomeSchema = z.object({
  at: z.int(),
  /** By itself at night, or because somebody asked. */
  by: z.enum(['night', 'person']),
  compared: z.int(),
  /** How much disagrees; the list holds the first of them. */
  found: z.int(),
  findings: z.array(findingSchema),
});

export type Comparison = z.infer<typeof outcomeSchema>;
export const comparisonSchema = outcomeSchema;

const runSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), done: z.int(), total: z.int() }),
  z.object({ kind: z.literal('report'), outcome: outcomeSchema }),
]);

export type ComparisonRun = z.infer<typeof runSchema>;

/** Occupied ⇔ lease ⇔ published result ⇔ entitled case ⇔ paid (domain reference §3.3). */
export const comparison = {
  /** The last run, what lies in the person's reach of it; null before the first. */
  last: procedure('lease.read').output(outcomeSchema.nullable()),
  /** Compares now, with progress. */
  run: procedure('lease.decide').output(eventIterator(runSchema)),
};

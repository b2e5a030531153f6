import { z } from 'zod';
import type { AnyRefusal } from './errors.ts';
import { caseIdSchema } from './schemas/primitives.ts';

const askedHouseholdSchema = z.object({
  caseId: caseIdSchema,
  caseNo: z.string(),
  applicantName: z.string(),
  /** Questions that were asked now. */
  asked: z.int(),
  /** Asked before, and not answered yet. */
  waiting: z.int(),
  /** Nobody agreed that these be asked. */
  unconsented: z.int(),
  /** What came needs a ruling. */
  toRule: z.int(),
  /** Why nothing was asked. */
  refusal: z.custom<AnyRefusal>((value) => typeof value === 'object' && value !== null).nullable(),
});

export type AskedHousehold = z.infer<typeof askedHouseholdSchema>;

/** A run that asks all registries for everybody in a plan's re-review, while it goes on and after it. */
export const askingSchema = z.object({
  /** UTC milliseconds. */
  startedAt: z.int(),
  running: z.boolean(),
  /** Households. */
  done: z.int(),
  total: z.int(),
  /** Questions over all households. */
  asked: z.int(),
  /** Households that need a person; the first of `more`. */
  rows: z.array(askedHouseholdSchema),
  more: z.int(),
});

export type AskingView = z.infer<typeof askingSchema>;

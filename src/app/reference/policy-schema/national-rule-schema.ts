import { z } from 'zod';
import type { NationalRule } from '../../../domain/policy/national-rule.ts';
import { count, sourced } from './sourced-schema.ts';

const number = z.strictObject({
  what: z.string().min(1),
  amount: count,
  unit: z.enum(['working-days', 'calendar-days', 'months', 'years', 'times', 'fen', 'items']),
});

const rule = z.strictObject({
  article: z.string().min(1),
  zh: z.string().min(1),
  en: z.string().min(1),
  numbers: z.array(number),
}) satisfies z.ZodType<NationalRule>;

export const rulesSchema = z.record(z.string().regex(/^PRH-\d{2}$/), sourced(rule));

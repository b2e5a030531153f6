import { z } from 'zod';
import { checkDimensions } from '../domain/self-check/dimension.ts';

const checkLineSchema = z.object({
  dimension: z.enum(checkDimensions),
  label: z.string(),
  example: z.string(),
  households: z.int(),
  chosen: z.int(),
  /** Hundredths. */
  expected: z.int(),
  usual: z.tuple([z.int(), z.int()]).readonly(),
  /** In 10,000. */
  p: z.int(),
  marked: z.boolean(),
});

/** The self-check of a result (domain/self-check/report.ts), or how far it is; for the office alone. */
export const selfCheckSchema = z.object({
  drawId: z.string(),
  title: z.string(),
  officeName: z.string(),
  rehearsal: z.boolean(),
  /** Thousandths of the draws that are done. */
  share: z.int(),
  report: z
    .object({
      households: z.int(),
      chosen: z.int(),
      draws: z.int(),
      known: z.int(),
      lines: z.array(checkLineSchema),
    })
    .nullable(),
});

export type SelfCheckView = z.infer<typeof selfCheckSchema>;

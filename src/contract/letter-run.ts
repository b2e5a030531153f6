import { z } from 'zod';

/**
 * Many letters in one Word file. The pieces of the file come before anything is noted, so that a run that is stopped has
 * done nothing; the report ends it.
 */
export const letterRunSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), done: z.int(), total: z.int() }),
  /** A piece of the file, in its order. */
  z.object({ kind: z.literal('part'), base64: z.string() }),
  z.object({
    kind: z.literal('report'),
    made: z.int(),
    /** Left out: somebody decided meanwhile, or whoever asks may not. */
    left: z.int(),
    /** In the file, and not noted: somebody decided while it was made. */
    unnoted: z.int(),
    /** Still without a letter: a file holds no more. Made again, the run goes on with them. */
    more: z.int(),
  }),
]);

export type LetterRunEvent = z.infer<typeof letterRunSchema>;

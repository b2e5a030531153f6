import { z } from 'zod';

/** Which of several letters of a kind: the place of the step that made it. Without one the newest is shown. */
export const letterSearchSchema = z.object({ step: z.int().min(1).optional().catch(undefined) });

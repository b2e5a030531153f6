import { z } from 'zod';

/** The form for a new application may be opened on a draft, from the list of drafts. */
export const newSearchSchema = z.object({ draft: z.uuid().optional().catch(undefined) });

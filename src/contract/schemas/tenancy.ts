import { z } from 'zod';
import { documentTypes } from '../../domain/application/document.ts';
import { documentFileSchema } from './application.ts';

/** A paper that was brought, as photos or scans; without any it is promised. */
export const handedPaperSchema = z.object({
  type: z.enum(documentTypes),
  files: z.array(documentFileSchema).max(20),
});

/** Chosen by the screen, so that a repeat is the same. */
export const leaseIdSchema = z.uuid();

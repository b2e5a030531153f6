import { z } from 'zod';
import { statuses } from '../domain/application/state.ts';
import { procedure } from './procedure.ts';
import { programmeSchema } from './schemas/application.ts';
import { caseIdSchema, plainDateSchema } from './schemas/primitives.ts';

export const searchHitSchema = z.object({
  caseId: caseIdSchema,
  caseNo: z.string(),
  applicantName: z.string(),
  /** All members, the applicant first. */
  names: z.array(z.string()),
  address: z.string(),
  programme: programmeSchema,
  status: z.enum(statuses),
  receivedOn: plainDateSchema,
});

export type SearchHit = z.infer<typeof searchHitSchema>;

export const search = {
  /**
   * Cases by name (any part, Chinese), pinyin full or initials, identity number (whole or last four), phone, case
   * number or address; several words narrow. The words searched for are logged.
   */
  cases: procedure('case.read')
    .input(z.object({ text: z.string().max(100), limit: z.int().min(1).max(100).default(20) }))
    .output(z.array(searchHitSchema)),
};

import { z } from 'zod';
import { procedure } from './procedure.ts';
import { documentFileSchema } from './schemas/application.ts';
import { copyKinds } from '../domain/application/document.ts';
import { blobHashSchema, caseIdSchema, commandIdSchema, documentIdSchema } from './schemas/primitives.ts';

/** Largest single document file: a phone photo is 3 to 8 MB, a scanned booklet seldom above 20. */
export const MAX_DOCUMENT_BYTES = 40 * 1024 * 1024;

export const documents = {
  /** One file of one document of a case, decrypted, its hash checked; logged as reading personal data. */
  read: procedure('case.read')
    .input(z.object({ caseId: caseIdSchema, hash: blobHashSchema }))
    .output(z.instanceof(Blob)),
  /** A file that the person's own draft holds, which belongs to no case yet; logged as well. Refused: `unknown-case`. */
  readOfDraft: procedure('case.intake')
    .input(z.object({ draftId: z.uuid(), hash: blobHashSchema }))
    .output(z.instanceof(Blob)),
  /** Stores a file before the command that names it. Refused: unknown kind (by its first bytes), too large. */
  put: procedure('case.intake')
    .input(z.object({ file: z.file() }))
    .output(documentFileSchema),
  /**
   * Keeps a page that was put straight or blacked out as a paper of its own that names its original, which stays as it
   * is. Refused as the command `copy-document` is, and for a file that is no image.
   */
  copy: procedure('case.review')
    .input(
      z.object({
        commandId: commandIdSchema,
        caseId: caseIdSchema,
        version: z.int().min(1),
        of: documentIdSchema,
        page: blobHashSchema,
        made: z.enum(copyKinds),
        file: z.file(),
      }),
    )
    .output(z.object({ documentId: documentIdSchema, version: z.int() })),
};

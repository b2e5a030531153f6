import { z } from 'zod';
import { letterKinds, templateKinds } from '../domain/letter/letter-kind.ts';
import { procedure } from './procedure.ts';
import { blobHashSchema, caseIdSchema, commandIdSchema } from './schemas/primitives.ts';

const kindSchema = z.enum(letterKinds);
const templateKindSchema = z.enum(templateKinds);

const templateViewSchema = z.object({
  kind: templateKindSchema,
  /** The office's own, that of an office above, or what came with the program. */
  source: z.enum(['own', 'above', 'built-in']),
  officeName: z.string(),
  /** The file's name; empty for what came with the program, as the two below. */
  name: z.string(),
  at: z.int().nullable(),
  byName: z.string(),
});

export type TemplateView = z.infer<typeof templateViewSchema>;

const keptLetterSchema = z.object({
  kind: kindSchema,
  /** The place in the history of the step that made the letter. */
  step: z.int(),
  number: z.string(),
  template: z.string(),
  hash: blobHashSchema,
  name: z.string(),
  at: z.int(),
  byName: z.string(),
});

export type KeptLetterView = z.infer<typeof keptLetterSchema>;

const letterPlace = { caseId: caseIdSchema, kind: kindSchema, step: z.int().min(1) };

export const letters = {
  /** The templates that the person's office writes its letters with. */
  templates: procedure('settings.read').output(z.array(templateViewSchema)),
  /** One of them as a file, to be edited in Word or WPS. */
  templateFile: procedure('settings.read')
    .input(z.object({ kind: templateKindSchema }))
    .output(z.instanceof(Blob)),
  /** Takes the place of the office's template. Refused `bad-template`, with the field and its place. */
  upload: procedure('template.manage')
    .input(z.object({ commandId: commandIdSchema, kind: templateKindSchema, file: z.file() }))
    .output(z.null()),
  /** Back to the template of the office above, or of the program. */
  withdraw: procedure('template.manage')
    .input(z.object({ commandId: commandIdSchema, kind: templateKindSchema }))
    .output(z.null()),
  /** The template into which a letter of a case is filled: that of the office whose step made it. */
  forCase: procedure('letter.keep')
    .input(z.object(letterPlace))
    .output(z.object({ template: z.string(), file: z.instanceof(Blob) })),
  /**
   * Keeps a letter that was filled with the case, as it is handed out. The same letter from the same template is kept
   * once: the second time answers the first.
   */
  keep: procedure('letter.keep')
    .input(z.object({ ...letterPlace, commandId: commandIdSchema, template: z.string().max(200), file: z.file() }))
    .output(keptLetterSchema.pick({ hash: true, name: true })),
  kept: procedure('case.read')
    .input(z.object({ caseId: caseIdSchema }))
    .output(z.array(keptLetterSchema)),
  /** A kept letter, decrypted; logged as reading personal data. */
  read: procedure('case.read')
    .input(z.object({ caseId: caseIdSchema, hash: blobHashSchema }))
    .output(z.instanceof(Blob)),
};

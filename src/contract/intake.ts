import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { documentTypes } from '../domain/application/document.ts';
import { findingCodes } from '../domain/application/household-findings.ts';
import { procedure } from './procedure.ts';
import { applicationContentSchema, channelSchema, newDocumentSchema, programmeSchema } from './schemas/application.ts';
import { caseIdSchema, commandIdSchema, officeIdSchema } from './schemas/primitives.ts';

/** One application of a package that did not come in: where to look and why. */
const importProblemSchema = z.object({
  /** File within the package. */
  file: z.string(),
  /** Path of the field, e.g. `members.1.identityNumber`; empty when it is the whole file. */
  field: z.string(),
  reason: z.string(),
});

export const importReportSchema = z.object({
  packageId: z.string(),
  sender: z.string(),
  total: z.int(),
  imported: z.int(),
  /** Came in earlier under the same application id. */
  repeated: z.int(),
  refused: z.int(),
  problems: z.array(importProblemSchema),
  /** What came in and does not go together, for whoever looks at it next; nothing is refused for it. */
  warnings: z.array(z.object({ file: z.string(), field: z.string(), finding: z.enum(findingCodes) })),
  /** What was heard, where the package brings any. */
  ticketNos: z.array(z.object({ externalId: z.string(), ticketId: z.string(), ticketNo: z.string() })),
  caseNos: z.array(z.object({ externalId: z.string(), caseId: caseIdSchema, caseNo: z.string() })),
  millis: z.int(),
});

export type ImportReport = z.infer<typeof importReportSchema>;

export const importEventSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('progress'),
    phase: z.enum(['reading', 'checking', 'saving']),
    done: z.int(),
    total: z.int(),
  }),
  z.object({ kind: z.literal('report'), report: importReportSchema }),
]);

/** Half-filled form: whatever the screen holds, kept as it is until submitted. */
const draftSchema = z.object({
  draftId: z.uuid(),
  title: z.string().max(100),
  savedAt: z.int(),
});

export const intake = {
  /** Imports an intake package (docs/intake-package.md). A broken ZIP is refused whole, `bad-package`. */
  importPackage: procedure('intake.import')
    .input(z.object({ file: z.file() }))
    .output(eventIterator(importEventSchema)),
  /** The documents that the policy in force asks of each programme; empty without a policy. */
  materials: procedure('case.intake').output(
    z.array(z.object({ programme: programmeSchema, types: z.array(z.enum(documentTypes)) })),
  ),
  drafts: procedure('case.intake').output(z.array(draftSchema)),
  draft: procedure('case.intake')
    .input(z.object({ draftId: z.uuid() }))
    .output(z.record(z.string(), z.unknown()).nullable()),
  saveDraft: procedure('case.intake')
    .input(z.object({ draftId: z.uuid(), title: z.string().max(100), form: z.record(z.string(), z.unknown()) }))
    .output(draftSchema),
  deleteDraft: procedure('case.intake')
    .input(z.object({ draftId: z.uuid() }))
    .output(z.null()),
  /** Makes a case of a counter or home-visit form; the draft goes when the case is saved. */
  submit: procedure('case.intake')
    .input(
      z.object({
        commandId: commandIdSchema,
        draftId: z.uuid().nullable(),
        street: officeIdSchema,
        channel: channelSchema,
        content: applicationContentSchema,
        documents: z.array(newDocumentSchema).max(50),
      }),
    )
    .output(z.object({ caseId: caseIdSchema, caseNo: z.string() })),
};

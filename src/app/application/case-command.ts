import type { z } from 'zod';
import type { caseCommandSchema } from '../../contract/cases.ts';
import type { newDocumentSchema } from '../../contract/schemas/application.ts';
import type { CaseCommand } from '../../domain/application/commands.ts';
import type { CaseDocument } from '../../domain/application/document.ts';
import type { DocumentId } from '../../kernel/ids.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import { refused } from '../refuse.ts';

/** A command as a screen sent it, its new documents given an id and a day. */
export function caseCommandOf(desk: OpenDesk, input: z.output<typeof caseCommandSchema>): CaseCommand {
  if (input.type !== 'record-supplement') return input;
  return { ...input, documents: keptDocuments(desk, input.documents) };
}

/** Refuses a document whose file was never stored here: a case must not point at nothing. */
export function keptDocuments(
  desk: OpenDesk,
  documents: readonly z.output<typeof newDocumentSchema>[],
): readonly CaseDocument[] {
  return documents.map((document) => {
    for (const file of document.files) {
      if (!desk.file.blobs.has(file.hash)) throw refused({ code: 'bad-file', reason: file.name });
    }
    return { ...document, id: desk.newId() as DocumentId, receivedOn: todayOf(desk) };
  });
}

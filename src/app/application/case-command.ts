import type { z } from 'zod';
import type { caseCommandSchema } from '../../contract/cases.ts';
import type { newDocumentSchema } from '../../contract/schemas/application.ts';
import type { CaseCommand } from '../../domain/application/commands.ts';
import type { CaseDocument } from '../../domain/application/document.ts';
import type { DocumentId } from '../../kernel/ids.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import { refused, valueOrRefuse } from '../refuse.ts';
import { secondPerson } from '../session/second-person.ts';

/** A command as a screen sent it: new documents get an id and a day, a second person's signature is checked. */
export async function caseCommandOf(desk: OpenDesk, input: z.output<typeof caseCommandSchema>): Promise<CaseCommand> {
  if (input.type === 'record-supplement' || input.type === 'record-promised')
    return { ...input, documents: keptDocuments(desk, input.documents) };
  if (input.type !== 'approve' && input.type !== 'overturn-rejection') return input;
  const { type, comment, overrules, second } = input;
  // A plain approval is kept without the words that it does not use.
  if (overrules.length === 0) return { type, comment };
  if (second === null) return { type, comment, overrules };
  return { type, comment, overrules, secondBy: valueOrRefuse(await secondPerson(desk, second)) };
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

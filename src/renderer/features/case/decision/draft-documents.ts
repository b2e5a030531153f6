import type { CaseView } from '../../../../contract/cases.ts';
import type { DocumentFile, DocumentType } from '../../../../domain/application/document.ts';
import type { Draft, DraftDocument } from './draft.ts';

/** The types that the notice asked for, then what is missing all the same; each once. */
export function askedTypes(
  view: Pick<CaseView, 'supplementItems' | 'missingDocuments'> & Partial<Pick<CaseView, 'promise'>>,
): readonly DocumentType[] {
  const asked = view.supplementItems.flatMap(({ documentType }) => (documentType === null ? [] : [documentType]));
  const promised = (view.promise?.papers ?? []).flatMap(({ state, documentType }) =>
    state === 'kept' ? [] : [documentType],
  );
  // After acceptance only what was promised is awaited.
  return promised.length > 0 ? promised : [...new Set([...asked, ...view.missingDocuments])];
}

/** Adds a file to the document of its type; the same file twice is one file. */
export function withFile(draft: Draft, place: Pick<DraftDocument, 'id' | 'type'>, file: DocumentFile): Draft {
  const present = draft.documents.find((document) => document.type === place.type);
  if (present === undefined) return { ...draft, documents: [...draft.documents, { ...place, files: [file] }] };
  if (present.files.some(({ hash }) => hash === file.hash)) return draft;
  return {
    ...draft,
    documents: draft.documents.map((document) =>
      document === present ? { ...document, files: [...document.files, file] } : document,
    ),
  };
}

/** Takes a file out; a document without files goes as well. */
export function withoutFile(draft: Draft, type: DocumentType, hash: string): Draft {
  const documents = draft.documents.map((document) =>
    document.type === type ? { ...document, files: document.files.filter((file) => file.hash !== hash) } : document,
  );
  return { ...draft, documents: documents.filter((document) => document.files.length > 0) };
}

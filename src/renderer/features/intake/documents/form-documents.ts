import type { DocumentFile, DocumentType } from '../../../../domain/application/document.ts';
import type { DocumentForm } from '../form-model.ts';

/** The documents with one more file; the same file twice under one type is one file. */
export function withFile(documents: readonly DocumentForm[], type: DocumentType, file: DocumentFile): DocumentForm[] {
  const present = documents.find((document) => document.type === type);
  if (present === undefined) return [...documents, { type, title: '', files: [file] }];
  if (present.files.some((each) => each.hash === file.hash)) return [...documents];
  return documents.map((document) =>
    document === present ? { ...document, files: [...document.files, file] } : document,
  );
}

/** The documents without a file; a type without files is gone, unless it has a name of its own. */
export function withoutFile(
  documents: readonly DocumentForm[],
  type: DocumentType,
  hash: DocumentFile['hash'],
): DocumentForm[] {
  return documents
    .map((document) =>
      document.type === type ? { ...document, files: document.files.filter((file) => file.hash !== hash) } : document,
    )
    .filter((document) => document.files.length > 0 || document.title !== '');
}

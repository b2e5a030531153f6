import { type DocumentFile, documentTypes } from '../../../../domain/application/document.ts';

import type { Paper } from './paper.ts';

/** One file of a document in the order of the viewer: an image is one page, a PDF as many as it turns out to have. */
export interface ViewerFile {
  /** Stays the same when documents are added: the viewer never loses the page. */
  readonly key: string;
  readonly document: Paper;
  readonly file: DocumentFile;
  /** Place of the file within its document, from 0. */
  readonly index: number;
}

/** The files of a case: by document type in the office's order, older papers first, the pages as they were scanned. */
export function viewerFiles(documents: readonly Paper[]): readonly ViewerFile[] {
  return documents
    .map((document, place) => ({ document, place }))
    .sort((a, b) => compareDocuments(a.document, b.document) || a.place - b.place)
    .flatMap(({ document }) =>
      document.files.map((file, index) => ({ key: `${document.id}/${index}`, document, file, index })),
    );
}

/** The files of one document type together, for the list beside the page. */
export function groupedByType(files: readonly ViewerFile[]): readonly (readonly ViewerFile[])[] {
  const groups: ViewerFile[][] = [];
  for (const file of files) {
    const last = groups.at(-1);
    if (last?.[0]?.document.type === file.document.type) last.push(file);
    else groups.push([file]);
  }
  return groups;
}

export function isPdf(file: DocumentFile): boolean {
  return file.mediaType === 'application/pdf';
}

function compareDocuments(a: Paper, b: Paper): number {
  const byType = documentTypes.indexOf(a.type) - documentTypes.indexOf(b.type);
  if (byType !== 0) return byType;
  return a.receivedOn < b.receivedOn ? -1 : Number(a.receivedOn > b.receivedOn);
}

import type { TFunction } from 'i18next';
import { useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { MAX_DOCUMENT_BYTES } from '../../../../contract/documents.ts';
import { type DocumentFile, type DocumentType, pageMediaTypes } from '../../../../domain/application/document.ts';
import { client } from '../../../api/client.ts';
import { onItsWay } from '../../../api/files-under-way.ts';
import { useProblemWords } from '../../../api/problem-words.ts';

/** A file on its way to the desk, or one that did not get there. */
export interface Upload {
  readonly id: number;
  readonly type: DocumentType;
  readonly name: string;
  /** Words for what went wrong; null while it is being saved. */
  readonly problem: string | null;
}

export type StoredFile = (type: DocumentType, stored: DocumentFile, source: File) => void;

const MEGABYTE = 1024 * 1024;
const chosenTypes: readonly string[] = pageMediaTypes;

/** Stores files one after another, in the order in which they were chosen: they are the pages of a document. */
export function useUploads(
  onStored: StoredFile,
  put: (input: { readonly file: File }) => Promise<DocumentFile> = client.documents.put,
): {
  readonly uploads: readonly Upload[];
  readonly add: (type: DocumentType, files: readonly File[]) => void;
} {
  const { t } = useTranslation();
  const { ofError } = useProblemWords();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const line = useRef(Promise.resolve());
  // Each file is added to what the one before it left.
  const latest = useRef(onStored);
  useLayoutEffect(() => {
    latest.current = onStored;
  });
  const lastId = useRef(0);

  const store = async (upload: Upload, file: File): Promise<void> => {
    try {
      const stored = await put({ file });
      flushSync(() => {
        latest.current(upload.type, stored, file);
      });
      setUploads((all) => all.filter((each) => each.id !== upload.id));
    } catch (error) {
      const problem = t('intake.documents.notSaved', { name: file.name, why: ofError(error) });
      setUploads((all) => all.map((each) => (each.id === upload.id ? { ...each, problem } : each)));
    }
  };

  const add = (type: DocumentType, files: readonly File[]): void => {
    // What failed before is told until the next try.
    setUploads((all) => all.filter((each) => each.type !== type || each.problem === null));
    for (const file of files) {
      lastId.current += 1;
      const upload: Upload = { id: lastId.current, type, name: file.name, problem: problemOf(file, t) };
      setUploads((all) => [...all, upload]);
      if (upload.problem === null) line.current = onItsWay(line.current.then(() => store(upload, file)));
    }
  };

  return { uploads, add };
}

/** What can be said before a byte is sent; the desk looks at the first bytes itself. */
function problemOf(file: File, t: TFunction): string | null {
  if (!chosenTypes.includes(file.type)) return t('intake.documents.wrongKind', { name: file.name });
  if (file.size > MAX_DOCUMENT_BYTES) {
    return t('intake.documents.tooLarge', { name: file.name, limit: MAX_DOCUMENT_BYTES / MEGABYTE });
  }
  return null;
}

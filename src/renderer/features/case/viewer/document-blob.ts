import { useQuery } from '@tanstack/react-query';
import { type RefCallback, useCallback } from 'react';
import type { CaseId } from '../../../../kernel/ids.ts';
import type { DocumentFile } from '../../../../domain/application/document.ts';
import { orpc } from '../../../api/query.ts';

/** Personal data does not stay in memory longer than a look back and forth needs. */
const KEPT_MS = 2 * 60 * 1000;

/** How a document file is read. Its name is its hash, so it never goes stale; every reading is logged by the desk. */
export function documentQuery(caseId: CaseId, { hash }: Pick<DocumentFile, 'hash'>) {
  return orpc.documents.read.queryOptions({ input: { caseId, hash }, staleTime: Infinity, gcTime: KEPT_MS });
}

export function useDocumentBlob(caseId: CaseId, file: Pick<DocumentFile, 'hash'>) {
  return useQuery(documentQuery(caseId, file));
}

/** Shows a blob in the image element it is given to and lets go of its address afterwards. */
export function useBlobSource(blob: Blob): RefCallback<HTMLImageElement> {
  return useCallback(
    (image) => {
      if (image === null) return;
      const url = URL.createObjectURL(blob);
      image.src = url;
      return () => {
        URL.revokeObjectURL(url);
      };
    },
    [blob],
  );
}

import { createContext, use } from 'react';
import type { DocumentType } from '../../../domain/application/document.ts';

/** How the left side reaches the viewer on the right. */
export interface Papers {
  readonly has: (type: DocumentType) => boolean;
  /** Shows the first paper of the type. */
  readonly show: (type: DocumentType) => void;
}

export const PapersContext = createContext<Papers>({ has: () => false, show: () => undefined });

export function usePapers(): Papers {
  return use(PapersContext);
}

import type { CaseView } from '../../../../contract/cases.ts';
import type { DocumentFile } from '../../../../domain/application/document.ts';

/** A paper of the case as the screens have it, with what was found of it. */
export interface Paper extends Readonly<Omit<CaseView['documents'][number], 'files'>> {
  readonly files: readonly DocumentFile[];
}

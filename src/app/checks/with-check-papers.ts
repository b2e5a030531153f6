import type { ApplicationState } from '../../domain/application/state.ts';
import type { CaseFile } from '../../store/case-file.ts';
import { loadChecks } from './check-stream.ts';

/**
 * The case with the papers that came in with its checks (a consent scanned as it was signed) beside those that were
 * handed in: they lie on the checks' own stream and are papers of the case all the same.
 */
export function withCheckPapers(file: Pick<CaseFile, 'load'>, state: ApplicationState): ApplicationState {
  const { papers } = loadChecks(file, state.caseId).state;
  return papers.length === 0 ? state : { ...state, documents: [...state.documents, ...papers] };
}

import type { CaseView } from '../../../../contract/cases.ts';
import type { Draft } from './draft.ts';

/** What every part of a decision's form gets. */
export interface FieldsProps {
  readonly view: CaseView;
  readonly draft: Draft;
  readonly onChange: (change: (draft: Draft) => Draft) => void;
}

import { useState } from 'react';
import type { CaseView } from '../../../../contract/cases.ts';
import type { CaseCommandType } from '../../../../domain/application/commands.ts';
import { type Draft, newDraft } from './draft.ts';

/** What was typed for each decision of this case, kept while its page is open: closing a panel loses nothing. */
export function useDrafts(view: CaseView) {
  const [drafts, setDrafts] = useState<Partial<Record<CaseCommandType, Draft>>>({});
  return {
    draftOf: (command: CaseCommandType): Draft => drafts[command] ?? newDraft(view),
    change: (command: CaseCommandType, change: (draft: Draft) => Draft): void => {
      setDrafts((before) => ({ ...before, [command]: change(before[command] ?? newDraft(view)) }));
    },
    /** The draft became a decision. */
    drop: (command: CaseCommandType): void => {
      setDrafts(({ [command]: _done, ...rest }) => rest);
    },
  };
}

import { useEffect, useState } from 'react';
import type { CaseView } from '../../../../contract/cases.ts';
import type { StepCommandType } from '../../../../domain/application/commands.ts';
import { useSession } from '../../../api/session.ts';
import { type Draft, newDraft } from './draft.ts';
import { type Drafts, draftKeeper, fitted, isTouched } from './kept-drafts.ts';

const kept = draftKeeper();

/** What was typed for each decision of this case: closing a panel or leaving the case loses nothing. */
export function useDrafts(view: CaseView) {
  const { staffId } = useSession();
  const { caseId } = view;
  const [drafts, setDrafts] = useState<Drafts>(() => fittedTo(view, kept.of(staffId, caseId)));
  useEffect(() => {
    kept.keep(staffId, caseId, drafts);
  }, [staffId, caseId, drafts]);
  return {
    draftOf: (command: StepCommandType): Draft => {
      const draft = drafts[command];
      // A paper that was judged while the form lies open is on its list, or off it.
      return draft === undefined ? newDraft(view) : fitted(draft, view);
    },
    /** Something waits in the form of this command. */
    begun: (command: StepCommandType): boolean => {
      const draft = drafts[command];
      return draft !== undefined && isTouched(draft, view);
    },
    change: (command: StepCommandType, change: (draft: Draft) => Draft): void => {
      setDrafts((before) => ({ ...before, [command]: change(before[command] ?? newDraft(view)) }));
    },
    /** The draft became a decision. */
    drop: (command: StepCommandType): void => {
      setDrafts(({ [command]: _done, ...rest }) => rest);
    },
  };
}

function fittedTo(view: CaseView, drafts: Drafts): Drafts {
  const all = Object.entries(drafts) as [StepCommandType, Draft][];
  return Object.fromEntries(all.map(([command, draft]) => [command, fitted(draft, view)]));
}

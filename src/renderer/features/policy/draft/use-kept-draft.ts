import { useState } from 'react';
import { useSession } from '../../../api/session.ts';
import { type Draft, emptyDraft } from './draft.ts';

/** While the program runs, a draft that somebody left is there when they come back; nobody else sees it. */
const kept = new Map<string, Draft>();

interface KeptDraft {
  readonly draft: Draft;
  readonly change: (draft: Draft) => void;
  readonly drop: () => void;
}

export function useKeptDraft(base: string): KeptDraft {
  const { staffId } = useSession();
  const [draft, setDraft] = useState(() => kept.get(staffId) ?? emptyDraft(base));
  return {
    draft,
    change: (next) => {
      kept.set(staffId, next);
      setDraft(next);
    },
    drop: () => {
      kept.delete(staffId);
      setDraft(emptyDraft(base));
    },
  };
}

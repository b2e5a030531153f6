import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { VisitDraft } from '../../../contract/visits.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { DraftSaver, type DraftState } from '../intake/draft-saver.ts';

export interface KeptVisit {
  readonly draft: VisitDraft;
  readonly state: DraftState;
  /** Kept on the disk after a short rest in typing, and at once when the person leaves. */
  readonly change: (draft: VisitDraft) => void;
}

/** What was filled in and not handed in yet: read back from the desk, so that a lock, a crash or a power cut costs nothing. */
export function useVisitDraft(leaseId: string): KeptVisit | undefined {
  const kept = useQuery(orpc.visits.draft.queryOptions({ input: { leaseId }, gcTime: 0, staleTime: Infinity }));
  const [changed, setChanged] = useState<VisitDraft | null>(null);
  const [state, setState] = useState<DraftState>({ kind: 'none' });
  const saver = useSaver(leaseId, setState);
  if (kept.data === undefined) return undefined;
  return {
    draft: changed ?? kept.data ?? { review: null, renewal: null, pay: null },
    state,
    change: (draft) => {
      setChanged(draft);
      saver.offer(draft);
    },
  };
}

function useSaver(leaseId: string, onState: (state: DraftState) => void): DraftSaver<VisitDraft> {
  const [saver] = useState(
    () =>
      new DraftSaver<VisitDraft>({
        save: async (draft) => {
          const isEmpty = Object.values(draft).every((part) => part === null);
          const { savedAt } = await client.visits.keep({ leaseId, draft: isEmpty ? null : draft });
          return savedAt;
        },
        onState,
        restMs: 400,
      }),
  );
  useEffect(() => {
    const flush = (): void => {
      void saver.flush();
    };
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [saver]);
  return saver;
}

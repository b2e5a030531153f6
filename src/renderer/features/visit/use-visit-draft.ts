import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { VisitDraft } from '../../../contract/visits.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { DraftSaver, type DraftState } from '../intake/draft-saver.ts';

export interface KeptVisit {
  readonly draft: VisitDraft;
  readonly state: DraftState;
  /** Parts of it: kept on the disk after a short rest in typing, and at once when the person leaves. */
  readonly change: (parts: Partial<VisitDraft>) => void;
}

const NOTHING: VisitDraft = { review: null, renewal: null, pay: null, step: null };

/** What was filled in and not handed in yet, and where the visit stood: read back from the desk, so that a lock, a crash or a power cut costs nothing. */
export function useVisitDraft(leaseId: string): KeptVisit | undefined {
  const kept = useQuery(orpc.visits.draft.queryOptions({ input: { leaseId }, gcTime: 0, staleTime: Infinity }));
  const [changed, setChanged] = useState<VisitDraft | null>(null);
  const [state, setState] = useState<DraftState>({ kind: 'none' });
  const saver = useSaver(leaseId, setState);
  // A form that is handed in is emptied and left in one go: the second change builds on the first.
  const latest = useRef<VisitDraft | null>(null);
  if (kept.data === undefined) return undefined;
  const first = kept.data ?? NOTHING;
  return {
    draft: changed ?? first,
    state,
    change: (parts) => {
      const draft = { ...(latest.current ?? first), ...parts };
      latest.current = draft;
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
          const { step, ...typed } = draft;
          const isUnderWay = step === 'renewal' || step === 'pay';
          const isEmpty = !isUnderWay && Object.values(typed).every((part) => part === null);
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

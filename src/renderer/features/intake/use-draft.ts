import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { DraftSaver, type DraftState } from './draft-saver.ts';
import { type IntakeForm, draftTitle } from './form-model.ts';

/** Saves the form as a draft while it is mounted, and once more when the person leaves it. */
export function useDraft(draftId: string): { readonly saver: DraftSaver<IntakeForm>; readonly state: DraftState } {
  const queries = useQueryClient();
  const [state, setState] = useState<DraftState>({ kind: 'none' });
  const [saver] = useState(
    () =>
      new DraftSaver<IntakeForm>({
        save: async (form) => {
          const saved = await client.intake.saveDraft({ draftId, title: draftTitle(form), form });
          void queries.invalidateQueries({ queryKey: orpc.intake.drafts.key() });
          return saved.savedAt;
        },
        onState: setState,
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
  return { saver, state };
}

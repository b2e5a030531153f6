import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Conflict } from '../../../contract/conflicts.ts';
import type { ConflictChoice } from '../../../domain/conflict/settled.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { useCommand } from '../../api/use-command.ts';
import { pageOf } from './about-link.tsx';

/** Settles a conflict. To decide anew leads on to the case or whatever it is about, where the decision is taken. */
export function useSettle({ conflictId, caseId, about }: Pick<Conflict, 'conflictId' | 'caseId' | 'about'>) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const command = useCommand();
  return useMutation({
    mutationFn: ({ choice, comment }: { readonly choice: ConflictChoice; readonly comment: string }) =>
      client.conflicts.settle({ commandId: command.id(), conflictId, choice, comment }),
    onSuccess: async (_, { choice }) => {
      const changed = [orpc.conflicts.key(), orpc.sync.key(), orpc.outbox.key(), orpc.cases.key(), orpc.queue.key()];
      await Promise.all(changed.map((queryKey) => queries.invalidateQueries({ queryKey })));
      if (choice !== 'new') return;
      if (caseId !== null) await navigate({ to: '/case/$caseId', params: { caseId } });
      else if (about !== null) await navigate(pageOf(about));
    },
    onError: (error) => {
      command.onError(error);
      void queries.invalidateQueries({ queryKey: orpc.conflicts.key() });
    },
  });
}

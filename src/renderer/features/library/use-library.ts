import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { LibraryCommandInput, LibraryView } from '../../../contract/library.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { useCommand } from '../../api/use-command.ts';

/** A command on a policy document; what it changed is read again. */
export function useLibrary({ docId, version }: Pick<LibraryView, 'docId' | 'version'>) {
  const command = useCommand();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: LibraryCommandInput) =>
      client.library.execute({ commandId: command.id(), docId, version, command: input }),
    onSuccess: async () => {
      command.renew();
      await queries.invalidateQueries({ queryKey: orpc.library.key() });
    },
    onError: command.onError,
  });
}

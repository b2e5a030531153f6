import { useMutation, useQueryClient } from '@tanstack/react-query';
import { orpc } from '../../api/query.ts';
import { useCommand } from '../../api/use-command.ts';
import type { CommandId } from '../../../kernel/ids.ts';

/** A step of a session; what it changed is read again, also by the other windows of this desk. */
export function useSelection<Input, Output>(
  give: (commandId: CommandId, input: Input) => Promise<Output>,
  onDone: (output: Output) => void = () => undefined,
) {
  const command = useCommand();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => give(command.id(), input),
    onSuccess: async (output) => {
      command.renew();
      await queries.invalidateQueries({ queryKey: orpc.selection.key() });
      onDone(output);
    },
    onError: command.onError,
  });
}

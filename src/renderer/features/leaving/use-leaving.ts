import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { LeavingCommandInput, LeavingView } from '../../../contract/leavings.ts';
import type { LeavingCommandType } from '../../../domain/leaving/commands.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { useCommand } from '../../api/use-command.ts';

/** A command on a leaving; what it changed, the lease and its ledger too, is read again. */
export function useLeavingCommand(
  leaseId: string,
  { version }: Pick<LeavingView, 'version'>,
  onDone: (what: LeavingCommandType) => void,
) {
  const command = useCommand();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: LeavingCommandInput) =>
      client.leavings.execute({ commandId: command.id(), leaseId, version, command: input }),
    onSuccess: async (_outcome, input) => {
      command.renew();
      await queries.invalidateQueries({ queryKey: orpc.leases.key() });
      await queries.invalidateQueries({ queryKey: orpc.leavings.key() });
      onDone(input.type);
    },
    onError: command.onError,
  });
}

/** Why the person cannot give a command now; null when they can, undefined when the leaving does not have it. */
export function leavingRefusal({ actions }: LeavingView, command: LeavingCommandType) {
  return actions.find((action) => action.command === command)?.refusal;
}

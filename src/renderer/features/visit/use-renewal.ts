import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RenewalCommandInput, RenewalView } from '../../../contract/renewals.ts';
import type { RenewalCommandType } from '../../../domain/renewal/commands.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { useCommand } from '../../api/use-command.ts';

/** A command on the renewal of a lease's term; what it changed, the lease itself too, is read again. */
export function useRenewalCommand(
  leaseId: string,
  { until, version }: RenewalView,
  onDone: (what: RenewalCommandType) => void,
) {
  const command = useCommand();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: RenewalCommandInput) =>
      client.renewals.execute({ commandId: command.id(), leaseId, until, version, command: input }),
    onSuccess: async (_outcome, input) => {
      command.renew();
      await queries.invalidateQueries({ queryKey: orpc.leases.key() });
      await queries.invalidateQueries({ queryKey: orpc.renewals.key() });
      onDone(input.type);
    },
    onError: command.onError,
  });
}

/** Why the person cannot give a command now; null when they can, undefined when the renewal does not have it. */
export function renewalRefusal({ actions }: RenewalView, command: RenewalCommandType) {
  return actions.find((action) => action.command === command)?.refusal;
}

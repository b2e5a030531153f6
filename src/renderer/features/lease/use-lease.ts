import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { LeaseCommandInput, LeaseView } from '../../../contract/leases.ts';
import type { RentCommandInput } from '../../../contract/rent.ts';
import type { LeaseCommandType } from '../../../domain/lease/commands.ts';
import type { RentCommandType } from '../../../domain/rent/commands.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { useCommand } from '../../api/use-command.ts';

/** A command on a lease; what it changed is read again. */
export function useLeaseCommand({ version, lease }: LeaseView, onDone: () => void) {
  const command = useCommand();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: LeaseCommandInput) =>
      client.leases.execute({ commandId: command.id(), leaseId: lease.leaseId, version, command: input }),
    onSuccess: async () => {
      command.renew();
      await queries.invalidateQueries({ queryKey: orpc.leases.key() });
      await queries.invalidateQueries({ queryKey: orpc.leavings.key() });
      onDone();
    },
    onError: command.onError,
  });
}

/** A command on the lease's ledger. */
export function useRentCommand({ ledger, lease }: LeaseView, onDone: (receiptNo: string | null) => void) {
  const command = useCommand();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: RentCommandInput) =>
      client.rent.execute({
        commandId: command.id(),
        leaseId: lease.leaseId,
        version: ledger?.version ?? 0,
        command: input,
      }),
    onSuccess: async ({ receiptNo }) => {
      command.renew();
      await queries.invalidateQueries({ queryKey: orpc.leases.key() });
      onDone(receiptNo);
    },
    onError: command.onError,
  });
}

/** Why the person cannot give a command now; null when they can, undefined when the lease does not have it. */
export function leaseRefusal(view: LeaseView, command: LeaseCommandType) {
  return view.actions.find((action) => action.command === command)?.refusal;
}

export function rentRefusal(view: LeaseView, command: RentCommandType) {
  return view.rentActions.find((action) => action.command === command)?.refusal;
}

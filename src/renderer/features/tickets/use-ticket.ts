import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { TicketCommandInput, TicketView } from '../../../contract/tickets.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { useCommand } from '../../api/use-command.ts';

export type TicketCommandName = TicketView['actions'][number]['command'];

/** A command on a ticket; what it changed is read again. */
export function useTicket({ ticketId, version }: Pick<TicketView, 'ticketId' | 'version'>) {
  const command = useCommand();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: TicketCommandInput) =>
      client.tickets.execute({ commandId: command.id(), ticketId, version, command: input }),
    onSuccess: async () => {
      command.renew();
      await queries.invalidateQueries({ queryKey: orpc.tickets.key() });
    },
    onError: command.onError,
  });
}

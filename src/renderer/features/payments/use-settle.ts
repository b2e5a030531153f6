import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PaymentCommandInput, PaymentRow } from '../../../contract/payments.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { useCommand } from '../../api/use-command.ts';

/** Settles a payment that waits; the list is read again. */
export function useSettle({ paymentId }: PaymentRow, onDone: (receiptNo: string | null) => void) {
  const command = useCommand();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: PaymentCommandInput) =>
      client.payments.settle({ commandId: command.id(), paymentId, command: input }),
    onSuccess: async ({ receiptNo }) => {
      command.renew();
      await queries.invalidateQueries({ queryKey: orpc.payments.key() });
      onDone(receiptNo);
    },
    onError: command.onError,
  });
}

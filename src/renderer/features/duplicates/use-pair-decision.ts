import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PairCommandInput, PairView } from '../../../contract/duplicates.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { useCommand } from '../../api/use-command.ts';

/** Sends a decision on the pair as it was read; a case that moved on since is read again and decided on anew. */
export function usePairDecision({ low, high, version }: PairView) {
  const queries = useQueryClient();
  const command = useCommand();
  const readAgain = async (): Promise<void> => {
    const keys = [orpc.duplicates.key(), orpc.cases.key(), orpc.queue.key()];
    await Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })));
  };
  return useMutation({
    mutationFn: (decided: PairCommandInput) =>
      client.duplicates.decide({
        commandId: command.id(),
        low: low.caseId,
        high: high.caseId,
        seen: [version, low.version, high.version],
        command: decided,
      }),
    onSuccess: readAgain,
    onError: (error) => {
      command.onError(error);
      void readAgain();
    },
  });
}

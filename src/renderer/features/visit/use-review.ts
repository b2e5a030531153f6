import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReviewCommandInput, ReviewView } from '../../../contract/reviews.ts';
import type { ReviewCommandType } from '../../../domain/annual-review/commands.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { useCommand } from '../../api/use-command.ts';

/** A command on a lease's review; what it changed is read again. */
export function useReviewCommand(
  leaseId: string,
  { year, version }: ReviewView,
  onDone: (what: ReviewCommandType) => void,
) {
  const command = useCommand();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: ReviewCommandInput) =>
      client.reviews.execute({ commandId: command.id(), leaseId, year, version, command: input }),
    onSuccess: async (_outcome, input) => {
      command.renew();
      await queries.invalidateQueries({ queryKey: orpc.reviews.key() });
      onDone(input.type);
    },
    onError: command.onError,
  });
}

/** Why the person cannot give a command now; null when they can, undefined when the review does not have it. */
export function reviewRefusal({ actions }: ReviewView, command: ReviewCommandType) {
  return actions.find((action) => action.command === command)?.refusal;
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { NoticeView, PublicityCommandInput } from '../../../contract/publicity.ts';
import type { PublicityCommandType } from '../../../domain/publicity/commands.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { useCommand } from '../../api/use-command.ts';

export type ObjectionCommand = 'answer-objection' | 'pause-objection' | 'resume-objection';

/** A command on a notice; what it changed is read again. */
export function usePublicity(
  { batchId, version }: Pick<NoticeView, 'batchId' | 'version'>,
  onDone: (command: PublicityCommandType) => void,
) {
  const command = useCommand();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: PublicityCommandInput) =>
      client.publicity.execute({ commandId: command.id(), batchId, version, command: input }),
    onSuccess: async (_outcome, { type }) => {
      command.renew();
      await queries.invalidateQueries({ queryKey: orpc.publicity.key() });
      onDone(type);
    },
    onError: command.onError,
  });
}

/** Why the person cannot give a command now; null when they can, undefined when the notice's state does not have it. */
export function refusalTo(view: NoticeView, command: PublicityCommandType) {
  return view.actions.find((action) => action.command === command)?.refusal;
}

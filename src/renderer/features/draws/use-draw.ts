import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DrawCommandInput, DrawView } from '../../../contract/draws.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { useCommand } from '../../api/use-command.ts';

export type GivenCommand = DrawCommandInput['type'];

/** A command on a draw; what it changed is read again, also when it was refused: the attempt may stand in the log. */
export function useDraw(
  { drawId, version }: Pick<DrawView, 'drawId' | 'version'>,
  onDone: (command: GivenCommand) => void,
) {
  const command = useCommand();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: DrawCommandInput) =>
      client.draws.execute({ commandId: command.id(), drawId, version, command: input }),
    onSuccess: async (_outcome, { type }) => {
      command.renew();
      await queries.invalidateQueries({ queryKey: orpc.draws.key() });
      onDone(type);
    },
    onError: async (error) => {
      command.onError(error);
      await queries.invalidateQueries({ queryKey: orpc.draws.key() });
    },
  });
}

/** Why the person cannot give a command now; null when they can. */
export function refusalTo(view: DrawView, command: GivenCommand) {
  return view.actions.find((action) => action.command === command)?.refusal ?? null;
}

/** Hex in groups of four, as it is read out and compared. */
export function grouped(hex: string): string {
  return hex.replaceAll(/(.{4})(?=.)/g, '$1 ');
}

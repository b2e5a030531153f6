import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { IntentCommandInput, PlanCommandInput, PlanView } from '../../../contract/plans.ts';
import type { PlanCommandType } from '../../../domain/allocation/commands.ts';
import type { IntentCommandType } from '../../../domain/allocation/intent-commands.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { useCommand } from '../../api/use-command.ts';

/** A command on a plan; what it changed is read again. */
export function usePlan(
  { planId, version }: Pick<PlanView, 'planId' | 'version'>,
  onDone: (command: PlanCommandType) => void,
) {
  const command = useCommand();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: PlanCommandInput) =>
      client.plans.execute({ commandId: command.id(), planId, version, command: input }),
    onSuccess: async (_outcome, { type }) => {
      command.renew();
      await queries.invalidateQueries({ queryKey: orpc.plans.key() });
      onDone(type);
    },
    onError: command.onError,
  });
}

interface OnIntent {
  readonly planId: string;
  readonly caseId: string;
  readonly version: number;
}

/** A command on a household's intent. */
export function useIntent(on: OnIntent, onDone: (command: IntentCommandType) => void) {
  const command = useCommand();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: IntentCommandInput) => {
      const request = { ...on, commandId: command.id() };
      switch (input.type) {
        case 'register':
        case 'change':
        case 'declare':
        case 'withdraw':
          return client.plans.intend({ ...request, command: input });
        case 'pass-review':
        case 'fail-review':
        case 'reopen-review':
          return client.plans.review({ ...request, command: input });
      }
    },
    onSuccess: async (_outcome, { type }) => {
      command.renew();
      await queries.invalidateQueries({ queryKey: orpc.plans.key() });
      onDone(type);
    },
    onError: command.onError,
  });
}

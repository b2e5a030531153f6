import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { uuidv7 } from 'uuidv7';
import type { CheckCellView, CheckMatrixView } from '../../../contract/checks.ts';
import type { CheckCommandType } from '../../../domain/agency-check/commands.ts';
import type { CheckSource } from '../../../domain/agency-check/source.ts';
import type { Refusal } from '../../../domain/application/refusal.ts';
import type { CaseId } from '../../../kernel/ids.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { useCommand } from '../../api/use-command.ts';

export function useMatrix(caseId: CaseId) {
  return useQuery(orpc.checks.matrix.queryOptions({ input: { caseId } }));
}

export interface CellPlace {
  readonly person: string;
  readonly source: CheckSource;
}

/** A command on a case's checks; what it changed is read again. */
export function useCheckMutation<Input>(run: (commandId: ReturnType<typeof uuidv7>, input: Input) => Promise<unknown>) {
  const queries = useQueryClient();
  const command = useCommand();
  return useMutation({
    mutationFn: (input: Input) => run(command.id(), input),
    onSuccess: () => {
      command.renew();
      void queries.invalidateQueries({ queryKey: orpc.checks.key() });
    },
    onError: command.onError,
  });
}

/** Asks for cells, each under an id of its own. */
export function useAsk(caseId: CaseId) {
  return useCheckMutation((commandId, cells: readonly CellPlace[]) =>
    client.checks.ask({
      commandId,
      caseId,
      requests: cells.map(({ person, source }) => ({ requestId: uuidv7(), person, source })),
    }),
  );
}

export function useCallBack(caseId: CaseId) {
  return useCheckMutation((commandId, requestIds: readonly string[]) =>
    client.checks.cancel({ commandId, caseId, requestIds: [...requestIds] }),
  );
}

/** Why this person cannot give a command now; null when they can. */
export function refusalTo(matrix: CheckMatrixView, command: CheckCommandType): Refusal | null {
  return matrix.actions.find((action) => action.command === command)?.refusal ?? null;
}

/** What "ask all" asks: whatever is needed, may be asked and has no answer that counts. */
export function toAsk(matrix: CheckMatrixView): readonly CheckCellView[] {
  return matrix.cells.filter(
    (cell) => (cell.state === 'not-asked' || cell.state === 'failed' || cell.state === 'stale') && mayAsk(matrix, cell),
  );
}

export function staleCells(matrix: CheckMatrixView): readonly CheckCellView[] {
  return matrix.cells.filter((cell) => cell.state === 'stale' && mayAsk(matrix, cell));
}

export function pendingIds(matrix: CheckMatrixView): readonly string[] {
  return matrix.cells.flatMap(({ pending }) => (pending === null ? [] : [pending.requestId]));
}

/** Needed, and opened by a consent that counts today. */
export function mayAsk(matrix: CheckMatrixView, { person, source }: CellPlace): boolean {
  const who = matrix.people.find((member) => member.person === person);
  return who !== undefined && who.needed.includes(source) && consentedSources(matrix, who).has(source);
}

type Person = CheckMatrixView['people'][number];

/** The registries that somebody's consents open today. */
export function consentedSources(matrix: Pick<CheckMatrixView, 'on'>, { consents }: Person): ReadonlySet<CheckSource> {
  const counting = consents.filter(
    ({ withdrawnOn, signedOn, until }) => withdrawnOn === null && signedOn <= matrix.on && matrix.on <= until,
  );
  return new Set(counting.flatMap(({ sources }) => sources));
}

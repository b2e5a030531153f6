import type { SelectionCommand } from '../../../domain/selection/commands.ts';
import type { CommandId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { prepareSelection } from '../../selection/execute-selection.ts';
import type { Decided, Deciding } from './decision.ts';
import { carriedNumbers } from './redecide-case.ts';

/** What the outbox keeps of `selection.*` (selection/execute-selection.ts). */
interface SavedSelectionCommand {
  readonly drawId: string;
  readonly command: SelectionCommand;
}

/**
 * A step at a counter, on the session as the hub has it now. A home that another counter was faster to confirm is
 * refused as `unit-taken`: a person sees it, with the household that stood here.
 */
export function redecideSelection({ desk, command, actor }: Deciding): Decided {
  const { drawId, command: saved } = command.payload as SavedSelectionCommand;
  const request = { commandId: command.commandId as CommandId, drawId, command: saved };
  const prepared = prepareSelection(desk, request, { actor, book: carriedNumbers(desk, command.events) });
  if (!prepared.ok) return prepared;
  const { appends, outcome, also } = prepared.value.commit;
  return ok({ appends, outcome, ...(also === undefined ? {} : { also }) });
}

import type { HoldCommand } from '../../../domain/hold/commands.ts';
import type { CaseId, CommandId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { prepareHold } from '../../hold/execute-hold.ts';
import type { Decided, Deciding } from './decision.ts';

/** What the outbox keeps of `hold.*` (hold/execute-hold.ts). */
interface SavedHoldCommand {
  readonly caseId: CaseId;
  readonly command: HoldCommand;
}

/**
 * Who holds a case, on the case and the hold as they are now. Two who took it while apart: the hub's order says who has
 * it, the other gets an item that names them. What is as it was meant to be leaves nothing to do.
 */
export function redecideHold({ desk, command, actor }: Deciding): Decided {
  const { caseId, command: saved } = command.payload as SavedHoldCommand;
  const prepared = prepareHold(desk, { commandId: command.commandId as CommandId, caseId, command: saved }, actor);
  if (prepared.ok) return ok({ appends: prepared.value.commit.appends, outcome: prepared.value.outcome });
  return prepared.error.code === 'nothing-to-do' ? ok({ appends: [], outcome: { version: 0 } }) : prepared;
}

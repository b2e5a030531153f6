import type { CheckCommand } from '../../../domain/agency-check/commands.ts';
import type { CaseId, CommandId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { prepareCheck } from '../../checks/execute-check.ts';
import type { Decided, Deciding } from './decision.ts';

/** What the outbox keeps of `check.*` (checks/execute-check.ts). */
interface SavedCheckCommand {
  readonly caseId: CaseId;
  readonly command: CheckCommand;
}

/** What was asked stays asked, also where another desk asked the same meanwhile: both answers are evidence. */
const KEPT: readonly CheckCommand['type'][] = ['cancel', 'see-change', 'withdraw-consent', 'record-consent'];

/**
 * A command on a case's checks, on the checks as they are now. What another desk did already (a consent, a look at a
 * change, a cancelled question, the same answer) leaves nothing to do and is no conflict.
 */
export function redecideCheck({ desk, command, actor }: Deciding): Decided {
  const { caseId, command: saved } = command.payload as SavedCheckCommand;
  const request = { commandId: command.commandId as CommandId, caseId, command: saved };
  const prepared = prepareCheck(desk, request, { actor, again: true });
  if (prepared.ok) return ok({ appends: prepared.value.commit.appends, outcome: prepared.value.outcome });
  const { code } = prepared.error;
  const isDone = code === 'nothing-to-do' || code === 'consent-withdrawn-already';
  if (KEPT.includes(saved.type) && isDone) return ok({ appends: [], outcome: { version: 0 } });
  return prepared;
}

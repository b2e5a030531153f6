import type { CommandId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { type SavedPairCommand, preparePair } from '../../duplicates/execute-pair.ts';
import type { Decided, Deciding } from './decision.ts';

/**
 * A decision on two cases, on both as they are now. That another desk told them apart meanwhile too leaves nothing to
 * do; where it closed one, or said something else, a person has to look.
 */
export function redecidePair({ desk, command, actor }: Deciding): Decided {
  const { low, high, command: saved } = command.payload as SavedPairCommand;
  const commandId = command.commandId as CommandId;
  const prepared = preparePair(desk, { commandId, low, high, seen: null, command: saved }, actor);
  if (prepared.ok) return ok({ appends: prepared.value.appends, outcome: null });
  const { error } = prepared;
  const isSame = error.code === 'pair-decided' && error.outcome === 'different' && saved.type === 'different-people';
  return isSame ? ok({ appends: [], outcome: null }) : prepared;
}

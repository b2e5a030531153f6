import { ok } from '../../../kernel/result.ts';
import { type SavedPolicyCommand, decideOnPack } from '../../policy/change-pack.ts';
import { policyStream } from '../../policy/pack.ts';
import type { Decided, Deciding } from './decision.ts';

/**
 * A version proposed, issued or taken back, on the pack as it is now: of two proposals the one that the hub has first
 * waits, and the other is a question for who made it.
 */
export function redecidePolicy({ desk, command, actor }: Deciding): Decided {
  const saved = command.payload as SavedPolicyCommand;
  const decided = decideOnPack(desk, saved, actor);
  if (!decided.ok) return decided;
  const { pack, events } = decided.value;
  return ok({
    appends: [{ stream: policyStream(pack.id), expectedVersion: pack.streamVersion, events }],
    outcome: null,
  });
}

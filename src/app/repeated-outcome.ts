import type { AnyRefusal } from '../contract/errors.ts';
import type { CommandId } from '../kernel/ids.ts';
import { type Result, err, ok } from '../kernel/result.ts';
import { recordedCommand } from '../store/unit-of-work.ts';
import type { OpenDesk } from './open-desk.ts';

export interface NamedCommand {
  readonly commandId: CommandId;
  readonly commandName: string;
  readonly actor: string;
}

/**
 * What a repeated command is answered with, undefined for a new one. An id that another command or person used is
 * refused: answering it would tell somebody that what they asked for was done.
 */
export function repeatedOutcome(
  desk: OpenDesk,
  { commandId, commandName, actor }: NamedCommand,
): Result<{ readonly outcome: unknown } | undefined, AnyRefusal> {
  const before = recordedCommand(desk.file.db, commandId);
  if (before === undefined) return ok(undefined);
  if (before.name !== commandName || before.actor !== actor) return err({ code: 'command-id-reused' });
  return ok({ outcome: before.outcome });
}

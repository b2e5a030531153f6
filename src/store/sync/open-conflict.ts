import { invariant } from '../../kernel/invariant.ts';
import type { CaseFile } from '../case-file.ts';
import { insertConflict } from './conflicts.ts';
import type { PendingCommand } from './pending-command.ts';
import type { Superseded } from './supersede.ts';

/** What the rules said to the command on the new history, or the hub. */
export interface ConflictCause {
  readonly refusal: unknown;
  readonly hubReason: string | null;
}

/**
 * Gathers what could not be carried over into one item per stream: the second decision on a case usually falls with
 * the first, and a person settles them together.
 */
export interface ConflictBook {
  add(command: PendingCommand, cause: ConflictCause): void;
  /** Writes the items; their ids in the order in which they were opened. */
  opened(): readonly string[];
}

interface Item {
  readonly stream: string;
  readonly commands: PendingCommand[];
  readonly cause: ConflictCause;
}

export function conflictBook(file: CaseFile, superseded: Superseded): ConflictBook {
  const items = new Map<string, Item>();
  return {
    add: (command, cause) => {
      const stream = command.events[0]?.stream;
      invariant(stream, 'a command that was overtaken had events');
      const item = items.get(stream);
      if (item === undefined) items.set(stream, { stream, commands: [command], cause });
      else item.commands.push(command);
    },
    opened: () =>
      [...items.values()].map(({ stream, commands, cause }) => {
        const conflictId = file.newId();
        const baseVersion = baseOf(superseded, stream);
        insertConflict(file.db, { conflictId, at: file.now(), stream, commands, baseVersion, ...cause });
        return conflictId;
      }),
  };
}

/** The last version of a stream before anything of it was overtaken. */
function baseOf({ commands }: Superseded, stream: string): number {
  const versions = commands
    .flatMap((command) => command.events)
    .filter((event) => event.stream === stream)
    .map((event) => event.streamVersion);
  return Math.min(...versions) - 1;
}

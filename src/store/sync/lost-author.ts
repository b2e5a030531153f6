import type { CaseFile } from '../case-file.ts';
import { packId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { batchUpTo } from './batch-rows.ts';
import { conflictBook } from './open-conflict.ts';
import type { Superseded, SupersededCommand } from './supersede.ts';

/**
 * A device that was revoked is not there to decide its commands again, nor to be told that a restored hub lost them. Where
 * nobody brought them back (decisions/0046), each desk that had them opens items, with all that they said: those of which
 * `isGone` says that nobody answers for them. Part of a transaction.
 */
export function itemsOfLost(
  file: CaseFile,
  superseded: Superseded,
  isGone: (device: string, sequence: number) => boolean,
): readonly string[] {
  const book = conflictBook(file, superseded);
  for (const command of superseded.commands) {
    const [first] = command.events;
    if (command.isOwn || first === undefined || !isGone(first.device, first.deviceSequence)) continue;
    const { commandId, events } = command;
    const { actor, office, wallTime } = first;
    const told = { commandId, name: nameOf(file.db, command), payload: null, actor, office, wallTime, events };
    book.add(told, { refusal: null, hubReason: 'lost-by-hub' });
  }
  return book.opened();
}

/** As the run said that brought it; its row is kept. */
function nameOf(db: Database, { events }: SupersededCommand): string {
  const [first] = events;
  if (first === undefined) return '';
  const names = batchUpTo(db, packId(first.device), first.deviceSequence)?.names ?? {};
  return Object.entries(names).find(([, places]) => places.includes(first.deviceSequence))?.[0] ?? '';
}

import type { BatchSeal } from '../../protocol/batch-seal.ts';
import { type StoredId, packId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { namedStatement } from '../statements.ts';
import { leaveWhatIsForeign } from './depart.ts';
import { ownHead, setOwnHead } from './own-head.ts';
import { countRun } from './scope-counts.ts';

/**
 * The hub has an own chain up to somewhere, by its answer to a push or by sending the run back: what waited for it
 * waits no longer. Twice is the same as once. Part of a transaction.
 */
const deleteWaiting = namedStatement<[device: StoredId, after: number, upTo: number]>(
  'outbox.confirm',
  `DELETE FROM outbox WHERE sequence IN (
     SELECT outbox.sequence FROM event
       CROSS JOIN command ON command.command_id = event.command_id
       CROSS JOIN outbox ON outbox.sequence = command.outbox_sequence AND outbox.command_id = command.command_id
     WHERE event.device = ? AND event.device_sequence > ? AND event.device_sequence <= ?)`,
);

export function confirmRun(db: Database, seal: BatchSeal): void {
  confirmUpTo(db, packId(seal.device), seal.lastSequence);
  countRun(db, seal);
  leaveWhatIsForeign(
    db,
    seal.scopes.map(({ scope }) => scope),
  );
}

export function confirmUpTo(db: Database, device: StoredId, sequence: number): void {
  const head = ownHead(db, device);
  if (sequence <= head) return;
  deleteWaiting.on(db).run(device, head, sequence);
  setOwnHead(db, device, sequence);
}

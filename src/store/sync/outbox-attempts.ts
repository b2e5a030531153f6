import type { Batch } from '../../protocol/batch.ts';
import type { CaseFile } from '../case-file.ts';
import { packId } from '../compact-id.ts';
import { namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';

const update = namedStatement<[error: string, nextTryAt: number, device: ReturnType<typeof packId>, number, number]>(
  'outbox.attempted',
  `UPDATE outbox SET attempts = attempts + 1, last_error = ?, next_try_at = ?
   WHERE sequence IN (
     SELECT outbox.sequence FROM event
       CROSS JOIN command ON command.command_id = event.command_id
       CROSS JOIN outbox ON outbox.sequence = command.outbox_sequence AND outbox.command_id = command.command_id
     WHERE event.device = ? AND event.device_sequence >= ? AND event.device_sequence <= ?)`,
);

/** The commands of a batch were not taken: what the outbox screen says of them. */
export function noteAttempt(
  file: CaseFile,
  { seal }: Pick<Batch, 'seal'>,
  attempt: { readonly error: string; readonly nextTryAt: number },
): void {
  const { device, firstSequence, lastSequence } = seal;
  guarded(file.db.name, () => {
    update.on(file.db).run(attempt.error, attempt.nextTryAt, packId(device), firstSequence, lastSequence);
  });
}

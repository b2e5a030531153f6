/** A command of a process beside a lease: a repeat is answered from the record, a new one decided and written. */
import type { AnyRefusal } from '../../contract/errors.ts';
import type { CommandId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { type CommitRequest, commit } from '../../store/unit-of-work.ts';
import type { OpenDesk } from '../open-desk.ts';
import { repeatedOutcome } from '../repeated-outcome.ts';

export interface Prepared<Outcome> {
  readonly commit: CommitRequest;
  readonly outcome: Outcome;
}

export function executeOnLease<Outcome>(
  desk: OpenDesk,
  named: { readonly commandId: CommandId; readonly commandName: string; readonly actor: string },
  prepare: () => Result<Prepared<Outcome>, AnyRefusal>,
): Result<Outcome, AnyRefusal> {
  const repeated = repeatedOutcome(desk, named);
  if (!repeated.ok) return repeated;
  // The record of a command holds what this same command gave.
  if (repeated.value !== undefined) return ok(repeated.value.outcome as Outcome);
  const prepared = prepare();
  if (!prepared.ok) return prepared;
  if (commit(desk.file, prepared.value.commit).kind === 'behind') return err({ code: 'changed-meanwhile' });
  for (const topic of ['leases', 'outbox'] as const) desk.changes.publish(topic);
  return ok(prepared.value.outcome);
}

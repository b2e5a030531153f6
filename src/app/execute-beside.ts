/**
 * A command on a stream beside a case, where there is no version that the screen saw: its rules ask by themselves what
 * counts now, so it is decided again when another program moved the stream in between.
 */
import type { AnyRefusal } from '../contract/errors.ts';
import { type Result, err, ok } from '../kernel/result.ts';
import { type CommitRequest, commit } from '../store/unit-of-work.ts';
import type { OpenDesk } from './open-desk.ts';
import { type NamedCommand, repeatedOutcome } from './repeated-outcome.ts';

const MAX_ROUNDS = 5;

interface Beside<Outcome> {
  /** Everything but the write. */
  readonly prepare: () => Result<{ readonly commit: CommitRequest; readonly outcome: Outcome }, AnyRefusal>;
  /** Told once it is written; not for a command that was answered before. */
  readonly written: () => void;
}

export function executeBeside<Outcome>(
  desk: OpenDesk,
  named: NamedCommand,
  { prepare, written }: Beside<Outcome>,
): Result<Outcome, AnyRefusal> {
  const repeated = repeatedOutcome(desk, named);
  if (!repeated.ok) return repeated;
  // The record of a command holds what this same command gave.
  if (repeated.value !== undefined) return ok(repeated.value.outcome as Outcome);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const prepared = prepare();
    if (!prepared.ok) return prepared;
    if (commit(desk.file, prepared.value.commit).kind === 'behind') continue;
    written();
    return ok(prepared.value.outcome);
  }
  return err({ code: 'changed-meanwhile' });
}

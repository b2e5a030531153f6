/** The commands of a conflict, decided once more by the person who settles it, on top of what is there now. */
import type { AnyRefusal } from '../../../contract/errors.ts';
import type { Actor } from '../../../domain/application/available-actions.ts';
import { type Result, ok } from '../../../kernel/result.ts';
import type { ConflictItem } from '../../../store/sync/conflicts.ts';
import type { CommitRequest } from '../../../store/unit-of-work.ts';
import { type PendingStreams, pendingStreams } from '../../application/pending-streams.ts';
import type { OpenDesk } from '../../open-desk.ts';
import { decideAs } from '../redecide/redecide.ts';

export interface OnTop {
  /** In their order, under new ids. */
  readonly commits: readonly CommitRequest[];
  /** The case file as it reads once they are committed. */
  readonly after: PendingStreams;
}

/** All of them, or why the first that does not go through does not. Writes nothing. */
export function decideOnTop(desk: OpenDesk, item: ConflictItem, actor: Actor): Result<OnTop, AnyRefusal> {
  const after = pendingStreams(desk.file);
  const view: OpenDesk = { ...desk, file: after.file };
  const seen = new Map<string, unknown>();
  const commits: CommitRequest[] = [];
  for (const command of item.commands) {
    const decided = decideAs({ desk: view, command, actor, seen });
    if (!decided.ok) return decided;
    const { appends, outcome, also } = decided.value;
    const commit: CommitRequest = {
      commandId: desk.newId(),
      commandName: command.name,
      commandPayload: command.payload,
      actor: actor.staffId,
      office: actor.office,
      wallTime: desk.now(),
      appends,
      outcome,
      ...(also === undefined ? {} : { also }),
    };
    commits.push(commit);
    after.add(commit);
  }
  return ok({ commits, after });
}

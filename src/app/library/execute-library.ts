/** A command on a policy document: load, decide, append. */
import type { AnyRefusal } from '../../contract/errors.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import { type LibraryCommand, decideLibrary } from '../../domain/library/decide.ts';
import type { CommandId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { type CommitRequest, commit } from '../../store/unit-of-work.ts';
import type { OpenDesk } from '../open-desk.ts';
import { repeatedOutcome } from '../repeated-outcome.ts';
import { libraryStream, loadDocument } from './library-stream.ts';

export interface LibraryRequest {
  readonly commandId: CommandId;
  readonly docId: string;
  /** As the person saw it; 0 for a new one. Null where nobody looked: a second decision. */
  readonly version: number | null;
  readonly command: LibraryCommand;
}

export interface LibraryOutcome {
  readonly docId: string;
  readonly version: number;
}

export function executeLibrary(
  desk: OpenDesk,
  request: LibraryRequest,
  actor: Actor,
): Result<LibraryOutcome, AnyRefusal> {
  const { commandId, command } = request;
  const named = { commandId, commandName: `library.${command.type}`, actor: actor.staffId };
  const repeated = repeatedOutcome(desk, named);
  if (!repeated.ok) return repeated;
  if (repeated.value !== undefined) return ok(repeated.value.outcome as LibraryOutcome);
  const prepared = prepareLibrary(desk, request, actor);
  if (!prepared.ok) return prepared;
  if (commit(desk.file, prepared.value.commit).kind === 'behind') return err({ code: 'changed-meanwhile' });
  for (const topic of ['library', 'outbox'] as const) desk.changes.publish(topic);
  return ok(prepared.value.outcome);
}

export interface PreparedLibrary {
  readonly commit: CommitRequest;
  readonly outcome: LibraryOutcome;
}

/** Everything but the write. */
export function prepareLibrary(
  desk: OpenDesk,
  { commandId, docId, version: seen, command }: LibraryRequest,
  actor: Actor,
): Result<PreparedLibrary, AnyRefusal> {
  const loaded = loadDocument(desk.file, docId);
  const version = loaded?.version ?? 0;
  if (seen !== null && seen !== version) return err({ code: 'changed-meanwhile' });
  const decision = decideLibrary(command, loaded?.state, { actor, docId });
  if (!decision.ok) return decision;
  const outcome = { docId, version: version + decision.value.length };
  return ok({
    outcome,
    commit: {
      commandId,
      commandName: `library.${command.type}`,
      commandPayload: { docId, command },
      actor: actor.staffId,
      office: actor.office,
      wallTime: desk.now(),
      appends: [{ stream: libraryStream(docId), expectedVersion: version, events: decision.value }],
      outcome,
    },
  });
}

import type { LibraryCommand } from '../../../domain/library/decide.ts';
import type { CommandId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { prepareLibrary } from '../../library/execute-library.ts';
import type { Decided, Deciding } from './decision.ts';

/** What the outbox keeps of `library.*` (library/execute-library.ts). */
interface SavedLibraryCommand {
  readonly docId: string;
  readonly command: LibraryCommand;
}

/** A command on a policy document, on the document as it is now; what another desk did already leaves nothing to do. */
export function redecideLibrary({ desk, command, actor }: Deciding): Decided {
  const { docId, command: saved } = command.payload as SavedLibraryCommand;
  const request = { commandId: command.commandId as CommandId, docId, version: null, command: saved };
  const prepared = prepareLibrary(desk, request, actor);
  if (prepared.ok) return ok({ appends: prepared.value.commit.appends, outcome: prepared.value.outcome });
  const { error } = prepared;
  const isDone = error.code === 'library-refused' && (error.why === 'nothing-new' || error.why === 'withdrawn-already');
  return isDone && saved.type !== 'revise' ? ok({ appends: [], outcome: null }) : prepared;
}

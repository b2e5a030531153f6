import type { BlobHash } from '../../kernel/ids.ts';
import type { WireCommand } from '../../protocol/batch.ts';
import { documentsNamedIn } from '../../protocol/documents-named.ts';

/** The document pages that commands name, each once, in their order. */
export function namedDocuments(commands: readonly Pick<WireCommand, 'events'>[]): ReadonlySet<BlobHash> {
  const found = new Set<BlobHash>();
  for (const { events } of commands) {
    for (const { payload } of events) {
      for (const hash of documentsNamedIn(payload)) found.add(hash);
    }
  }
  return found;
}

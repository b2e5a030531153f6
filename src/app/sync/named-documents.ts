import type { BlobHash } from '../../kernel/ids.ts';
import type { WireCommand } from '../../protocol/batch.ts';

/** As a document's file names its page. */
const NAMED_HASHES = /"hash":"([0-9a-f]{64})"/g;

/** The document pages that commands name, each once, in their order. */
export function namedDocuments(commands: readonly Pick<WireCommand, 'events'>[]): ReadonlySet<BlobHash> {
  const found = new Set<BlobHash>();
  for (const { events } of commands) {
    for (const { payload } of events) {
      for (const match of payload.matchAll(NAMED_HASHES)) found.add(match[1] as BlobHash);
    }
  }
  return found;
}

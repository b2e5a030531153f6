import type { BlobHash } from '../kernel/ids.ts';
import type { Database } from './connection.ts';
import { namedStatement } from './statements.ts';
import { guarded } from './store-fault.ts';

const selectPayloads = namedStatement<[], { payload: string }>('blob.payloads', `SELECT payload FROM event`);
const HASHES = /"([0-9a-f]{64})"/g;

/**
 * Every text in the log that could name a document page, in events of any type, known or not: better to keep a page
 * too many than to lose one that only a newer program knows the place of.
 */
export function referencedBlobs(db: Database): ReadonlySet<BlobHash> {
  return guarded(db.name, () => {
    const found = new Set<BlobHash>();
    for (const { payload } of selectPayloads.on(db).iterate()) {
      for (const match of payload.matchAll(HASHES)) found.add(match[1] as BlobHash);
    }
    return found;
  });
}

import type { BlobHash } from '../kernel/ids.ts';
import { documentsNamedIn } from '../protocol/documents-named.ts';
import type { Database } from './connection.ts';
import { namedStatement } from './statements.ts';
import { guarded } from './store-fault.ts';

const selectPayloads = namedStatement<[], { payload: string }>('blob.payloads', `SELECT payload FROM event`);
const selectSuperseded = namedStatement<[], { payload: string }>(
  'blob.superseded-payloads',
  `SELECT payload FROM superseded_event`,
);
const selectDrafts = namedStatement<[], { payload: string }>('blob.drafts', `SELECT payload FROM draft`);
const HASHES = /"([0-9a-f]{64})"/g;

/**
 * Every text in the log, in what was superseded (a person may still settle it) and in drafts that could name a document page, in events of any type, known or not: better to
 * keep a page too many than to lose one that only a newer program knows the place of.
 */
export function referencedBlobs(db: Database): ReadonlySet<BlobHash> {
  return guarded(db.name, () => {
    const found = new Set<BlobHash>();
    for (const select of [selectPayloads, selectSuperseded, selectDrafts]) {
      for (const { payload } of select.on(db).iterate()) {
        for (const match of payload.matchAll(HASHES)) found.add(match[1] as BlobHash);
      }
    }
    return found;
  });
}

/** The pages that events name and nobody has; each once, in the order of the log. */
export function missingBlobs(db: Database, has: (hash: BlobHash) => boolean): readonly BlobHash[] {
  return guarded(db.name, () => {
    const seen = new Map<BlobHash, boolean>();
    for (const { payload } of selectPayloads.on(db).iterate()) {
      for (const hash of documentsNamedIn(payload)) {
        if (!seen.has(hash)) seen.set(hash, has(hash));
      }
    }
    return [...seen].filter(([, isThere]) => !isThere).map(([hash]) => hash);
  });
}

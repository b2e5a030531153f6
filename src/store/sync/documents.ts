import type { BlobHash } from '../../kernel/ids.ts';
import type { Batch } from '../../protocol/batch.ts';
import { documentsNamedIn } from '../../protocol/documents-named.ts';
import type { CaseFile } from '../case-file.ts';
import type { StoredId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';
import { ownDeviceIds, ownHead } from './own-head.ts';

/** Document pages go beside the log: up before the batch that names them, down after it. */
const selectAtHub = namedStatement<[hash: Buffer], { hash: Buffer }>(
  'document-at-hub.get',
  `SELECT hash FROM document_at_hub WHERE hash = ?`,
);
const insertAtHub = namedStatement<[hash: Buffer]>(
  'document-at-hub.insert',
  `INSERT INTO document_at_hub (hash) VALUES (?) ON CONFLICT DO NOTHING`,
);
const forgetAtHub = namedStatement<[]>('document-at-hub.clear', `DELETE FROM document_at_hub`);
const selectWanted = namedStatement<[after: Buffer, limit: number], { hash: Buffer }>(
  'wanted-document.page',
  `SELECT hash FROM wanted_document WHERE hash > ? ORDER BY hash LIMIT +?`,
);
const deleteWanted = namedStatement<[hash: Buffer]>(
  'wanted-document.remove',
  `DELETE FROM wanted_document WHERE hash = ?`,
);
const selectUnsent = namedStatement<[device: StoredId, head: number], { payload: string }>(
  'document.unsent-payloads',
  `SELECT payload FROM event WHERE device = ? AND device_sequence > ?`,
);

const PAGE = 500;

/** The pages that a batch names and the hub is not known to have; each once. */
export function documentsToSend(file: CaseFile, batch: Batch): readonly BlobHash[] {
  const payloads = batch.commands.flatMap(({ superseded, events }) => (superseded ? [] : events));
  return guarded(file.db.name, () => notAtHub(file.db, payloads));
}

/** The pages that anything names which waits to be sent. */
export function unsentDocuments(file: CaseFile): readonly BlobHash[] {
  const { db } = file;
  return guarded(db.name, () =>
    notAtHub(
      db,
      ownDeviceIds(db).flatMap((device) => selectUnsent.on(db).all(device, ownHead(db, device))),
    ),
  );
}

/** The hub has these, by its own word. */
export function noteAtHub(db: Database, hashes: readonly BlobHash[]): void {
  guarded(db.name, () => {
    for (const hash of hashes) insertAtHub.on(db).run(Buffer.from(hash, 'hex'));
  });
}

/** The hub was restored: what it has is asked again. */
export function forgetAllAtHub(db: Database): void {
  forgetAtHub.on(db).run();
}

/** Pages that events of others name and this desk has not; what has come meanwhile is no longer looked for. */
export function missingDocuments(file: CaseFile, limit: number): readonly BlobHash[] {
  const { db, blobs } = file;
  return guarded(db.name, () => {
    const missing: BlobHash[] = [];
    let after: Buffer = Buffer.alloc(0);
    while (missing.length < limit) {
      const page = selectWanted.on(db).all(after, PAGE);
      for (const row of page) {
        after = row.hash;
        const hash = row.hash.toString('hex') as BlobHash;
        if (blobs.has(hash)) deleteWanted.on(db).run(row.hash);
        else missing.push(hash);
      }
      if (page.length < PAGE) break;
    }
    return missing.slice(0, limit);
  });
}

function notAtHub(db: Database, events: readonly { readonly payload: string }[]): readonly BlobHash[] {
  const named = new Set(events.flatMap(({ payload }) => documentsNamedIn(payload)));
  return [...named].filter((hash) => selectAtHub.on(db).get(Buffer.from(hash, 'hex')) === undefined);
}

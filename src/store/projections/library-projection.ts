import { type LibraryEvent, documentClasses, foldDocument } from '../../domain/library/document.ts';
import { tokensOf } from '../../domain/search/tokens-of.ts';
import { type StoredId, packId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import type { ProjectedStream, Projection } from '../projection.ts';
import { namedStatement } from '../statements.ts';
import { dayNumber } from './case-codes.ts';
import { typedEvents } from '../typed-events.ts';

/** Policy documents in their list, and what they are found by: title, number, source and every word of the newest text. */
export const libraryProjection: Projection = {
  name: 'library',
  version: '1',
  streamKind: 'library',
  write,
  remove(db, key) {
    deleteRow.on(db).run(key);
    deleteSearch.on(db).run(key);
  },
  clear(db) {
    clearRows.on(db).run();
    clearSearch.on(db).run();
  },
};

const upsertRow = namedStatement<
  [key: number, id: StoredId, rank: number, issued: number, state: string, text: string]
>(
  'library-row.upsert',
  `INSERT INTO library_row (doc_key, doc_id, rank, issued_day, state, text) VALUES (?, ?, ?, ?, ?, ?)
   ON CONFLICT (doc_key) DO UPDATE SET
     rank = excluded.rank, issued_day = excluded.issued_day, state = excluded.state, text = excluded.text`,
);
const upsertSearch = namedStatement<[key: number, tokens: string]>(
  'library-search.upsert',
  `INSERT OR REPLACE INTO library_search (rowid, tokens) VALUES (?, ?)`,
);
const deleteRow = namedStatement<[key: number]>('library-row.remove', `DELETE FROM library_row WHERE doc_key = ?`);
const deleteSearch = namedStatement<[key: number]>(
  'library-search.remove',
  `DELETE FROM library_search WHERE rowid = ?`,
);
const clearRows = namedStatement<[]>('library-row.clear', `DELETE FROM library_row`);
const clearSearch = namedStatement<[]>(
  'library-search.clear',
  `INSERT INTO library_search (library_search) VALUES ('delete-all')`,
);

function write(db: Database, { key, events }: ProjectedStream): void {
  const document = foldDocument(typedEvents<LibraryEvent>(events, 'library'));
  const last = document?.versions.at(-1);
  if (document === undefined || last === undefined) return;
  const { text, title, number, source } = last;
  // The list needs no words of any version but the newest, which stands beside.
  const state = { ...document, versions: document.versions.map((version) => ({ ...version, text: '' })) };
  const rank = documentClasses.indexOf(document.class);
  upsertRow.on(db).run(key, packId(document.docId), rank, dayNumber(last.issuedOn), JSON.stringify(state), text);
  const tokens = tokensOf({
    names: [title, number, source],
    pinyin: [],
    identityNumbers: [],
    phones: [],
    caseNo: '',
    addresses: [text],
  });
  upsertSearch.on(db).run(key, tokens);
}

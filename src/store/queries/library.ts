/** Policy documents, all of them or those that hold every word that is typed. */
import type { LibraryDocument } from '../../domain/library/document.ts';
import { type SearchQuery, passesRecheck } from '../../domain/search/search-query.ts';
import type { Database } from '../connection.ts';
import { namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';

interface StoredDocument {
  readonly state: string;
  readonly text: string;
}

const selectAll = namedStatement<[], StoredDocument>(
  'library-row.all',
  `SELECT state, text FROM library_row ORDER BY rank, issued_day DESC, doc_key`,
);
const selectFound = namedStatement<[match: string], StoredDocument>(
  'search.library',
  `SELECT r.state, r.text FROM library_search CROSS JOIN library_row AS r ON r.doc_key = library_search.rowid
   WHERE library_search MATCH ? ORDER BY r.rank, r.issued_day DESC, r.doc_key`,
);

export interface LibraryRow {
  /** Its versions without their words. */
  readonly document: LibraryDocument;
  /** The words of the newest version. */
  readonly text: string;
}

/** By rank, the newest first. */
export function libraryRows(db: Database): readonly LibraryRow[] {
  return guarded(db.name, () => selectAll.on(db).all().map(libraryRow));
}

export function findDocuments(db: Database, query: SearchQuery): readonly LibraryRow[] {
  return guarded(db.name, () =>
    selectFound
      .on(db)
      .all(query.match)
      .map(libraryRow)
      .filter(({ document, text }) => {
        const last = document.versions.at(-1);
        const names = last === undefined ? [] : [last.title, last.number, last.source];
        return passesRecheck(query, { names, addresses: [text] });
      }),
  );
}

function libraryRow({ state, text }: StoredDocument): LibraryRow {
  return { document: JSON.parse(state) as LibraryDocument, text };
}

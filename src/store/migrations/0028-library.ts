import type { Migration } from '../migrate.ts';

/** Policy documents: the newest version of each with its words, and an index of the words (decisions/0038). */
export const migration0028: Migration = {
  number: 28,
  name: 'library',
  statements: [
    `CREATE TABLE library_row (
      doc_key INTEGER CONSTRAINT library_row_pk PRIMARY KEY,
      doc_id ANY NOT NULL CONSTRAINT library_row_unique UNIQUE,
      rank INTEGER NOT NULL,
      issued_day INTEGER NOT NULL,
      state TEXT NOT NULL,
      text TEXT NOT NULL
    ) STRICT`,
    `CREATE VIRTUAL TABLE library_search USING fts5(
      tokens, content='', contentless_delete=1, detail=none, prefix='2', tokenize='unicode61 remove_diacritics 0'
    )`,
  ],
};

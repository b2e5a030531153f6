import type { Migration } from '../migrate.ts';

/** Which estate a ledger was of up to an entry, where its tenant swapped homes since. */
export const migration0031: Migration = {
  number: 31,
  name: 'swaps',
  statements: [
    `CREATE TABLE ledger_move (
      ledger_key INTEGER NOT NULL,
      before_entry INTEGER NOT NULL,
      estate TEXT NOT NULL,
      CONSTRAINT ledger_move_pk PRIMARY KEY (ledger_key, before_entry)
    ) STRICT, WITHOUT ROWID`,
  ],
};

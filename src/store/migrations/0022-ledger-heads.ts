import type { Migration } from '../migrate.ts';

/**
 * What a ledger comes to at its end stands in its row, so that it is charged and paid without being read; payments stand
 * one by one, found by the number that bank or app know them by.
 */
export const migration0022: Migration = {
  number: 22,
  name: 'ledger-heads',
  statements: [
    `ALTER TABLE ledger_row ADD COLUMN head TEXT NOT NULL DEFAULT ''`,
    `CREATE TABLE rent_payment (
      ledger_key INTEGER NOT NULL,
      entry_no INTEGER NOT NULL,
      payment_id TEXT NOT NULL,
      way INTEGER NOT NULL,
      reference TEXT NOT NULL,
      receipt_no TEXT NOT NULL,
      paid_day INTEGER NOT NULL,
      fen INTEGER NOT NULL,
      stands INTEGER NOT NULL,
      CONSTRAINT rent_payment_pk PRIMARY KEY (ledger_key, entry_no)
    ) STRICT, WITHOUT ROWID`,
    `CREATE INDEX rent_payment_reference ON rent_payment (reference, way, ledger_key, receipt_no)
      WHERE stands = 1 AND reference <> ''`,
  ],
};

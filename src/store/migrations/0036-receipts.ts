import type { Migration } from '../migrate.ts';

/**
 * Numbers of receipts that are void, so that every number is accounted for; lists of receipts by number; and a record of a
 * payment file for each office that read it.
 */
export const migration0036: Migration = {
  number: 36,
  name: 'receipts',
  statements: [
    `CREATE TABLE receipt_void (
      ledger_key INTEGER NOT NULL,
      office_id TEXT NOT NULL,
      receipt_no TEXT NOT NULL,
      stands_as TEXT NOT NULL,
      way INTEGER NOT NULL,
      reference TEXT NOT NULL,
      fen INTEGER NOT NULL,
      paid_day INTEGER NOT NULL,
      file_hash TEXT NOT NULL,
      CONSTRAINT receipt_void_pk PRIMARY KEY (ledger_key, receipt_no)
    ) STRICT, WITHOUT ROWID`,
    `CREATE INDEX receipt_void_no ON receipt_void (receipt_no)`,
    `CREATE INDEX receipt_void_file ON receipt_void (file_hash) WHERE file_hash <> ''`,
    `CREATE INDEX rent_payment_no ON rent_payment (receipt_no)`,
    `ALTER TABLE payment_row ADD COLUMN file_hash TEXT NOT NULL DEFAULT ''`,
    `CREATE INDEX payment_row_file ON payment_row (file_hash)`,
    `DROP TABLE payment_file`,
    `CREATE TABLE payment_file (
      file_key INTEGER CONSTRAINT payment_file_pk PRIMARY KEY,
      office_id TEXT NOT NULL,
      file_hash TEXT NOT NULL,
      file_name TEXT NOT NULL,
      format TEXT NOT NULL,
      rows INTEGER NOT NULL,
      booked INTEGER NOT NULL,
      booked_fen INTEGER NOT NULL,
      kept INTEGER NOT NULL,
      repeated INTEGER NOT NULL,
      bad INTEGER NOT NULL,
      read_at INTEGER NOT NULL,
      actor ANY NOT NULL
    ) STRICT`,
    `CREATE INDEX payment_file_hash ON payment_file (file_hash, read_at)`,
  ],
};

import type { Migration } from '../migrate.ts';

/** Payments that no lease was found for, until somebody settles them, and the files that they came in. */
export const migration0027: Migration = {
  number: 27,
  name: 'payments',
  statements: [
    `CREATE TABLE payment_row (
      payment_key INTEGER CONSTRAINT payment_row_pk PRIMARY KEY,
      payment_id ANY NOT NULL CONSTRAINT payment_row_unique UNIQUE,
      office_id TEXT NOT NULL,
      status INTEGER NOT NULL,
      why INTEGER NOT NULL,
      way INTEGER NOT NULL,
      reference TEXT NOT NULL,
      fen INTEGER NOT NULL,
      paid_day INTEGER NOT NULL,
      kept_day INTEGER NOT NULL,
      payer TEXT NOT NULL,
      told TEXT NOT NULL,
      note TEXT NOT NULL,
      file_name TEXT NOT NULL,
      line INTEGER NOT NULL,
      lease_id ANY,
      lease_no TEXT NOT NULL,
      receipt_no TEXT NOT NULL
    ) STRICT`,
    `CREATE INDEX payment_row_status ON payment_row (status, payment_key)`,
    `CREATE TABLE payment_file (
      file_key INTEGER CONSTRAINT payment_file_pk PRIMARY KEY,
      office_id TEXT NOT NULL,
      file_hash TEXT NOT NULL CONSTRAINT payment_file_unique UNIQUE,
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
  ],
};

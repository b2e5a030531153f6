import type { Migration } from '../migrate.ts';

const counted = (row: 'new' | 'old', by: 1 | -1): string =>
  `INSERT INTO leaving_count (office_id, state, n) VALUES (${row}.office_id, ${row}.state, ${String(by)})
   ON CONFLICT (office_id, state) DO UPDATE SET n = n + (${String(by)});`;
const forgetEmpty = `DELETE FROM leaving_count WHERE n = 0;`;

/** Households that leave, by where they stand and the day by which something is due. */
export const migration0033: Migration = {
  number: 33,
  name: 'leavings',
  statements: [
    `CREATE TABLE leaving_row (
      leaving_key INTEGER CONSTRAINT leaving_row_pk PRIMARY KEY,
      lease_id ANY NOT NULL CONSTRAINT leaving_row_unique UNIQUE,
      office_id TEXT NOT NULL,
      state INTEGER NOT NULL,
      ground INTEGER NOT NULL,
      due_day INTEGER NOT NULL
    ) STRICT`,
    `CREATE INDEX leaving_row_state ON leaving_row (state, due_day, leaving_key, office_id)`,
    `CREATE TABLE leaving_count (
      office_id TEXT NOT NULL,
      state INTEGER NOT NULL,
      n INTEGER NOT NULL,
      CONSTRAINT leaving_count_pk PRIMARY KEY (office_id, state)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TRIGGER leaving_count_insert AFTER INSERT ON leaving_row BEGIN ${counted('new', 1)} END`,
    `CREATE TRIGGER leaving_count_delete AFTER DELETE ON leaving_row BEGIN ${counted('old', -1)} ${forgetEmpty} END`,
    `CREATE TRIGGER leaving_count_update AFTER UPDATE OF state ON leaving_row WHEN old.state <> new.state
      BEGIN ${counted('old', -1)} ${counted('new', 1)} ${forgetEmpty} END`,
  ],
};

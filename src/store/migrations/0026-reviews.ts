import type { Migration } from '../migrate.ts';

/** `NO_DAY` of projections/case-codes.ts: a migration is never edited, so it keeps its own. */
const NO_DAY = '8388607';

const counted = (row: 'new' | 'old', by: 1 | -1): string =>
  `INSERT INTO review_count (office_id, state, n) VALUES (${row}.office_id, ${row}.state, ${String(by)})
   ON CONFLICT (office_id, state) DO UPDATE SET n = n + (${String(by)});`;
const forgetEmpty = `DELETE FROM review_count WHERE n = 0;`;

/** Yearly reviews by where they stand and the day by which something is due; how many there are is counted as they move. */
export const migration0026: Migration = {
  number: 26,
  name: 'reviews',
  statements: [
    `CREATE TABLE review_row (
      review_key INTEGER CONSTRAINT review_row_pk PRIMARY KEY,
      lease_id ANY NOT NULL,
      year INTEGER NOT NULL,
      office_id TEXT NOT NULL,
      state INTEGER NOT NULL,
      due_day INTEGER NOT NULL,
      promise_day INTEGER NOT NULL,
      told_day INTEGER NOT NULL,
      CONSTRAINT review_row_unique UNIQUE (lease_id, year)
    ) STRICT`,
    `CREATE INDEX review_row_state ON review_row (state, due_day, review_key, office_id)`,
    `CREATE INDEX review_row_promise ON review_row (promise_day, review_key, office_id) WHERE promise_day < ${NO_DAY}`,
    `CREATE TABLE review_count (
      office_id TEXT NOT NULL,
      state INTEGER NOT NULL,
      n INTEGER NOT NULL,
      CONSTRAINT review_count_pk PRIMARY KEY (office_id, state)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TRIGGER review_count_insert AFTER INSERT ON review_row BEGIN ${counted('new', 1)} END`,
    `CREATE TRIGGER review_count_delete AFTER DELETE ON review_row BEGIN ${counted('old', -1)} ${forgetEmpty} END`,
    `CREATE TRIGGER review_count_update AFTER UPDATE OF state ON review_row WHEN old.state <> new.state
      BEGIN ${counted('old', -1)} ${counted('new', 1)} ${forgetEmpty} END`,
    `CREATE INDEX lease_row_in_force ON lease_row (lease_key, office_id, lease_id, lease_no, from_day) WHERE state = 1`,
  ],
};

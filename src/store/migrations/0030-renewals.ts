import type { Migration } from '../migrate.ts';

/** `NO_DAY` of projections/case-codes.ts: a migration is never edited, so it keeps its own. */
const NO_DAY = '8388607';

const counted = (row: 'new' | 'old', by: 1 | -1): string =>
  `INSERT INTO renewal_count (office_id, state, n) VALUES (${row}.office_id, ${row}.state, ${String(by)})
   ON CONFLICT (office_id, state) DO UPDATE SET n = n + (${String(by)});`;
const forgetEmpty = `DELETE FROM renewal_count WHERE n = 0;`;

/** Renewals of terms by where they stand; leases in force by the end of their term, for those who have not asked yet. */
export const migration0030: Migration = {
  number: 30,
  name: 'renewals',
  statements: [
    `CREATE TABLE renewal_row (
      renewal_key INTEGER CONSTRAINT renewal_row_pk PRIMARY KEY,
      lease_id ANY NOT NULL,
      until_day INTEGER NOT NULL,
      office_id TEXT NOT NULL,
      state INTEGER NOT NULL,
      promise_day INTEGER NOT NULL,
      told_day INTEGER NOT NULL,
      CONSTRAINT renewal_row_unique UNIQUE (lease_id, until_day)
    ) STRICT`,
    `CREATE INDEX renewal_row_state ON renewal_row (state, until_day, renewal_key, office_id)`,
    `CREATE INDEX renewal_row_promise ON renewal_row (promise_day, renewal_key, office_id) WHERE promise_day < ${NO_DAY}`,
    `CREATE TABLE renewal_count (
      office_id TEXT NOT NULL,
      state INTEGER NOT NULL,
      n INTEGER NOT NULL,
      CONSTRAINT renewal_count_pk PRIMARY KEY (office_id, state)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TRIGGER renewal_count_insert AFTER INSERT ON renewal_row BEGIN ${counted('new', 1)} END`,
    `CREATE TRIGGER renewal_count_delete AFTER DELETE ON renewal_row BEGIN ${counted('old', -1)} ${forgetEmpty} END`,
    `CREATE TRIGGER renewal_count_update AFTER UPDATE OF state ON renewal_row WHEN old.state <> new.state
      BEGIN ${counted('old', -1)} ${counted('new', 1)} ${forgetEmpty} END`,
    `CREATE INDEX lease_row_ending ON lease_row (until_day, lease_key, office_id) WHERE state = 1`,
  ],
};

import type { Migration } from '../migrate.ts';

/**
 * Notices of publicity and the objections to them. A city has some dozens a month, so one index by state and day serves
 * every list: `state` is the place in the domain's list of statuses, days are days since 1970. Nothing of a household
 * stands here; what a notice shows is in its stream.
 */
export const migration0011: Migration = {
  number: 11,
  name: 'publicity',
  statements: [
    `CREATE TABLE notice_row (
      notice_key INTEGER CONSTRAINT notice_row_pk PRIMARY KEY,
      batch_id ANY NOT NULL,
      office_id TEXT NOT NULL,
      place INTEGER NOT NULL,
      state INTEGER NOT NULL,
      notice_no TEXT NOT NULL,
      households INTEGER NOT NULL,
      passed INTEGER NOT NULL,
      objections INTEGER NOT NULL,
      open_objections INTEGER NOT NULL,
      prepared_day INTEGER NOT NULL,
      published_day INTEGER NOT NULL,
      end_day INTEGER NOT NULL,
      closed_day INTEGER NOT NULL
    ) STRICT`,
    `CREATE INDEX notice_row_state ON notice_row (state, notice_key)`,
    `CREATE TABLE objection_row (
      notice_key INTEGER NOT NULL,
      place INTEGER NOT NULL,
      objection_id ANY NOT NULL,
      office_id TEXT NOT NULL,
      households INTEGER NOT NULL,
      received_day INTEGER NOT NULL,
      due_day INTEGER NOT NULL,
      paused INTEGER NOT NULL,
      answered INTEGER NOT NULL,
      CONSTRAINT objection_row_pk PRIMARY KEY (notice_key, place)
    ) STRICT, WITHOUT ROWID`,
    `CREATE INDEX objection_row_open ON objection_row (due_day, notice_key) WHERE answered = 0`,
  ],
};

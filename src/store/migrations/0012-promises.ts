import type { Migration } from '../migrate.ts';

/**
 * The last day of the first promised paper that a case still waits for (容缺受理). A promise is broken from one day to
 * the next, without an event, so no trigger can count it: the index holds the few cases that wait for one, in the order
 * of their list. 8388607 is no day (projections/case-codes.ts).
 */
export const migration0012: Migration = {
  number: 12,
  name: 'promises',
  statements: [
    `ALTER TABLE case_row ADD COLUMN promise_day INTEGER NOT NULL DEFAULT 8388607`,
    `CREATE INDEX case_row_promise ON case_row (due_day, case_key, promise_day, district_id, street_id, programme, channel,
      green_channel, held_until) WHERE promise_day < 8388607`,
  ],
};

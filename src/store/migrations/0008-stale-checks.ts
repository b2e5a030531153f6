import type { Migration } from '../migrate.ts';

const LIST_COLUMNS = 'district_id, street_id, case_id, needed, done, waiting, mismatches, failed, changed';

/**
 * The last day on which all answers of a case count, so that lists know on each day which cases have one that got
 * stale. Nothing happens on that day, so no trigger can count it: the index holds the open cases that have such a day,
 * in its order. 8388607 is no day (projections/case-codes.ts).
 */
export const migration0008: Migration = {
  number: 8,
  name: 'stale-checks',
  statements: [
    `ALTER TABLE case_check ADD COLUMN stale_day INTEGER NOT NULL DEFAULT 8388607`,
    `CREATE INDEX case_check_stale ON case_check (stale_day, check_key, ${LIST_COLUMNS}, application)
      WHERE stale_day < 8388607 AND closed = 0`,
  ],
};

import type { Migration } from '../migrate.ts';

/** `NO_DAY` of projections/case-codes.ts: a migration is never edited, so it keeps its own. */
const NO_DAY = '8388607';

const dayOf = (check: string): string => `CASE WHEN ${check}.closed = 0 THEN ${check}.stale_day ELSE ${NO_DAY} END`;

/** The row of the case whose own stream is named, by the place of its first event. */
const setDay = (day: string, application: string): string =>
  `UPDATE case_row SET stale_day = ${day}
   WHERE case_key = (SELECT position FROM event WHERE stream = ${application} AND stream_version = 1)
     AND stale_day <> ${day};`;

/**
 * The last day on which all answers of registries to a case count, beside the row of the case, in the order of its list:
 * at a million cases some thousands are stale, and finding them all to sort them took a tenth of a second. Kept by
 * triggers on both sides, as the marks are (0009). Answers get stale from one day to the next, without an event.
 */
export const migration0018: Migration = {
  number: 18,
  name: 'stale-days',
  statements: [
    `ALTER TABLE case_row ADD COLUMN stale_day INTEGER NOT NULL DEFAULT ${NO_DAY}`,
    `UPDATE case_row SET stale_day = (SELECT ${dayOf('case_check')} FROM case_check WHERE case_id = case_row.case_id)
     WHERE EXISTS (SELECT 1 FROM case_check WHERE case_id = case_row.case_id)`,
    `CREATE INDEX case_row_stale ON case_row (due_day, case_key, stale_day, district_id, street_id, programme, channel,
      green_channel, held_until) WHERE stale_day < ${NO_DAY}`,
    `CREATE TRIGGER case_row_stale_insert AFTER INSERT ON case_row BEGIN
      UPDATE case_row SET stale_day = (SELECT ${dayOf('case_check')} FROM case_check WHERE case_id = new.case_id)
      WHERE case_key = new.case_key AND EXISTS (SELECT 1 FROM case_check WHERE case_id = new.case_id);
    END`,
    `CREATE TRIGGER case_check_day_insert AFTER INSERT ON case_check BEGIN ${setDay(dayOf('new'), 'new.application')} END`,
    `CREATE TRIGGER case_check_day_update AFTER UPDATE OF stale_day, closed ON case_check BEGIN
      ${setDay(dayOf('new'), 'new.application')}
    END`,
    `CREATE TRIGGER case_check_day_delete AFTER DELETE ON case_check BEGIN ${setDay(NO_DAY, 'old.application')} END`,
  ],
};

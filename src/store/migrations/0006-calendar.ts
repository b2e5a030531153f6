import type { Migration } from '../migrate.ts';

/** As in 0003, and how the clock has stood. */
const LIST_COLUMNS =
  'case_id, case_no, applicant_name, programme, household_size, status, received_day, due_provisional, clock_started_day, clock_limit, clock_unit, clock_pauses, document_bits, green_channel, channel';

/**
 * The pauses of a case's clock, in the covering indexes too, since a page shows how far each clock has come; and the
 * years of the calendar as the city announced them, by which the last days of clocks are counted (due-days.ts).
 */
export const migration0006: Migration = {
  number: 6,
  name: 'calendar',
  statements: [
    `ALTER TABLE case_row ADD COLUMN clock_pauses TEXT NOT NULL DEFAULT ''`,
    `DROP INDEX case_row_city_due`,
    `DROP INDEX case_row_district_due`,
    `DROP INDEX case_row_street_due`,
    `CREATE INDEX case_row_city_due ON case_row (queue, due_day, case_key, ${LIST_COLUMNS})`,
    `CREATE INDEX case_row_district_due ON case_row (district_id, queue, due_day, case_key, ${LIST_COLUMNS})`,
    `CREATE INDEX case_row_street_due ON case_row (street_id, queue, due_day, case_key, ${LIST_COLUMNS})`,
    `CREATE TABLE announced_year (
      stream_key INTEGER CONSTRAINT announced_year_pk PRIMARY KEY,
      year INTEGER NOT NULL CONSTRAINT announced_year_unique UNIQUE,
      last_event TEXT NOT NULL,
      content TEXT NOT NULL
    ) STRICT`,
  ],
};

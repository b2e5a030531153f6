import type { Migration } from '../migrate.ts';

/**
 * How long each step of each case lasted, for the figures of offices. `place` 0 is the whole way from receipt to the
 * first decision; the steps follow in their order. Days are counted by the calendar as it is (due-days.ts). The index
 * has all that a figure of an office and a span of days asks for.
 */
export const migration0013: Migration = {
  number: 13,
  name: 'time',
  statements: [
    `CREATE TABLE case_step (
      case_key INTEGER NOT NULL,
      place INTEGER NOT NULL,
      step INTEGER NOT NULL,
      office_id TEXT NOT NULL,
      district_id TEXT NOT NULL,
      street_id TEXT NOT NULL,
      started_day INTEGER NOT NULL,
      ended_day INTEGER NOT NULL,
      ended_by ANY NOT NULL,
      pauses TEXT NOT NULL,
      working_days INTEGER NOT NULL,
      paused_days INTEGER NOT NULL,
      CONSTRAINT case_step_pk PRIMARY KEY (case_key, place)
    ) STRICT, WITHOUT ROWID`,
    `CREATE INDEX case_step_ended ON case_step (step, ended_day, district_id, street_id, working_days, case_key)`,
  ],
};

import type { Migration } from '../migrate.ts';

/**
 * Why households that were called did not take a home, by home and day (M18): a row for each reason. What a supervisor
 * took back is not here.
 */
export const migration0024: Migration = {
  number: 24,
  name: 'selection-reasons',
  statements: [
    `CREATE TABLE selection_reason (
      selection_key INTEGER NOT NULL,
      version INTEGER NOT NULL,
      reason INTEGER NOT NULL,
      unit_no TEXT NOT NULL,
      day INTEGER NOT NULL,
      CONSTRAINT selection_reason_pk PRIMARY KEY (selection_key, version, reason)
    ) STRICT, WITHOUT ROWID`,
    `CREATE INDEX selection_reason_unit ON selection_reason (unit_no, reason, day)`,
  ],
};

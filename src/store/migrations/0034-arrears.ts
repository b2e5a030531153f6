import type { Migration } from '../migrate.ts';

/** `NO_DAY` of projections/case-codes.ts: a migration is never edited, so it keeps its own. */
const NO_DAY = '8388607';

/** Leases whose arrears wait until a day, and those whose tenants pay by an agreement. */
export const migration0034: Migration = {
  number: 34,
  name: 'arrears',
  statements: [
    `CREATE TABLE arrears_row (
      arrears_key INTEGER CONSTRAINT arrears_row_pk PRIMARY KEY,
      lease_id ANY NOT NULL CONSTRAINT arrears_row_unique UNIQUE,
      office_id TEXT NOT NULL,
      paused_day INTEGER NOT NULL,
      agreed_day INTEGER NOT NULL
    ) STRICT`,
    `CREATE INDEX arrears_row_paused ON arrears_row (paused_day, arrears_key, office_id, lease_id)
      WHERE paused_day < ${NO_DAY}`,
    `CREATE INDEX arrears_row_agreed ON arrears_row (agreed_day, arrears_key, office_id, lease_id)
      WHERE agreed_day < ${NO_DAY}`,
  ],
};

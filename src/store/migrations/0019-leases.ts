import type { Migration } from '../migrate.ts';

/** `NO_DAY` of projections/case-codes.ts: a migration is never edited, so it keeps its own. */
const NO_DAY = '8388607';

/**
 * Leases and their ledgers. What is open of a ledger stands with the day on which it was due, so that a list of arrears
 * needs no event when a day passes; entries stand one by one for the rent roll.
 */
export const migration0019: Migration = {
  number: 19,
  name: 'leases',
  statements: [
    `CREATE TABLE lease_row (
      lease_key INTEGER CONSTRAINT lease_row_pk PRIMARY KEY,
      lease_id ANY NOT NULL CONSTRAINT lease_row_unique UNIQUE,
      lease_no TEXT NOT NULL,
      office_id TEXT NOT NULL,
      estate TEXT NOT NULL,
      unit_no TEXT NOT NULL,
      address TEXT NOT NULL,
      tenant_name TEXT NOT NULL,
      identity_number TEXT NOT NULL,
      phone TEXT NOT NULL,
      state INTEGER NOT NULL,
      origin INTEGER NOT NULL,
      from_day INTEGER NOT NULL,
      until_day INTEGER NOT NULL,
      signed_day INTEGER NOT NULL,
      file_day INTEGER NOT NULL,
      moved INTEGER NOT NULL,
      ended_day INTEGER NOT NULL
    ) STRICT`,
    `CREATE INDEX lease_row_state ON lease_row (state, lease_key)`,
    `CREATE INDEX lease_row_file ON lease_row (file_day, lease_key) WHERE file_day < ${NO_DAY}`,
    `CREATE INDEX lease_row_no ON lease_row (lease_no)`,
    `CREATE INDEX lease_row_unit ON lease_row (unit_no)`,
    `CREATE INDEX lease_row_address ON lease_row (address)`,
    `CREATE INDEX lease_row_name ON lease_row (tenant_name)`,
    `CREATE INDEX lease_row_identity ON lease_row (identity_number)`,
    `CREATE INDEX lease_row_phone ON lease_row (phone)`,
    `CREATE TABLE ledger_row (
      ledger_key INTEGER CONSTRAINT ledger_row_pk PRIMARY KEY,
      lease_id ANY NOT NULL CONSTRAINT ledger_row_unique UNIQUE,
      office_id TEXT NOT NULL,
      estate TEXT NOT NULL,
      next_day INTEGER NOT NULL,
      owed INTEGER NOT NULL,
      deposit INTEGER NOT NULL,
      overdue_day INTEGER NOT NULL,
      open_rank INTEGER NOT NULL,
      open TEXT NOT NULL,
      last_event ANY NOT NULL,
      events INTEGER NOT NULL
    ) STRICT`,
    `CREATE INDEX ledger_row_next ON ledger_row (next_day, ledger_key, office_id, lease_id) WHERE next_day < ${NO_DAY}`,
    `CREATE INDEX ledger_row_overdue ON ledger_row (overdue_day, open_rank, ledger_key, office_id)
      WHERE overdue_day < ${NO_DAY}`,
    `CREATE INDEX ledger_row_estate ON ledger_row (estate, office_id, owed)`,
    `CREATE TABLE rent_entry (
      ledger_key INTEGER NOT NULL,
      entry_no INTEGER NOT NULL,
      booked_day INTEGER NOT NULL,
      kind INTEGER NOT NULL,
      tenant INTEGER NOT NULL,
      rent INTEGER NOT NULL,
      late_fee INTEGER NOT NULL,
      subsidy INTEGER NOT NULL,
      deposit INTEGER NOT NULL,
      money INTEGER NOT NULL,
      CONSTRAINT rent_entry_pk PRIMARY KEY (ledger_key, entry_no)
    ) STRICT, WITHOUT ROWID`,
    `CREATE INDEX rent_entry_day ON rent_entry (booked_day, ledger_key, tenant, rent, late_fee, subsidy, deposit, money)`,
  ],
};

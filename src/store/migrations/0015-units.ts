import type { Migration } from '../migrate.ts';

/** What filters look at is in both indexes, so that a page is found without touching a row that is not on it. */
const FILTERED = 'type, rent, next_rent, next_day, lift, accessible';

const counted = (row: 'new' | 'old', by: 1 | -1): string =>
  `INSERT INTO unit_count (estate_id, state, n) VALUES (${row}.estate_id, ${row}.state, ${String(by)})
   ON CONFLICT (estate_id, state) DO UPDATE SET n = n + ${String(by)};`;

/**
 * Homes and estates. A home stands in its estate at `place`, made of building, floor and room so that they sort as people
 * count (projections/unit-place.ts). Rents are two: the one that counts, and the one that begins on `next_day`. How many
 * homes of an estate are in each state is kept by triggers.
 */
export const migration0015: Migration = {
  number: 15,
  name: 'units',
  statements: [
    `CREATE TABLE estate_row (
      estate_key INTEGER CONSTRAINT estate_row_pk PRIMARY KEY,
      estate_id TEXT NOT NULL CONSTRAINT estate_row_unique UNIQUE,
      name TEXT NOT NULL,
      area TEXT NOT NULL,
      office_id TEXT NOT NULL,
      address TEXT NOT NULL,
      longitude INTEGER,
      latitude INTEGER,
      company TEXT NOT NULL,
      telephone TEXT NOT NULL
    ) STRICT`,
    `CREATE UNIQUE INDEX estate_row_area ON estate_row (area, estate_id)`,
    `CREATE TABLE unit_row (
      unit_key INTEGER CONSTRAINT unit_row_pk PRIMARY KEY,
      unit_no TEXT NOT NULL CONSTRAINT unit_row_unique UNIQUE,
      estate_id TEXT NOT NULL,
      place TEXT NOT NULL,
      building TEXT NOT NULL,
      floor INTEGER NOT NULL,
      room TEXT NOT NULL,
      type INTEGER NOT NULL,
      area INTEGER NOT NULL,
      rent INTEGER NOT NULL,
      next_rent INTEGER NOT NULL,
      next_day INTEGER NOT NULL,
      lift INTEGER NOT NULL,
      accessible INTEGER NOT NULL,
      state INTEGER NOT NULL,
      held_for TEXT NOT NULL,
      holder TEXT NOT NULL
    ) STRICT`,
    `CREATE INDEX unit_row_place ON unit_row (estate_id, place, state, ${FILTERED})`,
    `CREATE INDEX unit_row_state ON unit_row (state, estate_id, place, ${FILTERED})`,
    `CREATE INDEX unit_row_held ON unit_row (held_for, estate_id, place) WHERE held_for <> ''`,
    `CREATE TABLE unit_count (
      estate_id TEXT NOT NULL,
      state INTEGER NOT NULL,
      n INTEGER NOT NULL,
      CONSTRAINT unit_count_pk PRIMARY KEY (estate_id, state)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TRIGGER unit_count_insert AFTER INSERT ON unit_row BEGIN ${counted('new', 1)} END`,
    `CREATE TRIGGER unit_count_delete AFTER DELETE ON unit_row BEGIN ${counted('old', -1)} END`,
    `CREATE TRIGGER unit_count_update AFTER UPDATE OF estate_id, state ON unit_row
      WHEN old.estate_id <> new.estate_id OR old.state <> new.state
      BEGIN ${counted('old', -1)} ${counted('new', 1)} END`,
    `CREATE TABLE unit_reason (
      unit_key INTEGER NOT NULL,
      version INTEGER NOT NULL,
      estate_id TEXT NOT NULL,
      cause INTEGER NOT NULL,
      reason INTEGER NOT NULL,
      CONSTRAINT unit_reason_pk PRIMARY KEY (unit_key, version)
    ) STRICT, WITHOUT ROWID`,
    `CREATE INDEX unit_reason_estate ON unit_reason (estate_id, cause, reason)`,
    `CREATE TABLE unit_import (
      import_key INTEGER CONSTRAINT unit_import_pk PRIMARY KEY,
      file_hash TEXT NOT NULL,
      file_name TEXT NOT NULL,
      rows INTEGER NOT NULL,
      added INTEGER NOT NULL,
      repeated INTEGER NOT NULL,
      refused INTEGER NOT NULL,
      finished_at INTEGER NOT NULL,
      actor ANY NOT NULL,
      second ANY NOT NULL
    ) STRICT`,
    `CREATE INDEX unit_import_hash ON unit_import (file_hash)`,
  ],
};

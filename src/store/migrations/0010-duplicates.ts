import type { Migration } from '../migrate.ts';

const count = (row: 'new' | 'old', by: 1 | -1): string =>
  `INSERT INTO duplicate_count (scope, n)
   SELECT scope, ${String(by)} FROM (
     SELECT '*' AS scope UNION ALL SELECT ${row}.district_id UNION ALL SELECT ${row}.street_id
   ) WHERE ${row}.open = 1 AND scope <> ''
   ON CONFLICT (scope) DO UPDATE SET n = n + ${String(by)};`;

const forgetEmpty = `DELETE FROM duplicate_count WHERE scope IN ('*', old.district_id, old.street_id) AND n = 0;`;

/**
 * Applications that may be about the same people. `duplicate_key` finds who shares what, kind by kind, and is its own
 * covering index; `duplicate_case` keeps what is compared, so that no application is folded again for it. A pair has the
 * case with the lower id first. `open`: nobody has decided on it and neither case has ended. District and street are
 * those that both cases share, empty where they share none, so that an office sees what lies within it.
 */
export const migration0010: Migration = {
  number: 10,
  name: 'duplicates',
  statements: [
    `CREATE TABLE duplicate_case (
      case_key INTEGER CONSTRAINT duplicate_case_pk PRIMARY KEY,
      case_id ANY NOT NULL,
      street_id TEXT NOT NULL,
      ended INTEGER NOT NULL,
      facts TEXT NOT NULL
    ) STRICT`,
    `CREATE TABLE duplicate_key (
      kind INTEGER NOT NULL,
      key_hash INTEGER NOT NULL,
      case_key INTEGER NOT NULL,
      CONSTRAINT duplicate_key_pk PRIMARY KEY (kind, key_hash, case_key)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE duplicate_pair (
      low_key INTEGER NOT NULL,
      high_key INTEGER NOT NULL,
      district_id TEXT NOT NULL,
      street_id TEXT NOT NULL,
      score INTEGER NOT NULL,
      reasons TEXT NOT NULL,
      ended INTEGER NOT NULL,
      decided INTEGER NOT NULL,
      open INTEGER NOT NULL,
      CONSTRAINT duplicate_pair_pk PRIMARY KEY (low_key, high_key)
    ) STRICT, WITHOUT ROWID`,
    `CREATE INDEX duplicate_pair_high ON duplicate_pair (high_key, low_key)`,
    `CREATE INDEX duplicate_pair_open ON duplicate_pair (score DESC, low_key, high_key, district_id, street_id, reasons)
      WHERE open = 1`,
    `CREATE TABLE duplicate_decision (
      pair_key INTEGER CONSTRAINT duplicate_decision_pk PRIMARY KEY,
      low_case ANY NOT NULL,
      high_case ANY NOT NULL,
      facts TEXT NOT NULL,
      CONSTRAINT duplicate_decision_unique UNIQUE (low_case, high_case)
    ) STRICT`,
    `CREATE TABLE duplicate_count (
      scope TEXT CONSTRAINT duplicate_count_pk PRIMARY KEY,
      n INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID`,
    `CREATE TRIGGER duplicate_count_insert AFTER INSERT ON duplicate_pair BEGIN ${count('new', 1)} END`,
    `CREATE TRIGGER duplicate_count_delete AFTER DELETE ON duplicate_pair BEGIN ${count('old', -1)} ${forgetEmpty} END`,
    `CREATE TRIGGER duplicate_count_update AFTER UPDATE OF open ON duplicate_pair WHEN old.open <> new.open
      BEGIN ${count('old', -1)} ${count('new', 1)} ${forgetEmpty} END`,
  ],
};

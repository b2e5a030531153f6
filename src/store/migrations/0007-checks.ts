import type { Migration } from '../migrate.ts';

/** The lists that a case's checks may stand in, beside its queue. */
const listed = (row: 'new' | 'old'): Readonly<Record<string, string>> => ({
  waiting: `${row}.waiting > 0`,
  mismatch: `${row}.mismatches > 0 AND ${row}.closed = 0`,
  changed: `${row}.changed > 0`,
});

const count = (row: 'new' | 'old', by: 1 | -1): string =>
  Object.entries(listed(row))
    .map(
      ([list, isListed]) => `INSERT INTO check_count (scope, list, n)
   SELECT scope, '${list}', ${String(by)} FROM (
     SELECT '*' AS scope UNION ALL SELECT ${row}.district_id UNION ALL SELECT ${row}.street_id
   ) WHERE ${isListed}
   ON CONFLICT (scope, list) DO UPDATE SET n = n + ${String(by)};`,
    )
    .join('\n   ');

const forgetEmpty = `DELETE FROM check_count WHERE scope IN ('*', old.district_id, old.street_id) AND n = 0;`;

const LIST_COLUMNS = 'district_id, street_id, case_id, needed, done, waiting, mismatches, failed, changed';

/**
 * The figures of a case's checks, and the three lists made of them: waiting for agencies, with a mismatch, with evidence
 * that changed a condition. `closed` follows the case's own row by triggers in both directions, so that it is the same
 * whichever row is written first: a mismatch of an ended case is nobody's work. The lists are short beside the city, so
 * one index each, for the cases in it alone, serves all levels of office.
 */
export const migration0007: Migration = {
  number: 7,
  name: 'checks',
  statements: [
    `CREATE TABLE case_check (
      check_key INTEGER CONSTRAINT case_check_pk PRIMARY KEY,
      case_id ANY NOT NULL CONSTRAINT case_check_unique UNIQUE,
      application TEXT NOT NULL,
      street_id TEXT NOT NULL,
      district_id TEXT NOT NULL,
      needed INTEGER NOT NULL,
      done INTEGER NOT NULL,
      waiting INTEGER NOT NULL,
      mismatches INTEGER NOT NULL,
      failed INTEGER NOT NULL,
      changed INTEGER NOT NULL,
      waiting_since INTEGER NOT NULL,
      mismatch_since INTEGER NOT NULL,
      changed_since INTEGER NOT NULL,
      closed INTEGER NOT NULL DEFAULT 0
    ) STRICT`,
    `CREATE INDEX case_check_waiting ON case_check (waiting_since, check_key, ${LIST_COLUMNS}, application)
      WHERE waiting > 0`,
    `CREATE INDEX case_check_mismatch ON case_check (mismatch_since, check_key, ${LIST_COLUMNS}, application)
      WHERE mismatches > 0 AND closed = 0`,
    `CREATE INDEX case_check_changed ON case_check (changed_since, check_key, ${LIST_COLUMNS}, application)
      WHERE changed > 0`,
    `CREATE TABLE check_count (
      scope TEXT NOT NULL,
      list TEXT NOT NULL,
      n INTEGER NOT NULL,
      CONSTRAINT check_count_pk PRIMARY KEY (scope, list)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TRIGGER check_count_insert AFTER INSERT ON case_check BEGIN ${count('new', 1)} END`,
    `CREATE TRIGGER check_count_delete AFTER DELETE ON case_check BEGIN ${count('old', -1)} ${forgetEmpty} END`,
    `CREATE TRIGGER check_count_update AFTER UPDATE ON case_check
      BEGIN ${count('old', -1)} ${count('new', 1)} ${forgetEmpty} END`,
    `CREATE TRIGGER case_check_closed_insert AFTER INSERT ON case_row WHEN new.queue IN (6, 7, 8)
      BEGIN UPDATE case_check SET closed = 1 WHERE case_id = new.case_id AND closed = 0; END`,
    `CREATE TRIGGER case_check_closed_update AFTER UPDATE OF queue ON case_row
      WHEN (old.queue IN (6, 7, 8)) <> (new.queue IN (6, 7, 8))
      BEGIN UPDATE case_check SET closed = new.queue IN (6, 7, 8) WHERE case_id = new.case_id; END`,
  ],
};

import type { Migration } from '../migrate.ts';

/** `NO_DAY` of projections/case-codes.ts: a migration is never edited, so it keeps its own. */
const NO_DAY = '8388607';

const count = (row: 'new' | 'old', by: 1 | -1): string =>
  `INSERT INTO waiting_bucket (side, scope, bucket, n)
   SELECT ${row}.side, scope, ${row}.bucket, ${String(by)} FROM (
     SELECT '*' AS scope UNION ALL SELECT ${row}.district_id UNION ALL SELECT 'p' || ${row}.programme
   ) WHERE true
   ON CONFLICT (side, scope, bucket) DO UPDATE SET n = n + ${String(by)};`;

const forgetEmpty = `DELETE FROM waiting_bucket
   WHERE side = old.side AND scope IN ('*', old.district_id, 'p' || old.programme) AND bucket = old.bucket AND n = 0;`;

/**
 * Places of the waiting list on two sides: one in force, and one that is reckoned beside it when the order becomes
 * another. A list of a hundred thousand is reckoned in small transactions, while the desk answers by the side in force;
 * that the other is in force from now on is one row of `meta` (waiting-order.ts). Who does not wait has no place.
 *
 * The next start makes the rows of entries anew, since their version changed, and the places with them.
 */
export const migration0017: Migration = {
  number: 17,
  name: 'waiting-places',
  statements: [
    `DROP TRIGGER waiting_bucket_insert`,
    `DROP TRIGGER waiting_bucket_delete`,
    `DROP TRIGGER waiting_bucket_update`,
    `DROP TABLE waiting_bucket`,
    `DROP INDEX waiting_entry_order`,
    `DROP INDEX waiting_entry_district`,
    `DROP INDEX waiting_entry_street`,
    `ALTER TABLE waiting_entry DROP COLUMN bucket`,
    `ALTER TABLE waiting_entry DROP COLUMN order_key`,
    `CREATE INDEX waiting_entry_street ON waiting_entry (street_id, programme) WHERE left_day = ${NO_DAY}`,
    `CREATE INDEX waiting_entry_district ON waiting_entry (district_id, programme) WHERE left_day = ${NO_DAY}`,
    `CREATE TABLE waiting_place (
      side INTEGER NOT NULL,
      waiting_key INTEGER NOT NULL,
      bucket INTEGER NOT NULL,
      order_key BLOB NOT NULL,
      number TEXT NOT NULL,
      programme INTEGER NOT NULL,
      district_id TEXT NOT NULL,
      street_id TEXT NOT NULL,
      CONSTRAINT waiting_place_pk PRIMARY KEY (side, waiting_key)
    ) STRICT, WITHOUT ROWID`,
    `CREATE INDEX waiting_place_order ON waiting_place
      (side, bucket, order_key, number, programme, district_id, street_id)`,
    `CREATE INDEX waiting_place_district ON waiting_place (side, district_id, bucket, order_key, number, programme)`,
    `CREATE INDEX waiting_place_street ON waiting_place (side, street_id, bucket, order_key, number, programme)`,
    `CREATE TABLE waiting_bucket (
      side INTEGER NOT NULL,
      scope TEXT NOT NULL,
      bucket INTEGER NOT NULL,
      n INTEGER NOT NULL,
      CONSTRAINT waiting_bucket_pk PRIMARY KEY (side, scope, bucket)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TRIGGER waiting_bucket_insert AFTER INSERT ON waiting_place BEGIN ${count('new', 1)} END`,
    `CREATE TRIGGER waiting_bucket_delete AFTER DELETE ON waiting_place BEGIN ${count('old', -1)} ${forgetEmpty} END`,
    `CREATE TRIGGER waiting_bucket_update AFTER UPDATE OF bucket ON waiting_place WHEN old.bucket <> new.bucket
      BEGIN ${count('old', -1)} ${count('new', 1)} ${forgetEmpty} END`,
  ],
};

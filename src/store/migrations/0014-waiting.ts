import type { Migration } from '../migrate.ts';

/** `NO_DAY` of projections/case-codes.ts: a migration is never edited, so it keeps its own. */
const NO_DAY = '8388607';

const listed = (row: 'new' | 'old'): string => `${row}.left_day = ${NO_DAY}`;

const count = (row: 'new' | 'old', by: 1 | -1): string =>
  `INSERT INTO waiting_bucket (scope, bucket, n)
   SELECT scope, ${row}.bucket, ${String(by)} FROM (
     SELECT '*' AS scope UNION ALL SELECT ${row}.district_id UNION ALL SELECT 'p' || ${row}.programme
   ) WHERE ${listed(row)}
   ON CONFLICT (scope, bucket) DO UPDATE SET n = n + ${String(by)};`;

const forgetEmpty = `DELETE FROM waiting_bucket
   WHERE scope IN ('*', old.district_id, 'p' || old.programme) AND bucket = old.bucket AND n = 0;`;

/** Lists by a day have one short index each; what filters look at is in it, the rows are then fetched one by one. */
const byDay = (name: string, day: string, where: string): string =>
  `CREATE INDEX waiting_entry_${name} ON waiting_entry (${day}, waiting_key, district_id, street_id, programme)
   WHERE ${where}`;

/**
 * The waiting list. An entry stands at `bucket`, then `order_key`, both made of the order's key (waiting-order.ts): the
 * bucket is its tier and great part, and how many stand in each is counted by triggers, for the city, each district and
 * each programme. So a place among a million is a sum over a few hundred buckets and a count inside one.
 */
export const migration0014: Migration = {
  number: 14,
  name: 'waiting',
  statements: [
    `CREATE TABLE waiting_entry (
      waiting_key INTEGER CONSTRAINT waiting_entry_pk PRIMARY KEY,
      case_id ANY NOT NULL CONSTRAINT waiting_entry_unique UNIQUE,
      application TEXT NOT NULL,
      case_no TEXT NOT NULL,
      number TEXT NOT NULL,
      street_id TEXT NOT NULL,
      district_id TEXT NOT NULL,
      programme INTEGER NOT NULL,
      size INTEGER NOT NULL,
      registered_day INTEGER NOT NULL,
      waits_day INTEGER NOT NULL,
      limit_day INTEGER NOT NULL,
      confirm_day INTEGER NOT NULL,
      grace_day INTEGER NOT NULL,
      flag_day INTEGER NOT NULL,
      paused_day INTEGER NOT NULL,
      left_day INTEGER NOT NULL,
      left_reason INTEGER NOT NULL,
      ban_day INTEGER NOT NULL,
      ordered TEXT NOT NULL,
      bucket INTEGER NOT NULL,
      order_key BLOB NOT NULL
    ) STRICT`,
    `CREATE INDEX waiting_entry_order ON waiting_entry (bucket, order_key, number, programme, district_id, street_id)
      WHERE left_day = ${NO_DAY}`,
    `CREATE INDEX waiting_entry_district ON waiting_entry (district_id, bucket, order_key, number, programme)
      WHERE left_day = ${NO_DAY}`,
    `CREATE INDEX waiting_entry_street ON waiting_entry (street_id, bucket, order_key, number, programme)
      WHERE left_day = ${NO_DAY}`,
    byDay('confirm', 'confirm_day', `left_day = ${NO_DAY} AND grace_day = ${NO_DAY}`),
    byDay('grace', 'grace_day', `left_day = ${NO_DAY} AND grace_day <> ${NO_DAY}`),
    byDay('flag', 'flag_day', `left_day = ${NO_DAY} AND flag_day <> ${NO_DAY}`),
    byDay('limit', 'limit_day', `left_day = ${NO_DAY}`),
    byDay('paused', 'paused_day', `left_day = ${NO_DAY} AND paused_day <> ${NO_DAY}`),
    byDay('left', 'left_day', `left_day <> ${NO_DAY}`),
    byDay('registered', 'registered_day', `left_day = ${NO_DAY}`),
    `CREATE INDEX waiting_entry_number ON waiting_entry (number)`,
    `CREATE TABLE waiting_bucket (
      scope TEXT NOT NULL,
      bucket INTEGER NOT NULL,
      n INTEGER NOT NULL,
      CONSTRAINT waiting_bucket_pk PRIMARY KEY (scope, bucket)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TRIGGER waiting_bucket_insert AFTER INSERT ON waiting_entry BEGIN ${count('new', 1)} END`,
    `CREATE TRIGGER waiting_bucket_delete AFTER DELETE ON waiting_entry BEGIN ${count('old', -1)} ${forgetEmpty} END`,
    `CREATE TRIGGER waiting_bucket_update AFTER UPDATE OF bucket, left_day, district_id, programme ON waiting_entry
      WHEN old.bucket <> new.bucket OR old.left_day <> new.left_day
      BEGIN ${count('old', -1)} ${count('new', 1)} ${forgetEmpty} END`,
  ],
};

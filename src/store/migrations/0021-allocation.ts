import type { Migration } from '../migrate.ts';

/** In which list an intent stands: its state, and among the declared where it declares somebody. */
const listed = (row: 'new' | 'old'): string =>
  `SELECT ${row}.state AS list UNION ALL SELECT 10 WHERE ${row}.declared > 0 AND ${row}.state <> 3`;

const count = (row: 'new' | 'old', by: 1 | -1): string =>
  `INSERT INTO intent_count (plan_id, scope, list, n)
   SELECT ${row}.plan_id, scope, list, ${String(by)} FROM (
     SELECT '*' AS scope UNION ALL SELECT ${row}.district_id UNION ALL SELECT ${row}.street_id
   ) CROSS JOIN (${listed(row)}) WHERE 1
   ON CONFLICT (plan_id, scope, list) DO UPDATE SET n = n + ${String(by)};`;

const forgetEmpty = `DELETE FROM intent_count
   WHERE plan_id = old.plan_id AND scope IN ('*', old.district_id, old.street_id) AND n = 0;`;

const FILTER_COLUMNS = 'district_id, street_id, declared';

/**
 * Allocation plans, of which a city has some dozens, and the intents of households for them, of which one plan may have
 * a hundred thousand. `reviewed` and `standing` are what the re-review found: the roster is built from the rows alone,
 * in one reading. Days are days since 1970, `state` is the place in the domain's list.
 */
export const migration0021: Migration = {
  number: 21,
  name: 'allocation',
  statements: [
    `CREATE TABLE plan_row (
      plan_key INTEGER CONSTRAINT plan_row_pk PRIMARY KEY,
      plan_id ANY NOT NULL CONSTRAINT plan_row_unique UNIQUE,
      office_id TEXT NOT NULL,
      state INTEGER NOT NULL,
      plan_no TEXT NOT NULL,
      title TEXT NOT NULL,
      units INTEGER NOT NULL,
      drafted_day INTEGER NOT NULL,
      published_day INTEGER NOT NULL,
      from_day INTEGER NOT NULL,
      until_day INTEGER NOT NULL,
      review_day INTEGER NOT NULL
    ) STRICT`,
    `CREATE TABLE intent_row (
      intent_key INTEGER CONSTRAINT intent_row_pk PRIMARY KEY,
      plan_id ANY NOT NULL,
      case_id ANY NOT NULL,
      application TEXT NOT NULL,
      case_no TEXT NOT NULL,
      number TEXT NOT NULL,
      street_id TEXT NOT NULL,
      district_id TEXT NOT NULL,
      programme INTEGER NOT NULL,
      state INTEGER NOT NULL,
      declared INTEGER NOT NULL,
      registered_day INTEGER NOT NULL,
      reviewed_day INTEGER NOT NULL,
      counts_day INTEGER NOT NULL,
      areas TEXT NOT NULL,
      reviewed TEXT NOT NULL,
      standing TEXT NOT NULL,
      CONSTRAINT intent_row_unique UNIQUE (case_id, plan_id)
    ) STRICT`,
    `CREATE INDEX intent_row_plan ON intent_row (plan_id, state, number, ${FILTER_COLUMNS})`,
    `CREATE INDEX intent_row_declared ON intent_row (plan_id, number, district_id, street_id, state) WHERE declared > 0`,
    `CREATE TABLE intent_count (
      plan_id ANY NOT NULL,
      scope TEXT NOT NULL,
      list INTEGER NOT NULL,
      n INTEGER NOT NULL,
      CONSTRAINT intent_count_pk PRIMARY KEY (plan_id, scope, list)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TRIGGER intent_count_insert AFTER INSERT ON intent_row BEGIN ${count('new', 1)} END`,
    `CREATE TRIGGER intent_count_delete AFTER DELETE ON intent_row BEGIN ${count('old', -1)} ${forgetEmpty} END`,
    `CREATE TRIGGER intent_count_update AFTER UPDATE ON intent_row
      WHEN old.state <> new.state OR old.declared <> new.declared
      BEGIN ${count('old', -1)} ${count('new', 1)} ${forgetEmpty} END`,
  ],
};

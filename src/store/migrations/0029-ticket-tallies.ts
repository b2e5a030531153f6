import type { Migration } from '../migrate.ts';

const scopes = (row: 'new' | 'old'): string =>
  `SELECT '*' AS scope UNION SELECT ${row}.district_id UNION SELECT ${row}.office_id`;

const count = (row: 'new' | 'old', by: 1 | -1): string =>
  `INSERT INTO ticket_due_count (scope, due_day, n)
   SELECT scope, ${row}.due_day, ${String(by)} FROM (${scopes(row)}) WHERE ${row}.shelf = 0
   ON CONFLICT (scope, due_day) DO UPDATE SET n = n + ${String(by)};
   INSERT INTO ticket_held_count (holder, scope, n)
   SELECT ${row}.holder, scope, ${String(by)} FROM (${scopes(row)}) WHERE ${row}.shelf = 0
   ON CONFLICT (holder, scope) DO UPDATE SET n = n + ${String(by)};`;

const forgetEmpty = `DELETE FROM ticket_due_count
   WHERE scope IN ('*', old.district_id, old.office_id) AND due_day = old.due_day AND n = 0;
   DELETE FROM ticket_held_count
   WHERE holder = old.holder AND scope IN ('*', old.district_id, old.office_id) AND n = 0;`;

/**
 * How many tickets in hand are due on each day, and how many each person has: kept by triggers, since with tens of
 * thousands in hand counting them one by one takes a screen's whole patience. Shelf 0 is what is in hand.
 */
export const migration0029: Migration = {
  number: 29,
  name: 'ticket-tallies',
  statements: [
    `CREATE TABLE ticket_due_count (
      scope TEXT NOT NULL,
      due_day INTEGER NOT NULL,
      n INTEGER NOT NULL,
      CONSTRAINT ticket_due_count_pk PRIMARY KEY (scope, due_day)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE ticket_held_count (
      holder ANY NOT NULL,
      scope TEXT NOT NULL,
      n INTEGER NOT NULL,
      CONSTRAINT ticket_held_count_pk PRIMARY KEY (holder, scope)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TRIGGER ticket_tally_insert AFTER INSERT ON ticket_row WHEN new.shelf = 0 BEGIN ${count('new', 1)} END`,
    `CREATE TRIGGER ticket_tally_delete AFTER DELETE ON ticket_row WHEN old.shelf = 0
      BEGIN ${count('old', -1)} ${forgetEmpty} END`,
    `CREATE TRIGGER ticket_tally_update AFTER UPDATE OF shelf, due_day, holder ON ticket_row
      WHEN (old.shelf = 0 OR new.shelf = 0)
        AND (old.shelf <> new.shelf OR old.due_day <> new.due_day OR old.holder <> new.holder)
      BEGIN ${count('old', -1)} ${count('new', 1)} ${forgetEmpty} END`,
  ],
};

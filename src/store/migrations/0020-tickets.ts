import type { Migration } from '../migrate.ts';

const scopes = (row: 'new' | 'old'): string =>
  `SELECT '*' AS scope UNION SELECT ${row}.district_id UNION SELECT ${row}.office_id`;

const count = (row: 'new' | 'old', by: 1 | -1): string =>
  `INSERT INTO ticket_count (scope, shelf, n)
   SELECT scope, ${row}.shelf, ${String(by)} FROM (${scopes(row)}) WHERE true
   ON CONFLICT (scope, shelf) DO UPDATE SET n = n + ${String(by)};`;

const forgetEmpty = `DELETE FROM ticket_count
   WHERE scope IN ('*', old.district_id, old.office_id) AND shelf = old.shelf AND n = 0;`;

/**
 * What is heard. A list is a shelf (projections/ticket-codes.ts) of an office in the order of the days on which something
 * is due, so each has one index; how many lie on a shelf is counted by triggers. `ticket_barred` says who may know
 * nothing of a ticket: every list, search and count leaves these out (CMP-09). `ticket_mark` finds what is alike: the
 * caller's number, and what a ticket is about.
 */
export const migration0020: Migration = {
  number: 20,
  name: 'tickets',
  statements: [
    `CREATE TABLE ticket_row (
      ticket_key INTEGER CONSTRAINT ticket_row_pk PRIMARY KEY,
      ticket_id ANY NOT NULL CONSTRAINT ticket_row_unique UNIQUE,
      ticket_no TEXT NOT NULL,
      order_no TEXT NOT NULL,
      office_id TEXT NOT NULL,
      district_id TEXT NOT NULL,
      kind INTEGER NOT NULL,
      subject INTEGER NOT NULL,
      channel INTEGER NOT NULL,
      topic INTEGER NOT NULL,
      stage INTEGER NOT NULL,
      shelf INTEGER NOT NULL,
      title TEXT NOT NULL,
      text_head TEXT NOT NULL,
      about_text TEXT NOT NULL,
      caller_name TEXT NOT NULL,
      holder ANY NOT NULL,
      received_day INTEGER NOT NULL,
      due_day INTEGER NOT NULL,
      due_clock INTEGER NOT NULL,
      due_provisional INTEGER NOT NULL,
      clocks TEXT NOT NULL,
      level INTEGER NOT NULL,
      supervised INTEGER NOT NULL,
      redos INTEGER NOT NULL,
      answered_day INTEGER NOT NULL,
      in_time INTEGER NOT NULL,
      solved INTEGER NOT NULL,
      satisfaction INTEGER NOT NULL,
      closed_day INTEGER NOT NULL,
      closed_reason INTEGER NOT NULL
    ) STRICT`,
    `CREATE INDEX ticket_row_city ON ticket_row (shelf, due_day, ticket_key)`,
    `CREATE INDEX ticket_row_district ON ticket_row (district_id, shelf, due_day, ticket_key)`,
    `CREATE INDEX ticket_row_office ON ticket_row (office_id, shelf, due_day, ticket_key)`,
    `CREATE INDEX ticket_row_holder ON ticket_row (holder, shelf, due_day, ticket_key)`,
    `CREATE INDEX ticket_row_supervised ON ticket_row (due_day, ticket_key) WHERE supervised = 1`,
    `CREATE INDEX ticket_row_received ON ticket_row (received_day, office_id)`,
    `CREATE INDEX ticket_row_clocks ON ticket_row (ticket_key) WHERE clocks <> ''`,
    `CREATE TABLE ticket_barred (
      staff ANY NOT NULL,
      ticket_key INTEGER NOT NULL,
      CONSTRAINT ticket_barred_pk PRIMARY KEY (staff, ticket_key)
    ) STRICT, WITHOUT ROWID`,
    `CREATE INDEX ticket_barred_ticket ON ticket_barred (ticket_key)`,
    `CREATE TABLE ticket_mark (
      kind INTEGER NOT NULL,
      value TEXT NOT NULL,
      ticket_key INTEGER NOT NULL,
      CONSTRAINT ticket_mark_pk PRIMARY KEY (kind, value, ticket_key)
    ) STRICT, WITHOUT ROWID`,
    `CREATE INDEX ticket_mark_ticket ON ticket_mark (ticket_key)`,
    `CREATE TABLE ticket_count (
      scope TEXT NOT NULL,
      shelf INTEGER NOT NULL,
      n INTEGER NOT NULL,
      CONSTRAINT ticket_count_pk PRIMARY KEY (scope, shelf)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TRIGGER ticket_count_insert AFTER INSERT ON ticket_row BEGIN ${count('new', 1)} END`,
    `CREATE TRIGGER ticket_count_delete AFTER DELETE ON ticket_row BEGIN ${count('old', -1)} ${forgetEmpty} END`,
    `CREATE TRIGGER ticket_count_update AFTER UPDATE OF shelf ON ticket_row WHEN old.shelf <> new.shelf
      BEGIN ${count('old', -1)} ${count('new', 1)} ${forgetEmpty} END`,
    `CREATE VIRTUAL TABLE ticket_search USING fts5(
      tokens, content='', contentless_delete=1, detail=none, prefix='2', tokenize='unicode61 remove_diacritics 0'
    )`,
  ],
};

import type { Migration } from '../migrate.ts';

/**
 * Public draws. `draw_row` is the list: `state` is the place in the domain's list of statuses, days are days since 1970.
 * The result of a draw is a document named by its hash; `result_row` is what was read of it, so that a pool's page and a
 * number are found without reading the whole. It is no projection: thrown away, it is read from the document again.
 */
export const migration0016: Migration = {
  number: 16,
  name: 'draws',
  statements: [
    `CREATE TABLE draw_row (
      draw_key INTEGER CONSTRAINT draw_row_pk PRIMARY KEY,
      draw_id ANY NOT NULL,
      office_id TEXT NOT NULL,
      state INTEGER NOT NULL,
      rehearsal INTEGER NOT NULL,
      title TEXT NOT NULL,
      plan_hash TEXT NOT NULL,
      households INTEGER NOT NULL,
      units INTEGER NOT NULL,
      chosen INTEGER NOT NULL,
      frozen_day INTEGER NOT NULL,
      drawn_day INTEGER NOT NULL,
      published_day INTEGER NOT NULL,
      end_day INTEGER NOT NULL,
      open_objections INTEGER NOT NULL
    ) STRICT`,
    `CREATE INDEX draw_row_plan ON draw_row (plan_hash, state)`,
    `CREATE INDEX draw_row_under_way ON draw_row (state, draw_key) WHERE state = 2`,
    `CREATE TABLE result_set (
      set_key INTEGER CONSTRAINT result_set_pk PRIMARY KEY,
      document TEXT NOT NULL CONSTRAINT result_set_document UNIQUE
    ) STRICT`,
    `CREATE TABLE result_row (
      set_key INTEGER NOT NULL,
      pool TEXT NOT NULL,
      rank INTEGER NOT NULL,
      no TEXT NOT NULL,
      round INTEGER NOT NULL,
      name TEXT NOT NULL,
      unit TEXT NOT NULL,
      CONSTRAINT result_row_pk PRIMARY KEY (set_key, pool, rank)
    ) STRICT, WITHOUT ROWID`,
    `CREATE UNIQUE INDEX result_row_number ON result_row (set_key, no)`,
  ],
};

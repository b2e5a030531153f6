import type { Migration } from '../migrate.ts';

/**
 * What figures of tickets are counted by: the row's own answer to each rate, in one index that begins with the day of
 * receipt; and the homes and estates that tickets are about, by day. The day of the first answer and of the end have
 * indexes of their own for what was handled when.
 */
export const migration0023: Migration = {
  number: 23,
  name: 'ticket-figures',
  statements: [
    `ALTER TABLE ticket_row ADD COLUMN again INTEGER NOT NULL DEFAULT 0`,
    `DROP INDEX ticket_row_received`,
    `CREATE INDEX ticket_row_figures ON ticket_row (
      received_day, office_id, kind, topic, in_time, solved, satisfaction, again, shelf, due_day
    )`,
    `CREATE INDEX ticket_row_answered ON ticket_row (answered_day, office_id, kind)`,
    `CREATE INDEX ticket_row_closed ON ticket_row (closed_day, office_id, kind)`,
    `CREATE TABLE ticket_thing (
      kind INTEGER NOT NULL,
      received_day INTEGER NOT NULL,
      value TEXT NOT NULL,
      ticket_key INTEGER NOT NULL,
      id TEXT NOT NULL,
      label TEXT NOT NULL,
      office_id TEXT NOT NULL,
      ticket_kind INTEGER NOT NULL,
      topic INTEGER NOT NULL,
      placed INTEGER NOT NULL,
      CONSTRAINT ticket_thing_pk PRIMARY KEY (kind, received_day, value, ticket_key)
    ) STRICT, WITHOUT ROWID`,
    `CREATE INDEX ticket_thing_ticket ON ticket_thing (ticket_key)`,
  ],
};

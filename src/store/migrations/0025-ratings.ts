import type { Migration } from '../migrate.ts';

/** Ratings by the day of receipt, and what they touched: windows stand beside homes and estates (decisions/0034). */
export const migration0025: Migration = {
  number: 25,
  name: 'ratings',
  statements: [
    `CREATE INDEX ticket_row_rating ON ticket_row (
      received_day, office_id, topic, level, closed_reason, caller_name, about_text
    ) WHERE level > 0`,
    `ALTER TABLE ticket_thing ADD COLUMN level INTEGER NOT NULL DEFAULT 0`,
  ],
};

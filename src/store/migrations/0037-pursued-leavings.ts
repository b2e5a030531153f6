import type { Migration } from '../migrate.ts';

/** How far it went at court that a household leaves: not at all, filed, judged, enforced. */
export const migration0037: Migration = {
  number: 37,
  name: 'pursued-leavings',
  statements: [
    `ALTER TABLE leaving_row ADD COLUMN pursued INTEGER NOT NULL DEFAULT 0`,
    `CREATE INDEX leaving_row_unpursued ON leaving_row (state, pursued, due_day, office_id)`,
  ],
};

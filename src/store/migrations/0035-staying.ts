import type { Migration } from '../migrate.ts';

/** What a home costs on the market while its household leaves, fen a month; 0 where nobody has set it. */
export const migration0035: Migration = {
  number: 35,
  name: 'staying',
  statements: [
    `ALTER TABLE leaving_row ADD COLUMN market_fen INTEGER NOT NULL DEFAULT 0`,
    `CREATE INDEX leaving_row_unpriced ON leaving_row (state, market_fen, due_day, office_id)`,
  ],
};

import type { HubMigration } from '../sql/migrate.ts';

/** Whether a city's log came from a backup once: only then may a run of a revoked device come back (decisions/0046). */
export const hubMigration0003: HubMigration = {
  number: 3,
  name: 'restored',
  statements: [`ALTER TABLE city ADD COLUMN is_restored boolean NOT NULL DEFAULT false`],
};

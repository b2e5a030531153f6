import type { HubMigration } from '../sql/migrate.ts';

/**
 * Runs as their devices packed them, for readers that may see all of a run: a copy of what `event` holds, in fewer bytes.
 * Since migration 4 it is more than a copy. Packed already, so the server does not try to.
 */
export const hubMigration0002: HubMigration = {
  number: 2,
  name: 'packed runs',
  statements: [
    `CREATE TABLE packed_run (
       city_code text COLLATE "C" NOT NULL,
       hub_last bigint NOT NULL,
       body bytea NOT NULL,
       CONSTRAINT packed_run_key PRIMARY KEY (city_code, hub_last))`,
    `ALTER TABLE packed_run ALTER COLUMN body SET STORAGE EXTERNAL`,
  ],
};

import type { HubMigration } from '../sql/migrate.ts';

/**
 * An event of a run that is kept packed has a row for what must be there once and for whom it is; the rest of it stands
 * in `packed_run` alone, which may no longer be emptied (decisions/0047).
 */
export const hubMigration0004: HubMigration = {
  number: 4,
  name: 'rows of packed runs',
  statements: [
    `DROP VIEW command`,
    `ALTER TABLE event
       ALTER COLUMN device DROP NOT NULL,
       ALTER COLUMN device_sequence DROP NOT NULL,
       ALTER COLUMN stream DROP NOT NULL,
       ALTER COLUMN stream_version DROP NOT NULL,
       ALTER COLUMN type DROP NOT NULL,
       ALTER COLUMN payload DROP NOT NULL,
       ALTER COLUMN command_name DROP NOT NULL,
       ALTER COLUMN actor DROP NOT NULL,
       ALTER COLUMN office DROP NOT NULL,
       ALTER COLUMN wall_time DROP NOT NULL,
       ALTER COLUMN previous_hash DROP NOT NULL,
       ALTER COLUMN hash DROP NOT NULL`,
  ],
};

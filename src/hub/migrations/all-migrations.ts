import type { HubMigration } from '../sql/migrate.ts';
import { hubMigration0001 } from './0001-log.ts';
import { hubMigration0002 } from './0002-packed-runs.ts';
import { hubMigration0003 } from './0003-restored.ts';
import { hubMigration0004 } from './0004-rows-of-packed-runs.ts';

/** In order, without gaps. A released migration is never edited: a change is a new one. */
export const hubMigrations: readonly HubMigration[] = [
  hubMigration0001,
  hubMigration0002,
  hubMigration0003,
  hubMigration0004,
];

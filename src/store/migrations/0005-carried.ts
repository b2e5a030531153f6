import type { Migration } from '../migrate.ts';

/**
 * Batches of other devices that came on a stick and wait for a line to the hub. Compressed: a stick may bring a week of
 * an office. A batch is the same however often it comes.
 */
export const migration0005: Migration = {
  number: 5,
  name: 'carried',
  statements: [
    `CREATE TABLE carried_batch (
      id INTEGER CONSTRAINT carried_batch_pk PRIMARY KEY,
      signature TEXT NOT NULL CONSTRAINT carried_batch_unique UNIQUE,
      batch BLOB NOT NULL,
      added_at INTEGER NOT NULL
    ) STRICT`,
  ],
};

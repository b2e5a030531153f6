import type { Migration } from '../migrate.ts';

const EVENT_COLUMNS = `
      event_id ANY NOT NULL,
      stream TEXT NOT NULL,
      stream_version INTEGER NOT NULL,
      type TEXT NOT NULL,
      payload TEXT NOT NULL,
      command_id ANY NOT NULL,
      actor ANY NOT NULL,
      device ANY NOT NULL,
      device_sequence INTEGER NOT NULL,
      wall_time INTEGER NOT NULL,
      office TEXT NOT NULL,
      previous_hash BLOB NOT NULL,
      hash BLOB NOT NULL`;

const sameEvent = (table: string): string =>
  `SELECT 1 FROM ${table} WHERE ${table}.device = old.device
     AND ${table}.device_sequence = old.device_sequence AND ${table}.hash = old.hash`;

/**
 * What a desk keeps to be together with a hub (docs/decisions/0008-sync.md).
 *
 * An event leaves `event` in two ways only, both noted before with the same hash, or the trigger refuses:
 * `superseded_event` keeps the whole of what was written on a history that turned out otherwise, `departed_event` the
 * hash of what this office may no longer see. So a device's own chain can still be walked from end to end.
 */
export const migration0004: Migration = {
  number: 4,
  name: 'sync',
  statements: [
    `CREATE TABLE hub (
      number INTEGER CONSTRAINT hub_pk PRIMARY KEY CONSTRAINT hub_one CHECK (number = 1),
      url TEXT NOT NULL,
      city TEXT NOT NULL,
      office TEXT NOT NULL,
      epoch TEXT NOT NULL,
      cursor INTEGER NOT NULL,
      last_synced_at INTEGER,
      first_done INTEGER NOT NULL CONSTRAINT hub_first_done_flag CHECK (first_done IN (0, 1)),
      certificate TEXT,
      stopped TEXT,
      moving_to TEXT,
      moving_after INTEGER,
      CONSTRAINT hub_moving_whole CHECK ((moving_to IS NULL) = (moving_after IS NULL))
    ) STRICT`,
    `CREATE TABLE own_head (
      device ANY NOT NULL CONSTRAINT own_head_pk PRIMARY KEY,
      device_sequence INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE batch (
      device ANY NOT NULL,
      first_sequence INTEGER NOT NULL,
      last_sequence INTEGER NOT NULL,
      hub_sequence INTEGER NOT NULL,
      epoch TEXT NOT NULL,
      seal TEXT NOT NULL,
      names TEXT NOT NULL,
      CONSTRAINT batch_pk PRIMARY KEY (device, first_sequence),
      CONSTRAINT batch_forward CHECK (last_sequence >= first_sequence)
    ) STRICT, WITHOUT ROWID`,
    `CREATE INDEX batch_by_hub_sequence ON batch (epoch, hub_sequence)`,
    `CREATE TABLE scope_count (
      device ANY NOT NULL,
      scope TEXT NOT NULL,
      n INTEGER NOT NULL,
      CONSTRAINT scope_count_pk PRIMARY KEY (device, scope)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE superseded_event (${EVENT_COLUMNS},
      CONSTRAINT superseded_event_pk PRIMARY KEY (device, device_sequence)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE departed_event (
      device ANY NOT NULL,
      device_sequence INTEGER NOT NULL,
      hash BLOB NOT NULL,
      position INTEGER NOT NULL,
      command_id ANY NOT NULL,
      CONSTRAINT departed_event_pk PRIMARY KEY (device, device_sequence)
    ) STRICT, WITHOUT ROWID`,
    `CREATE INDEX departed_event_by_command ON departed_event (command_id)`,
    `DROP TRIGGER event_never_removed`,
    `CREATE TRIGGER event_never_removed BEFORE DELETE ON event
      WHEN NOT EXISTS (${sameEvent('superseded_event')}) AND NOT EXISTS (${sameEvent('departed_event')})
      BEGIN SELECT raise(ABORT, 'an event is never removed'); END`,
    `CREATE TRIGGER superseded_event_never_changed BEFORE UPDATE ON superseded_event
      BEGIN SELECT raise(ABORT, 'an event is never changed'); END`,
    `CREATE TRIGGER superseded_event_never_removed BEFORE DELETE ON superseded_event
      WHEN NOT EXISTS (${sameEvent('event')})
      BEGIN SELECT raise(ABORT, 'an event is never removed'); END`,
    `CREATE TRIGGER departed_event_never_changed BEFORE UPDATE ON departed_event
      BEGIN SELECT raise(ABORT, 'an event is never changed'); END`,
    `CREATE TRIGGER departed_event_never_removed BEFORE DELETE ON departed_event
      WHEN EXISTS (SELECT 1 FROM own_device WHERE own_device.device = old.device)
        AND NOT EXISTS (${sameEvent('event')})
      BEGIN SELECT raise(ABORT, 'an event is never removed'); END`,
    `CREATE TABLE conflict (
      conflict_id TEXT NOT NULL CONSTRAINT conflict_pk PRIMARY KEY,
      opened_at INTEGER NOT NULL CONSTRAINT conflict_opened_unique UNIQUE,
      stream TEXT NOT NULL,
      commands TEXT NOT NULL,
      base_version INTEGER NOT NULL,
      refusal TEXT,
      hub_reason TEXT,
      state TEXT NOT NULL CONSTRAINT conflict_state_known CHECK (state IN ('open', 'settled')),
      choice TEXT,
      settled_by TEXT,
      settled_at INTEGER,
      comment TEXT,
      CONSTRAINT conflict_settled_whole CHECK (
        (state = 'settled') = (choice IS NOT NULL AND settled_by IS NOT NULL AND settled_at IS NOT NULL))
    ) STRICT`,
    `CREATE INDEX conflict_by_state ON conflict (state, opened_at)`,
    `CREATE TABLE document_at_hub (
      hash BLOB NOT NULL CONSTRAINT document_at_hub_pk PRIMARY KEY
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE wanted_document (
      hash BLOB NOT NULL CONSTRAINT wanted_document_pk PRIMARY KEY
    ) STRICT, WITHOUT ROWID`,
    `ALTER TABLE known_device ADD COLUMN name TEXT`,
    `ALTER TABLE known_device ADD COLUMN enrolled_at INTEGER`,
    `ALTER TABLE command ADD COLUMN outbox_sequence INTEGER`,
    // A million waiting commands are found by their id once; afterwards each row says where it waits.
    `CREATE INDEX outbox_by_command ON outbox (command_id)`,
    `UPDATE command SET outbox_sequence = (
       SELECT sequence FROM outbox WHERE outbox.command_id = command.command_id)`,
    `DROP INDEX outbox_by_command`,
    `DELETE FROM outbox WHERE sequence IN (SELECT outbox_sequence FROM command WHERE event_count = 0)`,
  ],
};

import type { Migration } from '../migrate.ts';

/**
 * The log and what belongs to its unit of work.
 *
 * `event` has two unique indexes and no third: (stream, stream_version) is how a case is read and how two writers
 * are told apart, (device, device_sequence) is the identity of an event in its chain. The event id is inside the
 * hash, so a second event of the same id cannot hide; an index over it would cost 24 bytes and a write per event.
 * Ids are ANY: 16 bytes where they are UUIDs (compact-id.ts).
 */
export const migration0001: Migration = {
  number: 1,
  name: 'log',
  statements: [
    `PRAGMA application_id = 1095649877`,
    `CREATE TABLE meta (
      key TEXT NOT NULL CONSTRAINT meta_pk PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE unknown_event_type (
      type TEXT NOT NULL CONSTRAINT unknown_event_type_pk PRIMARY KEY
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE event (
      position INTEGER CONSTRAINT event_pk PRIMARY KEY,
      event_id ANY NOT NULL,
      stream TEXT NOT NULL,
      stream_version INTEGER NOT NULL CONSTRAINT event_stream_version_positive CHECK (stream_version > 0),
      type TEXT NOT NULL,
      payload TEXT NOT NULL,
      command_id ANY NOT NULL,
      actor ANY NOT NULL,
      device ANY NOT NULL,
      device_sequence INTEGER NOT NULL CONSTRAINT event_device_sequence_positive CHECK (device_sequence > 0),
      wall_time INTEGER NOT NULL,
      office TEXT NOT NULL,
      previous_hash BLOB NOT NULL CONSTRAINT event_previous_hash_length CHECK (length(previous_hash) = 32),
      hash BLOB NOT NULL CONSTRAINT event_hash_length CHECK (length(hash) = 32),
      CONSTRAINT event_stream_unique UNIQUE (stream, stream_version),
      CONSTRAINT event_device_unique UNIQUE (device, device_sequence)
    ) STRICT`,
    `CREATE TRIGGER event_never_changed BEFORE UPDATE ON event
      BEGIN SELECT raise(ABORT, 'an event is never changed'); END`,
    `CREATE TRIGGER event_never_removed BEFORE DELETE ON event
      BEGIN SELECT raise(ABORT, 'an event is never removed'); END`,
    `CREATE TABLE seal (
      device ANY NOT NULL,
      device_sequence INTEGER NOT NULL,
      hash BLOB NOT NULL,
      sealed_at INTEGER NOT NULL,
      signature BLOB NOT NULL,
      CONSTRAINT seal_pk PRIMARY KEY (device, device_sequence)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TRIGGER seal_never_changed BEFORE UPDATE ON seal
      BEGIN SELECT raise(ABORT, 'a seal is never changed'); END`,
    `CREATE TRIGGER seal_never_removed BEFORE DELETE ON seal
      BEGIN SELECT raise(ABORT, 'a seal is never removed'); END`,
    `CREATE TABLE known_device (
      device ANY NOT NULL CONSTRAINT known_device_pk PRIMARY KEY,
      public_key BLOB NOT NULL,
      office TEXT,
      added_at INTEGER NOT NULL,
      revoked_at INTEGER
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE own_device (
      number INTEGER CONSTRAINT own_device_pk PRIMARY KEY,
      device ANY NOT NULL CONSTRAINT own_device_unique UNIQUE,
      sealed_private_key BLOB NOT NULL,
      created_at INTEGER NOT NULL,
      CONSTRAINT own_device_known FOREIGN KEY (device) REFERENCES known_device (device)
    ) STRICT`,
    `CREATE TABLE command (
      command_id ANY NOT NULL CONSTRAINT command_pk PRIMARY KEY,
      name TEXT NOT NULL,
      actor ANY NOT NULL,
      recorded_at INTEGER NOT NULL,
      first_position INTEGER,
      event_count INTEGER NOT NULL,
      outcome TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE outbox (
      sequence INTEGER CONSTRAINT outbox_pk PRIMARY KEY,
      command_id ANY NOT NULL,
      name TEXT NOT NULL,
      payload TEXT NOT NULL,
      state TEXT NOT NULL CONSTRAINT outbox_state_known CHECK (state IN ('waiting', 'refused')),
      recorded_at INTEGER NOT NULL,
      attempts INTEGER NOT NULL,
      next_try_at INTEGER NOT NULL,
      last_error TEXT
    ) STRICT`,
    `CREATE TABLE outbox_count (
      state TEXT NOT NULL CONSTRAINT outbox_count_pk PRIMARY KEY,
      n INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID`,
    `INSERT INTO outbox_count VALUES ('waiting', 0), ('refused', 0)`,
    `CREATE TRIGGER outbox_count_insert AFTER INSERT ON outbox
      BEGIN UPDATE outbox_count SET n = n + 1 WHERE state = new.state; END`,
    `CREATE TRIGGER outbox_count_delete AFTER DELETE ON outbox
      BEGIN UPDATE outbox_count SET n = n - 1 WHERE state = old.state; END`,
    `CREATE TRIGGER outbox_count_update AFTER UPDATE OF state ON outbox
      BEGIN
        UPDATE outbox_count SET n = n - 1 WHERE state = old.state;
        UPDATE outbox_count SET n = n + 1 WHERE state = new.state;
      END`,
  ],
};

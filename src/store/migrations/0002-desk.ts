import type { Migration } from '../migrate.ts';

/** What stays on this desk and never enters the log: passwords, who looked at what, unsaved forms. */
export const migration0002: Migration = {
  number: 2,
  name: 'desk',
  statements: [
    `CREATE TABLE credential (
      staff_id TEXT NOT NULL CONSTRAINT credential_pk PRIMARY KEY,
      password_hash TEXT NOT NULL,
      changed_at INTEGER NOT NULL,
      must_change INTEGER NOT NULL DEFAULT 0 CONSTRAINT credential_must_change_flag CHECK (must_change IN (0, 1)),
      failed_attempts INTEGER NOT NULL DEFAULT 0,
      locked_until INTEGER
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE access_log (
      id INTEGER CONSTRAINT access_log_pk PRIMARY KEY,
      at INTEGER NOT NULL,
      actor TEXT NOT NULL,
      action TEXT NOT NULL,
      subject TEXT,
      detail TEXT
    ) STRICT`,
    `CREATE INDEX access_log_by_actor ON access_log (actor, id)`,
    `CREATE INDEX access_log_by_subject ON access_log (subject, id)`,
    `CREATE TRIGGER access_log_never_changed BEFORE UPDATE ON access_log
      BEGIN SELECT raise(ABORT, 'the access log is never changed'); END`,
    `CREATE TRIGGER access_log_never_removed BEFORE DELETE ON access_log
      BEGIN SELECT raise(ABORT, 'the access log is never changed'); END`,
    `CREATE TABLE draft (
      draft_id TEXT NOT NULL CONSTRAINT draft_pk PRIMARY KEY,
      staff_id TEXT NOT NULL,
      title TEXT NOT NULL,
      payload TEXT NOT NULL,
      saved_at INTEGER NOT NULL
    ) STRICT`,
    `CREATE INDEX draft_by_staff ON draft (staff_id, saved_at)`,
  ],
};

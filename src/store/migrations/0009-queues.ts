import type { Migration } from '../migrate.ts';

/** As in 0006, and until when somebody holds the case. */
const LIST_COLUMNS =
  'case_id, case_no, applicant_name, programme, household_size, status, received_day, due_provisional, clock_started_day, clock_limit, clock_unit, clock_pauses, document_bits, green_channel, channel, held_until';

const FILTER_COLUMNS = 'district_id, street_id, programme, channel, green_channel, due_day, held_until';

/** What the index of a mark needs beside its order, so that skipping rows never leaves it. */
const MARK_COLUMNS = 'marks, district_id, street_id, programme, channel, green_channel, held_until';

/** The bits of domain/queue/case-mark.ts, as they were numbered when this was written. */
const MARKS = { 'waiting-agency': 1, mismatch: 2, 'evidence-changed': 4, green: 8 } as const;
const CHECK_MARKS = MARKS['waiting-agency'] | MARKS.mismatch | MARKS['evidence-changed'];

/** Approved, rejected, withdrawn, registered: projections/case-codes.ts. */
const CLOSED = '(6, 7, 8, 15)';
const IS_CLOSED = `queue IN ${CLOSED}`;

/** A mark has sixteen places; a later one needs an index of its own and no new count. */
const PLACES = Array.from({ length: 16 }, (_, place) => `(${String(place)})`).join(', ');

const countMarks = (row: 'new' | 'old', by: 1 | -1): string =>
  `INSERT INTO mark_count (scope, mark, n)
   SELECT scope, place.column1, ${String(by)} FROM (VALUES ${PLACES}) AS place
   JOIN (SELECT '*' AS scope UNION ALL SELECT ${row}.district_id UNION ALL SELECT ${row}.street_id)
   WHERE (${row}.marks >> place.column1) & 1
   ON CONFLICT (scope, mark) DO UPDATE SET n = n + ${String(by)};`;

const forgetEmpty = `DELETE FROM mark_count WHERE scope IN ('*', old.district_id, old.street_id) AND n = 0;`;

const checkMarks = (row: string): string =>
  `(${row}.waiting > 0) * ${String(MARKS['waiting-agency'])}
   + (${row}.mismatches > 0 AND ${row}.closed = 0) * ${String(MARKS.mismatch)}
   + (${row}.changed > 0) * ${String(MARKS['evidence-changed'])}`;

/** The row of the case whose own stream is named, by the place of its first event. */
const caseKeyOf = (stream: string): string =>
  `case_key = (SELECT position FROM event WHERE stream = ${stream} AND stream_version = 1)`;

const setCheckMarks = (bits: string, row: 'new' | 'old'): string =>
  `UPDATE case_row SET marks = (marks & ~${String(CHECK_MARKS)}) | (${bits}) WHERE ${caseKeyOf(`${row}.application`)};`;

const greenMark = `CASE WHEN new.green_channel = 1 AND NOT new.${IS_CLOSED} THEN ${String(MARKS.green)} ELSE 0 END`;

/** A hold counts while the case stands in the step for which it was taken. */
const setCurrent = `UPDATE case_hold SET is_current = (step = new.queue) WHERE case_id = new.case_id;`;

const setHeldUntil = (until: string, row: 'new' | 'old'): string =>
  `UPDATE case_row SET held_until = ${until} WHERE ${caseKeyOf(`${row}.application`)};`;

/**
 * Lists beside the steps, and who holds a case.
 *
 * `marks` are bits of what a case carries beside its step; each has a partial index in the order of its list, and one
 * count for each office, kept by triggers. Whoever knows of a mark sets its bit by triggers in both directions: when its
 * own row changes, and when the case's row is written anew. They take the place of the check lists' own indexes (0007). A case that waits for a home has no open checks either. The next start
 * makes the rows of cases anew, since their version changed, and the bits with them.
 *
 * `held_until` is the end of a hold that counts now, 0 without one. It is in the covering indexes, so that cases which
 * somebody holds are passed over without leaving them.
 */
export const migration0009: Migration = {
  number: 9,
  name: 'queues',
  statements: [
    `ALTER TABLE case_row ADD COLUMN marks INTEGER NOT NULL DEFAULT 0`,
    `ALTER TABLE case_row ADD COLUMN held_until INTEGER NOT NULL DEFAULT 0`,
    `ALTER TABLE case_row ADD COLUMN step_version INTEGER NOT NULL DEFAULT 0`,
    `DROP INDEX case_row_city_due`,
    `DROP INDEX case_row_district_due`,
    `DROP INDEX case_row_street_due`,
    `DROP INDEX case_row_received`,
    `DROP INDEX case_row_queue_case_no`,
    `CREATE INDEX case_row_city_due ON case_row (queue, due_day, case_key, ${LIST_COLUMNS})`,
    `CREATE INDEX case_row_district_due ON case_row (district_id, queue, due_day, case_key, ${LIST_COLUMNS})`,
    `CREATE INDEX case_row_street_due ON case_row (street_id, queue, due_day, case_key, ${LIST_COLUMNS})`,
    `CREATE INDEX case_row_received ON case_row (queue, received_day, case_key, ${FILTER_COLUMNS})`,
    `CREATE INDEX case_row_queue_case_no ON case_row (queue, case_no, case_key, ${FILTER_COLUMNS})`,
    `CREATE INDEX case_row_recent ON case_row (last_actor, last_changed_at, case_key)`,
    `CREATE INDEX case_row_waiting_agency ON case_row (due_day, case_key, ${MARK_COLUMNS}) WHERE marks & 1`,
    `CREATE INDEX case_row_mismatch ON case_row (due_day, case_key, ${MARK_COLUMNS}) WHERE marks & 2`,
    `CREATE INDEX case_row_evidence_changed ON case_row (due_day, case_key, ${MARK_COLUMNS}) WHERE marks & 4`,
    `CREATE INDEX case_row_green ON case_row (due_day, case_key, ${MARK_COLUMNS}) WHERE marks & 8`,
    `CREATE INDEX case_row_held ON case_row (queue, held_until, district_id, street_id) WHERE held_until > 0`,
    `DROP INDEX case_check_waiting`,
    `DROP INDEX case_check_mismatch`,
    `DROP INDEX case_check_changed`,
    `CREATE INDEX case_check_waiting ON case_check (waiting_since, check_key, case_id) WHERE waiting > 0`,
    `DROP TRIGGER check_count_insert`,
    `DROP TRIGGER check_count_delete`,
    `DROP TRIGGER check_count_update`,
    `DROP TABLE check_count`,
    `CREATE TABLE mark_count (
      scope TEXT NOT NULL,
      mark INTEGER NOT NULL,
      n INTEGER NOT NULL,
      CONSTRAINT mark_count_pk PRIMARY KEY (scope, mark)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE case_hold (
      hold_key INTEGER CONSTRAINT case_hold_pk PRIMARY KEY,
      case_id ANY NOT NULL CONSTRAINT case_hold_unique UNIQUE,
      application TEXT NOT NULL,
      holder ANY NOT NULL,
      step INTEGER NOT NULL,
      case_version INTEGER NOT NULL,
      taken_at INTEGER NOT NULL,
      until INTEGER NOT NULL,
      is_current INTEGER NOT NULL DEFAULT 0
    ) STRICT`,
    `CREATE INDEX case_hold_holder ON case_hold (holder, hold_key, application, case_version) WHERE is_current`,
    `CREATE TABLE hold_notice (
      hold_key INTEGER NOT NULL,
      version INTEGER NOT NULL,
      staff ANY NOT NULL,
      case_id ANY NOT NULL,
      kind TEXT NOT NULL,
      told_by ANY NOT NULL,
      told_at INTEGER NOT NULL,
      reason TEXT NOT NULL,
      CONSTRAINT hold_notice_pk PRIMARY KEY (hold_key, version)
    ) STRICT, WITHOUT ROWID`,
    `CREATE INDEX hold_notice_staff ON hold_notice (staff, told_at)`,
    `DROP TRIGGER case_check_closed_insert`,
    `DROP TRIGGER case_check_closed_update`,
    `CREATE TRIGGER case_check_closed_insert AFTER INSERT ON case_row WHEN new.${IS_CLOSED}
      BEGIN UPDATE case_check SET closed = 1 WHERE case_id = new.case_id AND closed = 0; END`,
    `CREATE TRIGGER case_check_closed_update AFTER UPDATE OF queue ON case_row
      WHEN (old.${IS_CLOSED}) <> (new.${IS_CLOSED})
      BEGIN UPDATE case_check SET closed = new.${IS_CLOSED} WHERE case_id = new.case_id; END`,
    `CREATE TRIGGER mark_count_insert AFTER INSERT ON case_row WHEN new.marks <> 0 BEGIN ${countMarks('new', 1)} END`,
    `CREATE TRIGGER mark_count_delete AFTER DELETE ON case_row WHEN old.marks <> 0
      BEGIN ${countMarks('old', -1)} ${forgetEmpty} END`,
    `CREATE TRIGGER mark_count_update AFTER UPDATE OF marks, street_id ON case_row
      WHEN old.marks <> new.marks OR (old.street_id <> new.street_id AND new.marks <> 0)
      BEGIN ${countMarks('old', -1)} ${countMarks('new', 1)} ${forgetEmpty} END`,
    `CREATE TRIGGER case_row_marks_insert AFTER INSERT ON case_row BEGIN
      UPDATE case_row SET marks = marks | ${greenMark}
        | coalesce((SELECT ${checkMarks('case_check')} FROM case_check WHERE case_id = new.case_id), 0)
      WHERE case_key = new.case_key
        AND (new.green_channel = 1 OR EXISTS (SELECT 1 FROM case_check WHERE case_id = new.case_id));
    END`,
    `CREATE TRIGGER case_row_green_update AFTER UPDATE OF green_channel, queue ON case_row
      WHEN (new.marks & ${String(MARKS.green)}) <> ${greenMark}
      BEGIN UPDATE case_row SET marks = (marks & ~${String(MARKS.green)}) | ${greenMark} WHERE case_key = new.case_key; END`,
    `CREATE TRIGGER case_check_marks_insert AFTER INSERT ON case_check WHEN (${checkMarks('new')}) <> 0
      BEGIN ${setCheckMarks(checkMarks('new'), 'new')} END`,
    `CREATE TRIGGER case_check_marks_update AFTER UPDATE ON case_check
      WHEN (${checkMarks('new')}) <> (${checkMarks('old')}) BEGIN ${setCheckMarks(checkMarks('new'), 'new')} END`,
    `CREATE TRIGGER case_check_marks_delete AFTER DELETE ON case_check WHEN (${checkMarks('old')}) <> 0
      BEGIN ${setCheckMarks('0', 'old')} END`,
    `CREATE TRIGGER case_hold_row_insert AFTER INSERT ON case_row
      WHEN EXISTS (SELECT 1 FROM case_hold WHERE case_id = new.case_id) BEGIN ${setCurrent} END`,
    `CREATE TRIGGER case_hold_row_update AFTER UPDATE OF queue ON case_row WHEN old.queue <> new.queue
      BEGIN ${setCurrent} END`,
    `CREATE TRIGGER case_hold_insert AFTER INSERT ON case_hold WHEN new.is_current
      BEGIN ${setHeldUntil('new.until', 'new')} END`,
    `CREATE TRIGGER case_hold_update AFTER UPDATE OF until, is_current ON case_hold
      BEGIN ${setHeldUntil('new.is_current * new.until', 'new')} END`,
    `CREATE TRIGGER case_hold_delete AFTER DELETE ON case_hold WHEN old.is_current
      BEGIN ${setHeldUntil('0', 'old')} END`,
  ],
};

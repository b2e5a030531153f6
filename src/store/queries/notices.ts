/** Notices of publicity and the objections to them, for the lists of an office. */
import { cityOf } from '../../domain/office/office.ts';
import { reviewOffices } from '../../domain/policy/review-chain.ts';
import { type NoticeStatus, noticeStatuses } from '../../domain/publicity/state.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type StoredId, unpackId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { dateOfDay } from '../projections/case-codes.ts';
import { namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';

export interface NoticeRow {
  /** Where to go on from this row. */
  readonly cursor: number;
  readonly batchId: string;
  readonly office: OfficeId;
  readonly place: (typeof reviewOffices)[number];
  readonly status: NoticeStatus;
  readonly noticeNo: string;
  readonly households: number;
  readonly passed: number;
  readonly objections: number;
  readonly openObjections: number;
  readonly preparedOn: PlainDate | null;
  readonly publishedOn: PlainDate | null;
  readonly endsOn: PlainDate | null;
  readonly closedOn: PlainDate | null;
}

interface StoredNotice {
  readonly notice_key: number;
  readonly batch_id: StoredId;
  readonly office_id: OfficeId;
  readonly place: number;
  readonly state: number;
  readonly notice_no: string;
  readonly households: number;
  readonly passed: number;
  readonly objections: number;
  readonly open_objections: number;
  readonly prepared_day: number;
  readonly published_day: number;
  readonly end_day: number;
  readonly closed_day: number;
}

interface PageOfNotices {
  readonly scope: string;
  readonly city: string;
  readonly state: number;
  readonly before: number;
  readonly limit: number;
}

// An office sees its own notices, those below it, and the city's, in which its households stand.
const SEEN = `(substr(office_id, 1, length(@scope)) = @scope OR office_id = @city)`;

const selectNotices = namedStatement<[PageOfNotices], StoredNotice>(
  'notice-row.page',
  `SELECT * FROM notice_row WHERE state = @state AND notice_key < @before AND ${SEEN}
   ORDER BY notice_key DESC LIMIT +@limit`,
);

export interface NoticeSelection {
  readonly scope: OfficeId;
  readonly status: NoticeStatus;
  /** The row to go on from; null for the newest. */
  readonly before: number | null;
  readonly limit: number;
}

/** The notices of a status, the newest first. */
export function noticePage(db: Database, selection: NoticeSelection): readonly NoticeRow[] {
  const { scope, status, before, limit } = selection;
  const rows = guarded(db.name, () =>
    selectNotices.on(db).all({
      scope,
      city: cityOf(scope),
      state: noticeStatuses.indexOf(status),
      before: before ?? Number.MAX_SAFE_INTEGER,
      limit,
    }),
  );
  return rows.map(noticeRow);
}

export interface ObjectionRow {
  readonly batchId: string;
  readonly noticeNo: string;
  readonly objectionId: string;
  readonly office: OfficeId;
  readonly households: number;
  readonly receivedOn: PlainDate | null;
  readonly dueOn: PlainDate | null;
  readonly paused: boolean;
}

interface StoredObjection {
  readonly batch_id: StoredId;
  readonly notice_no: string;
  readonly objection_id: StoredId;
  readonly office_id: OfficeId;
  readonly households: number;
  readonly received_day: number;
  readonly due_day: number;
  readonly paused: number;
}

const selectOpenObjections = namedStatement<[{ readonly scope: string; readonly limit: number }], StoredObjection>(
  'objection-row.open',
  `SELECT notice_row.batch_id, notice_row.notice_no, objection_row.objection_id, objection_row.office_id,
     objection_row.households, objection_row.received_day, objection_row.due_day, objection_row.paused
   FROM objection_row JOIN notice_row ON notice_row.notice_key = objection_row.notice_key
   WHERE objection_row.answered = 0 AND substr(objection_row.office_id, 1, length(@scope)) = @scope
   ORDER BY objection_row.due_day, objection_row.notice_key LIMIT +@limit`,
);

/** Objections that nobody answered, the first due first. */
export function openObjections(db: Database, scope: OfficeId, limit: number): readonly ObjectionRow[] {
  const rows = guarded(db.name, () => selectOpenObjections.on(db).all({ scope, limit }));
  return rows.map((row) => ({
    batchId: unpackId(row.batch_id),
    noticeNo: row.notice_no,
    objectionId: unpackId(row.objection_id),
    office: row.office_id,
    households: row.households,
    receivedOn: dateOfDay(row.received_day),
    dueOn: dateOfDay(row.due_day),
    paused: row.paused === 1,
  }));
}

function noticeRow(row: StoredNotice): NoticeRow {
  return {
    cursor: row.notice_key,
    batchId: unpackId(row.batch_id),
    office: row.office_id,
    place: reviewOffices[row.place] ?? 'city',
    status: noticeStatuses[row.state] ?? 'prepared',
    noticeNo: row.notice_no,
    households: row.households,
    passed: row.passed,
    objections: row.objections,
    openObjections: row.open_objections,
    preparedOn: dateOfDay(row.prepared_day),
    publishedOn: dateOfDay(row.published_day),
    endsOn: dateOfDay(row.end_day),
    closedOn: dateOfDay(row.closed_day),
  };
}

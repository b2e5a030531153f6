import { type RecordedPublicityEvent, foldNotice } from '../../domain/publicity/evolve.ts';
import { type NoticeState, isOpen, noticeStatuses } from '../../domain/publicity/state.ts';
import { reviewOffices } from '../../domain/policy/review-chain.ts';
import { type StoredId, packId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import type { ProjectedStream, Projection } from '../projection.ts';
import { namedStatement } from '../statements.ts';
import { dayNumber } from './case-codes.ts';
import { typedEvents } from '../typed-events.ts';

/** Notices of publicity and their objections in the lists. */
export const publicityProjection: Projection = {
  name: 'publicity',
  version: '1',
  streamKind: 'publicity',
  write,
  remove(db, key) {
    deleteObjectionsOf.on(db).run(key);
    deleteNotice.on(db).run(key);
  },
  clear(db) {
    deleteObjections.on(db).run();
    deleteNotices.on(db).run();
  },
};

const upsertNotice = namedStatement<(number | string | StoredId)[]>(
  'notice-row.upsert',
  `INSERT INTO notice_row (notice_key, batch_id, office_id, place, state, notice_no, households, passed, objections,
     open_objections, prepared_day, published_day, end_day, closed_day)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
   ON CONFLICT (notice_key) DO UPDATE SET
     state = excluded.state, notice_no = excluded.notice_no, households = excluded.households,
     passed = excluded.passed, objections = excluded.objections, open_objections = excluded.open_objections,
     published_day = excluded.published_day, end_day = excluded.end_day, closed_day = excluded.closed_day`,
);
const insertObjection = namedStatement<(number | string | StoredId)[]>(
  'objection-row.insert',
  `INSERT INTO objection_row (notice_key, place, objection_id, office_id, households, received_day, due_day, paused,
     answered)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
);
const deleteObjectionsOf = namedStatement<[key: number]>(
  'objection-row.remove',
  `DELETE FROM objection_row WHERE notice_key = ?`,
);
const deleteNotice = namedStatement<[key: number]>('notice-row.remove', `DELETE FROM notice_row WHERE notice_key = ?`);
const deleteObjections = namedStatement<[]>('objection-row.clear', `DELETE FROM objection_row`);
const deleteNotices = namedStatement<[]>('notice-row.clear', `DELETE FROM notice_row`);

function write(db: Database, { key, events }: ProjectedStream): void {
  const state = foldNotice(typedEvents<RecordedPublicityEvent>(events, 'publicity'));
  if (state === undefined) return;
  upsertNotice.on(db).run(...noticeRow(key, state));
  deleteObjectionsOf.on(db).run(key);
  for (const [place, objection] of state.objections.entries()) {
    insertObjection
      .on(db)
      .run(
        key,
        place,
        packId(objection.objectionId),
        state.office,
        objection.caseIds.length,
        dayNumber(objection.receivedOn),
        dayNumber(objection.clock.dueOn),
        objection.pausedFor === null ? 0 : 1,
        isOpen(objection) ? 0 : 1,
      );
  }
}

function noticeRow(key: number, state: NoticeState): (number | string | StoredId)[] {
  return [
    key,
    packId(state.batchId),
    state.office,
    reviewOffices.indexOf(state.place),
    noticeStatuses.indexOf(state.status),
    state.noticeNo ?? '',
    state.caseIds.length,
    state.passed.length,
    state.objections.length,
    state.objections.filter(isOpen).length,
    dayNumber(state.preparedOn),
    dayNumber(state.publishedOn),
    dayNumber(state.period?.dueOn ?? null),
    dayNumber(state.closedOn),
  ];
}

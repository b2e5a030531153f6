import { type RecordedCheckEvent, foldChecks } from '../../domain/agency-check/evolve.ts';
import { type CheckFigures, checkFigures } from '../../domain/agency-check/figures.ts';
import { districtOf } from '../../domain/office/office.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import { type StoredId, packId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import type { ProjectedStream, Projection } from '../projection.ts';
import { dayNumber } from './case-codes.ts';
import { namedStatement } from '../statements.ts';
import { typedEvents } from '../typed-events.ts';

/** The figures of a case's checks in the lists. */
export const checkProjection: Projection = {
  name: 'case-check',
  version: '2',
  streamKind: 'check',
  write,
  remove(db, key) {
    deleteRow.on(db).run(key);
  },
  clear(db) {
    deleteRows.on(db).run();
  },
};

const upsertRow = namedStatement<(number | string | StoredId)[]>(
  'case-check.upsert',
  `INSERT INTO case_check (check_key, case_id, application, street_id, district_id, needed, done, waiting, mismatches,
     failed, changed, waiting_since, mismatch_since, changed_since, stale_day, closed)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
   ON CONFLICT (check_key) DO UPDATE SET
     needed = excluded.needed, done = excluded.done, waiting = excluded.waiting, mismatches = excluded.mismatches,
     failed = excluded.failed, changed = excluded.changed, waiting_since = excluded.waiting_since,
     mismatch_since = excluded.mismatch_since, changed_since = excluded.changed_since,
     stale_day = excluded.stale_day`,
);
/** Whether the case has ended: its own row follows by triggers (migration 0007), this is for when it came first. */
const selectClosed = namedStatement<[application: string], { closed: number }>(
  'case-check.closed',
  `SELECT case_row.queue IN (6, 7, 8, 15) AS closed FROM event JOIN case_row ON case_row.case_key = event.position
   WHERE event.stream = ? AND event.stream_version = 1`,
);
const deleteRow = namedStatement<[key: number]>('case-check.remove', `DELETE FROM case_check WHERE check_key = ?`);
const deleteRows = namedStatement<[]>('case-check.clear', `DELETE FROM case_check`);

function write(db: Database, { key, events }: ProjectedStream): void {
  const [first] = events;
  const { caseId, street } = (first?.payload ?? {}) as { readonly caseId?: string; readonly street?: OfficeId };
  // Both kinds of event that may begin the stream say whose checks they are.
  if (caseId === undefined || street === undefined) return;
  const figures = checkFigures(foldChecks(typedEvents<RecordedCheckEvent>(events, 'check')));
  const application = `application:${caseId}`;
  const closed = selectClosed.on(db).get(application)?.closed ?? 0;
  upsertRow.on(db).run(key, packId(caseId), application, street, districtOf(street), ...valuesOf(figures), closed);
}

function valuesOf(figures: CheckFigures): readonly number[] {
  const { needed, done, waiting, mismatches, failed, changed } = figures;
  const since = [figures.waitingSince, figures.mismatchSince, figures.changedSince].map((time) => time ?? 0);
  return [needed, done, waiting, mismatches, failed, changed, ...since, dayNumber(figures.countsUntil)];
}

import { openPapers } from '../../domain/annual-review/paper.ts';
import {
  type RecordedReviewEvent,
  type ReviewState,
  foldReview,
  reviewStatuses,
} from '../../domain/annual-review/state.ts';
import { type StoredId, packId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import type { ProjectedStream, Projection } from '../projection.ts';
import { namedStatement } from '../statements.ts';
import { typedEvents } from '../typed-events.ts';
import { dayNumber } from './case-codes.ts';

/** Yearly reviews in the lists: by where they stand and when they are due, and by the first paper that was promised. */
export const reviewProjection: Projection = {
  name: 'review',
  version: '1',
  streamKind: 'review',
  write,
  remove(db, key) {
    deleteRow.on(db).run(key);
  },
  clear(db) {
    deleteRows.on(db).run();
  },
};

const upsertRow = namedStatement<(number | string | StoredId)[]>(
  'review-row.upsert',
  `INSERT INTO review_row (review_key, lease_id, year, office_id, state, due_day, promise_day, told_day)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?)
   ON CONFLICT (review_key) DO UPDATE SET
     state = excluded.state, due_day = excluded.due_day, promise_day = excluded.promise_day, told_day = excluded.told_day`,
);
const deleteRow = namedStatement<[key: number]>('review-row.remove', `DELETE FROM review_row WHERE review_key = ?`);
const deleteRows = namedStatement<[]>('review-row.clear', `DELETE FROM review_row`);

function write(db: Database, { key, events }: ProjectedStream): void {
  const state = foldReview(typedEvents<RecordedReviewEvent>(events, 'review'));
  if (state !== undefined) upsertRow.on(db).run(...rowOf(key, state));
}

function rowOf(key: number, state: ReviewState): (number | string | StoredId)[] {
  const promised = openPapers(state.papers).flatMap(({ promisedUntil }) => promisedUntil ?? []);
  const told = [...state.reminders.map(({ on }) => on), state.declared?.on, state.decided?.on].filter(
    (on) => on !== undefined,
  );
  return [
    key,
    packId(state.leaseId),
    state.year,
    state.office,
    reviewStatuses.indexOf(state.status),
    dayNumber(state.dueOn),
    dayNumber(promised.toSorted()[0] ?? null),
    dayNumber(told.toSorted().at(-1) ?? null),
  ];
}

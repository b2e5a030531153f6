import { leavingGrounds } from '../../domain/leaving/grounds.ts';
import {
  type LeavingState,
  type RecordedLeavingEvent,
  foldLeaving,
  leavingStatuses,
} from '../../domain/leaving/state.ts';
import { pursuitOf, pursuits } from '../../domain/leaving/penalty.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type StoredId, packId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import type { ProjectedStream, Projection } from '../projection.ts';
import { namedStatement } from '../statements.ts';
import { typedEvents } from '../typed-events.ts';
import { dayNumber } from './case-codes.ts';

/** Households that leave, in the lists: by where they stand and the day of what comes next. */
export const leavingProjection: Projection = {
  name: 'leaving',
  version: '4',
  streamKind: 'leaving',
  write,
  remove(db, key) {
    deleteRow.on(db).run(key);
  },
  clear(db) {
    deleteRows.on(db).run();
  },
};

const upsertRow = namedStatement<(number | string | StoredId)[]>(
  'leaving-row.upsert',
  `INSERT INTO leaving_row (leaving_key, lease_id, office_id, state, ground, due_day, market_fen, pursued)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?)
   ON CONFLICT (leaving_key) DO UPDATE SET state = excluded.state, ground = excluded.ground,
     due_day = excluded.due_day, market_fen = excluded.market_fen, pursued = excluded.pursued`,
);
const deleteRow = namedStatement<[key: number]>('leaving-row.remove', `DELETE FROM leaving_row WHERE leaving_key = ?`);
const deleteRows = namedStatement<[]>('leaving-row.clear', `DELETE FROM leaving_row`);

function write(db: Database, { key, events }: ProjectedStream): void {
  const typed = typedEvents<RecordedLeavingEvent>(events, 'leaving');
  const first = typed.find((event) => event.type === 'leaving.opened.v1');
  if (first === undefined) return;
  const { leaseId, office } = first.payload;
  const state = foldLeaving(typed);
  const ground = leavingGrounds.indexOf(state.opened?.ground ?? 'voluntary');
  const status = leavingStatuses.indexOf(state.status);
  const marketFen = state.rentSet?.marketFen ?? 0;
  const pursued = pursuits.indexOf(pursuitOf(state.suits));
  upsertRow.on(db).run(key, packId(leaseId), office, status, ground, dayNumber(dueDay(state)), marketFen, pursued);
}

/** The home is left by then, the deposit given back by then; where nothing is due, the day of the last step. */
function dueDay({ status, opened, notified, returned, settled, refunded, withdrawn }: LeavingState): PlainDate | null {
  switch (status) {
    case 'none':
      return null;
    case 'opened':
      return opened?.on ?? null;
    case 'notified':
      return notified?.leaveBy ?? null;
    case 'returned':
      return returned?.returnedOn ?? null;
    case 'settled':
      return settled?.refundBy ?? null;
    case 'finished':
      return refunded?.on ?? settled?.on ?? null;
    case 'withdrawn':
      return withdrawn?.on ?? null;
  }
}

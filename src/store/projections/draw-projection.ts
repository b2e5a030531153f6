import type { RecordedDrawEvent } from '../../domain/draw/events.ts';
import { foldDraw } from '../../domain/draw/evolve.ts';
import { type DrawState, drawStatuses, isOpenObjection } from '../../domain/draw/state.ts';
import { type StoredId, packId } from '../compact-id.ts';
import { namedStatement } from '../statements.ts';
import type { Projection } from '../projection.ts';
import { dayNumber } from './case-codes.ts';
import { typedEvents } from '../typed-events.ts';

/** Public draws in their list. */
export const drawProjection: Projection = {
  name: 'draw',
  version: '1',
  streamKind: 'draw',
  write(db, { key, events }) {
    const state = foldDraw(typedEvents<RecordedDrawEvent>(events, 'draw'));
    if (state !== undefined) upsertDraw.on(db).run(...drawRow(key, state));
  },
  remove(db, key) {
    deleteDraw.on(db).run(key);
  },
  clear(db) {
    deleteDraws.on(db).run();
  },
};

const upsertDraw = namedStatement<(number | string | StoredId)[]>(
  'draw-row.upsert',
  `INSERT INTO draw_row (draw_key, draw_id, office_id, state, rehearsal, title, plan_hash, households, units, chosen,
     frozen_day, drawn_day, published_day, end_day, open_objections)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
   ON CONFLICT (draw_key) DO UPDATE SET
     state = excluded.state, chosen = excluded.chosen, drawn_day = excluded.drawn_day,
     published_day = excluded.published_day, end_day = excluded.end_day, open_objections = excluded.open_objections`,
);
const deleteDraw = namedStatement<[key: number]>('draw-row.remove', `DELETE FROM draw_row WHERE draw_key = ?`);
const deleteDraws = namedStatement<[]>('draw-row.clear', `DELETE FROM draw_row`);

function drawRow(key: number, state: DrawState): (number | string | StoredId)[] {
  return [
    key,
    packId(state.drawId),
    state.office,
    drawStatuses.indexOf(state.status),
    state.rehearsal ? 1 : 0,
    state.title,
    state.planHash,
    state.rosterCount,
    state.unitCount,
    state.result?.chosen ?? 0,
    dayNumber(state.frozenOn),
    dayNumber(state.drawnOn),
    dayNumber(state.publishedOn),
    dayNumber(state.period?.dueOn ?? null),
    state.objections.filter(isOpenObjection).length,
  ];
}

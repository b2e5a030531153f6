import { type RecordedPlanEvent, foldPlan } from '../../domain/allocation/evolve.ts';
import { planStatuses } from '../../domain/allocation/state.ts';
import { type StoredId, packId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import type { ProjectedStream, Projection } from '../projection.ts';
import { namedStatement } from '../statements.ts';
import { dayNumber } from './case-codes.ts';
import { typedEvents } from '../typed-events.ts';

/** Allocation plans in their list. */
export const planProjection: Projection = {
  name: 'plan',
  version: `1 ${planStatuses.join(' ')}`,
  streamKind: 'plan',
  write,
  remove(db, key) {
    deletePlan.on(db).run(key);
  },
  clear(db) {
    deletePlans.on(db).run();
  },
};

const upsertPlan = namedStatement<(number | string | StoredId)[]>(
  'plan-row.upsert',
  `INSERT INTO plan_row (plan_key, plan_id, office_id, state, plan_no, title, units, drafted_day, published_day,
     from_day, until_day, review_day)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
   ON CONFLICT (plan_key) DO UPDATE SET
     state = excluded.state, plan_no = excluded.plan_no, title = excluded.title, units = excluded.units,
     published_day = excluded.published_day, from_day = excluded.from_day, until_day = excluded.until_day,
     review_day = excluded.review_day`,
);
const deletePlan = namedStatement<[key: number]>('plan-row.remove', `DELETE FROM plan_row WHERE plan_key = ?`);
const deletePlans = namedStatement<[]>('plan-row.clear', `DELETE FROM plan_row`);

function write(db: Database, { key, events }: ProjectedStream): void {
  if (events[0]?.type !== 'plan.drafted.v1') return;
  const state = foldPlan(typedEvents<RecordedPlanEvent>(events, 'plan'));
  if (state === undefined) return;
  upsertPlan
    .on(db)
    .run(
      key,
      packId(state.planId),
      state.office,
      planStatuses.indexOf(state.status),
      state.planNo ?? '',
      state.parts.title,
      state.units.length,
      dayNumber(state.draftedOn),
      dayNumber(state.publishedOn),
      dayNumber(state.parts.window.from),
      dayNumber(state.parts.window.until),
      dayNumber(state.review?.dueOn ?? null),
    );
}

import { declarationKinds } from '../../domain/allocation/intent-events.ts';
import {
  type IntentState,
  type RecordedIntentEvent,
  foldIntent,
  intentStatuses,
} from '../../domain/allocation/intent-state.ts';
import { districtOf } from '../../domain/office/office.ts';
import { type StoredId, packId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import type { ProjectedStream, Projection } from '../projection.ts';
import { namedStatement } from '../statements.ts';
import { dayNumber, programmeCodes } from './case-codes.ts';
import { typedEvents } from '../typed-events.ts';

/** Intents for plans, with what the roster is built from. */
export const intentProjection: Projection = {
  name: 'intent',
  version: '1',
  streamKind: 'intent',
  write,
  remove(db, key) {
    deleteIntent.on(db).run(key);
  },
  clear(db) {
    deleteIntents.on(db).run();
    deleteCounts.on(db).run();
  },
};

const upsertIntent = namedStatement<(number | string | StoredId)[]>(
  'intent-row.upsert',
  `INSERT INTO intent_row (intent_key, plan_id, case_id, application, case_no, number, street_id, district_id, programme,
     state, declared, registered_day, reviewed_day, counts_day, areas, reviewed, standing)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
   ON CONFLICT (intent_key) DO UPDATE SET
     state = excluded.state, declared = excluded.declared, registered_day = excluded.registered_day,
     reviewed_day = excluded.reviewed_day, counts_day = excluded.counts_day, areas = excluded.areas,
     reviewed = excluded.reviewed, standing = excluded.standing`,
);
const deleteIntent = namedStatement<[key: number]>('intent-row.remove', `DELETE FROM intent_row WHERE intent_key = ?`);
const deleteIntents = namedStatement<[]>('intent-row.clear', `DELETE FROM intent_row`);
const deleteCounts = namedStatement<[]>('intent-count.clear', `DELETE FROM intent_count`);

function write(db: Database, { key, events }: ProjectedStream): void {
  if (events[0]?.type !== 'intent.registered.v1') return;
  const state = foldIntent(typedEvents<RecordedIntentEvent>(events, 'intent'));
  if (state !== undefined) upsertIntent.on(db).run(...rowOf(key, state));
}

function rowOf(key: number, state: IntentState): readonly (number | string | StoredId)[] {
  const { passed, failed } = state;
  return [
    key,
    packId(state.planId),
    packId(state.caseId),
    `application:${state.caseId}`,
    state.caseNo,
    state.waitingNo,
    state.street,
    districtOf(state.street),
    programmeCodes.codeOf(state.programme),
    intentStatuses.indexOf(state.status),
    declarationKinds.indexOf(state.declaration.kind),
    dayNumber(state.registeredOn),
    dayNumber(passed?.on ?? failed?.on ?? null),
    dayNumber(passed?.countsUntil ?? null),
    JSON.stringify(state.areas),
    passed === null ? '' : JSON.stringify(passed.reviewed),
    passed === null ? '' : JSON.stringify(passed.standing),
  ];
}

import { hash } from 'node:crypto';
import { programmes } from '../../domain/application/programme.ts';
import { districtOf } from '../../domain/office/office.ts';
import type { WaitingEvent } from '../../domain/waitlist/events.ts';
import { foldWaiting } from '../../domain/waitlist/evolve.ts';
import type { Ordered } from '../../domain/waitlist/order.ts';
import { leaveReasons } from '../../domain/waitlist/reasons.ts';
import type { WaitingState } from '../../domain/waitlist/state.ts';
import { type StoredId, packId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import type { ProjectedStream, Projection } from '../projection.ts';
import { namedStatement } from '../statements.ts';
import { clearPlaces, placeEntry, unplaceEntry } from '../waiting-order.ts';
import { dayNumber, programmeCodes } from './case-codes.ts';
import { orderedText } from './ordered-text.ts';
import { typedEvents } from '../typed-events.ts';

/** Raised when a household's place is reckoned otherwise from the same facts. */
const ORDER_VERSION = '2';

/** The rows of the waiting list. */
export const waitingProjection: Projection = {
  name: 'waiting',
  version: `${ORDER_VERSION} ${hash('sha256', JSON.stringify([programmes, leaveReasons])).slice(0, 16)}`,
  streamKind: 'waiting',
  write,
  remove(db, key) {
    deleteRow.on(db).run(key);
    unplaceEntry(db, key);
  },
  clear(db) {
    deleteRows.on(db).run();
    clearPlaces(db);
  },
};

const upsertRow = namedStatement<(number | string | StoredId)[]>(
  'waiting-entry.upsert',
  `INSERT INTO waiting_entry (waiting_key, case_id, application, case_no, number, street_id, district_id, programme,
     size, registered_day, waits_day, limit_day, confirm_day, grace_day, flag_day, paused_day, left_day, left_reason,
     ban_day, ordered)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
   ON CONFLICT (waiting_key) DO UPDATE SET
     size = excluded.size, waits_day = excluded.waits_day, limit_day = excluded.limit_day, confirm_day = excluded.confirm_day, grace_day = excluded.grace_day,
     flag_day = excluded.flag_day, paused_day = excluded.paused_day, left_day = excluded.left_day,
     left_reason = excluded.left_reason, ban_day = excluded.ban_day, ordered = excluded.ordered`,
);
const deleteRow = namedStatement<[key: number]>(
  'waiting-entry.remove',
  `DELETE FROM waiting_entry WHERE waiting_key = ?`,
);
const deleteRows = namedStatement<[]>('waiting-entry.clear', `DELETE FROM waiting_entry`);

function write(db: Database, { key, events }: ProjectedStream): void {
  if (events[0]?.type !== 'waiting.registered.v1') return;
  const state = foldWaiting(typedEvents<WaitingEvent>(events, 'waiting'));
  if (state === undefined) return;
  upsertRow.on(db).run(...rowOf(key, state));
  if (state.left !== null) {
    unplaceEntry(db, key);
    return;
  }
  const { number, street } = state;
  const programme = programmeCodes.codeOf(state.programme);
  placeEntry(db, { key, ordered: orderedPart(state), number, programme, district: districtOf(street), street });
}

function orderedPart({ waitsSince, standing, drawn }: WaitingState): Ordered {
  return { waitsSince, standing, drawn };
}

function rowOf(key: number, state: WaitingState): readonly (number | string | StoredId)[] {
  return [
    key,
    packId(state.caseId),
    `application:${state.caseId}`,
    state.caseNo,
    state.number,
    state.street,
    districtOf(state.street),
    programmeCodes.codeOf(state.programme),
    state.standing.size,
    dayNumber(state.registeredOn),
    dayNumber(state.waitsSince),
    dayNumber(state.waitsUntil),
    dayNumber(state.confirmBy),
    dayNumber(state.reminded?.graceUntil ?? null),
    dayNumber(state.flag?.since ?? null),
    dayNumber(state.pausedUntil),
    dayNumber(state.left?.on ?? null),
    state.left === null ? -1 : leaveReasons.indexOf(state.left.reason),
    dayNumber(state.ban?.until ?? null),
    orderedText(orderedPart(state)),
  ];
}

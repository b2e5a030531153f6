import { hash } from 'node:crypto';
import type { UnitEvent } from '../../domain/unit/events.ts';
import { foldUnit } from '../../domain/unit/evolve.ts';
import { type RentStandard, unitTypes } from '../../domain/unit/particulars.ts';
import { releaseCauses, releaseReasons } from '../../domain/unit/release.ts';
import { type UnitState, unitStates } from '../../domain/unit/state.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { Database } from '../connection.ts';
import type { ProjectedStream, Projection } from '../projection.ts';
import { namedStatement } from '../statements.ts';
import { NO_DAY, dayNumber } from './case-codes.ts';
import { unitPlace } from './unit-place.ts';
import { typedEvents } from '../typed-events.ts';

/** The rows of homes, and why they came free again. */
export const unitProjection: Projection = {
  name: 'unit',
  version: `1 ${hash('sha256', JSON.stringify([unitTypes, unitStates, releaseCauses, releaseReasons])).slice(0, 16)}`,
  streamKind: 'unit',
  write,
  remove(db, key) {
    deleteRow.on(db).run(key);
    deleteReasons.on(db).run(key);
  },
  clear(db) {
    clearRows.on(db).run();
    clearReasons.on(db).run();
    clearCounts.on(db).run();
  },
};

const upsertRow = namedStatement<(number | string)[]>(
  'unit-row.upsert',
  `INSERT INTO unit_row (unit_key, unit_no, estate_id, place, building, floor, room, type, area, rent, next_rent,
     next_day, lift, accessible, state, held_for, holder)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
   ON CONFLICT (unit_key) DO UPDATE SET
     estate_id = excluded.estate_id, place = excluded.place, building = excluded.building, floor = excluded.floor,
     room = excluded.room, type = excluded.type, area = excluded.area, rent = excluded.rent,
     next_rent = excluded.next_rent, next_day = excluded.next_day, lift = excluded.lift,
     accessible = excluded.accessible, state = excluded.state, held_for = excluded.held_for, holder = excluded.holder`,
);
const insertReason = namedStatement<[key: number, version: number, estate: string, cause: number, reason: number]>(
  'unit-reason.insert',
  `INSERT INTO unit_reason (unit_key, version, estate_id, cause, reason) VALUES (?, ?, ?, ?, ?)`,
);
const deleteRow = namedStatement<[key: number]>('unit-row.remove', `DELETE FROM unit_row WHERE unit_key = ?`);
const deleteReasons = namedStatement<[key: number]>('unit-reason.remove', `DELETE FROM unit_reason WHERE unit_key = ?`);
const clearRows = namedStatement<[]>('unit-row.clear', `DELETE FROM unit_row`);
const clearReasons = namedStatement<[]>('unit-reason.clear', `DELETE FROM unit_reason`);
const clearCounts = namedStatement<[]>('unit-count.clear', `DELETE FROM unit_count`);

function write(db: Database, { key, events }: ProjectedStream): void {
  if (events[0]?.type !== 'unit.registered.v1') return;
  const recorded = typedEvents<UnitEvent & { readonly streamVersion: number }>(events, 'unit');
  const unit = foldUnit(recorded);
  if (unit === undefined) return;
  upsertRow.on(db).run(...rowOf(key, unit));
  if (events.length === 1) return;
  deleteReasons.on(db).run(key);
  for (const event of recorded) {
    if (event.type !== 'unit.released.v1' || event.payload.reason === null) continue;
    const { cause, reason } = event.payload;
    const codes = [releaseCauses.indexOf(cause), releaseReasons.indexOf(reason)] as const;
    insertReason.on(db).run(key, event.streamVersion, unit.estateId, ...codes);
  }
}

function rowOf(key: number, unit: UnitState): readonly (number | string)[] {
  const { now, next } = lastTwo(unit.rents);
  return [
    key,
    unit.unitNo,
    unit.estateId,
    unitPlace(unit),
    unit.building,
    unit.floor,
    unit.room,
    unitTypes.indexOf(unit.type),
    unit.area,
    now.perMonth,
    next?.perMonth ?? 0,
    next === undefined ? NO_DAY : dayNumber(next.from),
    unit.lift ? 1 : 0,
    unit.accessible ? 1 : 0,
    unitStates.indexOf(unit.state),
    unit.leaseId ?? unit.reservedFor ?? '',
    unit.household?.caseNo ?? '',
  ];
}

/** At most one standard lies ahead (domain/unit/decide.ts), so two say which counts on any day from now on. */
function lastTwo(rents: readonly RentStandard[]): { readonly now: RentStandard; readonly next?: RentStandard } {
  const last = rents.at(-1);
  invariant(last, 'a home has a rent standard from its registration on');
  const before = rents.at(-2);
  return before === undefined ? { now: last } : { now: before, next: last };
}

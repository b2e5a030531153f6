import { leaseOrigins } from '../../domain/lease/content.ts';
import { type RecordedLeaseEvent, foldLease } from '../../domain/lease/evolve.ts';
import { type LeaseState, leaseStatuses } from '../../domain/lease/state.ts';
import { type StoredId, packId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import type { ProjectedStream, Projection } from '../projection.ts';
import { namedStatement } from '../statements.ts';
import { dayNumber } from './case-codes.ts';
import { typedEvents } from '../typed-events.ts';

/** Leases in the lists, and found by tenant, number, phone, home or address. */
export const leaseProjection: Projection = {
  name: 'lease',
  version: '1',
  streamKind: 'lease',
  write,
  remove(db, key) {
    deleteRow.on(db).run(key);
  },
  clear(db) {
    deleteRows.on(db).run();
  },
};

const upsertRow = namedStatement<(number | string | StoredId)[]>(
  'lease-row.upsert',
  `INSERT INTO lease_row (lease_key, lease_id, lease_no, office_id, estate, unit_no, address, tenant_name,
     identity_number, phone, state, origin, from_day, until_day, signed_day, file_day, moved, ended_day)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
   ON CONFLICT (lease_key) DO UPDATE SET
     estate = excluded.estate, unit_no = excluded.unit_no, address = excluded.address,
     tenant_name = excluded.tenant_name, identity_number = excluded.identity_number, phone = excluded.phone,
     state = excluded.state, origin = excluded.origin, from_day = excluded.from_day, until_day = excluded.until_day,
     signed_day = excluded.signed_day, file_day = excluded.file_day, moved = excluded.moved,
     ended_day = excluded.ended_day`,
);
const deleteRow = namedStatement<[key: number]>('lease-row.remove', `DELETE FROM lease_row WHERE lease_key = ?`);
const deleteRows = namedStatement<[]>('lease-row.clear', `DELETE FROM lease_row`);

function write(db: Database, { key, events }: ProjectedStream): void {
  const state = foldLease(typedEvents<RecordedLeaseEvent>(events, 'lease'));
  if (state !== undefined) upsertRow.on(db).run(...rowOf(key, state));
}

function rowOf(key: number, state: LeaseState): (number | string | StoredId)[] {
  const { home, tenant, term, office, origin } = state.content;
  return [
    key,
    packId(state.leaseId),
    state.leaseNo,
    office,
    home.estate,
    home.unitNo,
    home.address,
    tenant.name,
    tenant.identityNumber,
    tenant.phone,
    leaseStatuses.indexOf(state.status),
    leaseOrigins.indexOf(origin),
    dayNumber(term.from),
    dayNumber(state.ended?.on ?? term.until),
    dayNumber(state.signed?.on ?? null),
    dayNumber(state.filed === null ? state.fileBy : null),
    state.movedOut !== null ? 2 : state.movedIn !== null ? 1 : 0,
    dayNumber(state.ended?.on ?? null),
  ];
}

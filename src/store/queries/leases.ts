/** Leases for the lists: by where they stand, by the day by which they are filed, by how long rent is open. */
import { type LeaseOrigin, leaseOrigins } from '../../domain/lease/content.ts';
import { type LeaseStatus, leaseStatuses } from '../../domain/lease/state.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type StoredId, unpackId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { dateOfDay } from '../projections/case-codes.ts';
import { namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';

export interface LeaseRow {
  /** Where to go on from this row. */
  readonly cursor: number;
  readonly leaseId: string;
  readonly leaseNo: string;
  readonly office: OfficeId;
  readonly estate: string;
  readonly unitNo: string;
  readonly address: string;
  readonly tenantName: string;
  readonly status: LeaseStatus;
  readonly origin: LeaseOrigin;
  readonly from: PlainDate | null;
  readonly until: PlainDate | null;
  readonly signedOn: PlainDate | null;
  /** Signed and not filed: the day by which it is (PRH-19). */
  readonly fileBy: PlainDate | null;
  readonly moved: 'no' | 'in' | 'out';
  /** Fen; null before the lease has a ledger. */
  readonly owedFen: number | null;
  /** Rent that is not paid, due or not, the oldest first. */
  readonly open: readonly OpenLine[];
}

export interface OpenLine {
  readonly dueOn: PlainDate;
  readonly fen: number;
  /** `YYYY-MM`. */
  readonly month: string;
}

export interface StoredLease {
  readonly lease_key: number;
  readonly lease_id: StoredId;
  readonly lease_no: string;
  readonly office_id: OfficeId;
  readonly estate: string;
  readonly unit_no: string;
  readonly address: string;
  readonly tenant_name: string;
  readonly state: number;
  readonly origin: number;
  readonly from_day: number;
  readonly until_day: number;
  readonly signed_day: number;
  readonly file_day: number;
  readonly moved: number;
  readonly owed: number | null;
  readonly open: string | null;
}

export const LEASE_COLUMNS = `lease.lease_key, lease.lease_id, lease_no, lease.office_id, lease.estate, unit_no, address, tenant_name,
  state, origin, from_day, until_day, signed_day, file_day, moved, owed, open`;
const JOINED = `LEFT JOIN ledger_row AS ledger ON ledger.lease_id = lease.lease_id`;
const SEEN = `substr(lease.office_id, 1, length(@scope)) = @scope`;

interface Page {
  readonly scope: string;
  readonly limit: number;
}

const selectByState = namedStatement<[Page & { readonly state: number; readonly before: number }], StoredLease>(
  'lease-row.page',
  `SELECT ${LEASE_COLUMNS} FROM lease_row AS lease ${JOINED}
   WHERE state = +@state AND lease_key < +@before AND ${SEEN} ORDER BY lease_key DESC LIMIT +@limit`,
);
const selectToFile = namedStatement<[Page], StoredLease>(
  'lease-row.to-file',
  `SELECT ${LEASE_COLUMNS} FROM lease_row AS lease ${JOINED}
   WHERE file_day < 8388607 AND ${SEEN} ORDER BY file_day, lease_key LIMIT +@limit`,
);
const selectFound = namedStatement<[Page & { readonly text: string; readonly end: string }], StoredLease>(
  'lease-row.find',
  `SELECT ${LEASE_COLUMNS} FROM lease_row AS lease ${JOINED}
   WHERE (lease_no = @text OR unit_no = @text OR identity_number = @text OR phone = @text
     OR (tenant_name >= @text AND tenant_name < @end) OR (address >= @text AND address < @end)) AND ${SEEN}
   LIMIT +@limit`,
);
export interface LeaseSelection {
  readonly scope: OfficeId;
  readonly status: LeaseStatus;
  /** The row to go on from; null for the newest. */
  readonly before: number | null;
  readonly limit: number;
}

/** Leases of a status, the newest first. */
export function leasePage(db: Database, { scope, status, before, limit }: LeaseSelection): readonly LeaseRow[] {
  const state = leaseStatuses.indexOf(status);
  const page = { scope, state, before: before ?? Number.MAX_SAFE_INTEGER, limit };
  return guarded(db.name, () => selectByState.on(db).all(page)).map(leaseRow);
}

/** Signed and not filed, the most pressing first (PRH-19). */
export function leasesToFile(db: Database, scope: OfficeId, limit: number): readonly LeaseRow[] {
  return guarded(db.name, () => selectToFile.on(db).all({ scope, limit })).map(leaseRow);
}

/** By lease number, home, identity number or phone exactly; by tenant's name or address from its beginning. */
export function findLeases(
  db: Database,
  { scope, text, limit }: { readonly scope: OfficeId; readonly text: string; readonly limit: number },
): readonly LeaseRow[] {
  if (text === '') return [];
  const end = `${text}\u{10FFFF}`;
  return guarded(db.name, () => selectFound.on(db).all({ scope, text, end, limit })).map(leaseRow);
}

export function leaseRow(row: StoredLease): LeaseRow {
  const open = JSON.parse(row.open ?? '[]') as readonly (readonly [number, number, string])[];
  return {
    cursor: row.lease_key,
    leaseId: unpackId(row.lease_id),
    leaseNo: row.lease_no,
    office: row.office_id,
    estate: row.estate,
    unitNo: row.unit_no,
    address: row.address,
    tenantName: row.tenant_name,
    status: leaseStatuses[row.state] ?? 'draft',
    origin: leaseOrigins[row.origin] ?? 'selection',
    from: dateOfDay(row.from_day),
    until: dateOfDay(row.until_day),
    signedOn: dateOfDay(row.signed_day),
    fileBy: dateOfDay(row.file_day),
    moved: row.moved === 2 ? 'out' : row.moved === 1 ? 'in' : 'no',
    owedFen: row.owed,
    open: open.flatMap(([day, fen, month]) => {
      const dueOn = dateOfDay(day);
      return dueOn === null ? [] : [{ dueOn, fen, month }];
    }),
  };
}

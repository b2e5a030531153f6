/** Rows of the books that must agree, a page at a time, so that a night's look holds the desk for a moment only. */
import { type LeaseOrigin, leaseOrigins } from '../../domain/lease/content.ts';
import { unitStates } from '../../domain/unit/state.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type StoredId, unpackId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { dateOfDay } from '../projections/case-codes.ts';
import { namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';

export interface LeaseBookRow {
  readonly key: number;
  readonly leaseId: string;
  readonly leaseNo: string;
  readonly office: string;
  readonly unitNo: string;
  readonly estate: string;
  readonly isInForce: boolean;
  readonly until: PlainDate | null;
  readonly origin: LeaseOrigin;
  /** Null where the ledger of homes does not know the number. */
  readonly home: { readonly isLet: boolean; readonly leaseId: string } | null;
  readonly leasesOfHome: number;
  /** State of the newest review by its code; null where there is none. */
  readonly review: number | null;
  /** What is open, as `ledger_row` keeps it: day, fen, month. */
  readonly open: readonly (readonly [day: number, fen: number, month: string])[];
}

interface StoredBook {
  readonly lease_key: number;
  readonly lease_id: StoredId;
  readonly lease_no: string;
  readonly office_id: string;
  readonly unit_no: string;
  readonly estate: string;
  readonly state: number;
  readonly until_day: number;
  readonly origin: number;
  readonly unit_state: number | null;
  readonly held_for: string | null;
  readonly leases: number;
  readonly review: number | null;
  readonly open: string | null;
}

const LET = unitStates.indexOf('let');

interface Page {
  readonly scope: string;
  readonly after: number;
  readonly limit: number;
}

const selectLeases = namedStatement<[Page], StoredBook>(
  'comparison.leases',
  `SELECT lease_key, lease.lease_id, lease_no, lease.office_id, lease.unit_no, lease.estate, lease.state, until_day,
     origin, unit.state AS unit_state, unit.held_for,
     (SELECT count(*) FROM lease_row AS other WHERE other.unit_no = lease.unit_no AND other.state = 1) AS leases,
     (SELECT review.state FROM review_row AS review WHERE review.lease_id = lease.lease_id
      ORDER BY year DESC LIMIT 1) AS review,
     ledger.open
   FROM lease_row AS lease LEFT JOIN unit_row AS unit ON unit.unit_no = lease.unit_no
     LEFT JOIN ledger_row AS ledger ON ledger.lease_id = lease.lease_id
   WHERE lease_key > +@after AND (lease.state = 1 OR (lease.state = 2 AND moved = 1))
     AND substr(lease.office_id, 1, length(@scope)) = @scope
   ORDER BY lease_key LIMIT +@limit`,
);
const selectHomes = namedStatement<
  [Omit<Page, 'scope'>],
  { readonly unit_key: number; readonly unit_no: string; readonly state: number }
>(
  'comparison.homes',
  `SELECT unit_key, unit_no, state FROM unit_row AS unit
   WHERE unit_key > +@after
     AND NOT EXISTS (SELECT 1 FROM lease_row AS lease WHERE lease.unit_no = unit.unit_no AND lease.state = 1)
   ORDER BY unit_key LIMIT +@limit`,
);
const countLeases = namedStatement<[], { readonly n: number }>(
  'comparison.lease-count',
  `SELECT count(*) AS n FROM lease_row WHERE state = 1`,
);

/** Leases in force, and ended ones whose keys are out, by their place in the log. */
export function leaseBooks(db: Database, page: Page): readonly LeaseBookRow[] {
  return guarded(db.name, () => selectLeases.on(db).all(page)).map((row) => ({
    key: row.lease_key,
    leaseId: unpackId(row.lease_id),
    leaseNo: row.lease_no,
    office: row.office_id,
    unitNo: row.unit_no,
    estate: row.estate,
    isInForce: row.state === 1,
    until: dateOfDay(row.until_day),
    origin: leaseOrigins[row.origin] ?? 'selection',
    home: row.unit_state === null ? null : { isLet: row.unit_state === LET, leaseId: row.held_for ?? '' },
    leasesOfHome: row.leases,
    review: row.review,
    open: JSON.parse(row.open ?? '[]') as LeaseBookRow['open'],
  }));
}

export interface HomeBookRow {
  readonly key: number;
  readonly unitNo: string;
  readonly isLet: boolean;
}

/** Homes of the ledger without a lease in force. */
export function homesWithoutLease(db: Database, page: Omit<Page, 'scope'>): readonly HomeBookRow[] {
  return guarded(db.name, () => selectHomes.on(db).all(page)).map(({ unit_key: key, unit_no: unitNo, state }) => ({
    key,
    unitNo,
    isLet: state === LET,
  }));
}

export function leasesInForce(db: Database): number {
  return guarded(db.name, () => countLeases.on(db).get()?.n ?? 0);
}

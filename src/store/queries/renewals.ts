/** Renewals for the lists: by where they stand and when the old term ends; and who has not asked yet. */
import { type RenewalStatus, renewalStatuses } from '../../domain/renewal/state.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type StoredId, unpackId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { NO_DAY, dateOfDay, dayNumber } from '../projections/case-codes.ts';
import { namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';

export interface RenewalRow {
  /** Where to go on from this row. */
  readonly place: RenewalPlace;
  readonly leaseId: string;
  /** The last day of the old term. */
  readonly until: PlainDate | null;
  readonly status: RenewalStatus;
  readonly promisedUntil: PlainDate | null;
  readonly toldOn: PlainDate | null;
  readonly leaseNo: string;
  readonly tenantName: string;
  readonly estate: string;
  readonly unitNo: string;
  readonly phone: string;
}

export interface RenewalPlace {
  readonly day: number;
  readonly key: number;
}

interface StoredRenewal {
  readonly key: number;
  readonly lease_id: StoredId;
  readonly state: number | null;
  readonly until_day: number;
  readonly promise_day: number | null;
  readonly told_day: number | null;
  readonly lease_no: string;
  readonly tenant_name: string;
  readonly estate: string;
  readonly unit_no: string;
  readonly phone: string;
}

interface Page extends RenewalPlace {
  readonly scope: string;
  readonly limit: number;
}

const OF_LEASE = `lease_no, tenant_name, estate, unit_no, phone`;
const COLUMNS = `renewal_key AS key, renewal.lease_id, renewal.state, renewal.until_day, promise_day, told_day, ${OF_LEASE}`;
const JOINED = `CROSS JOIN lease_row AS lease ON lease.lease_id = renewal.lease_id`;
const SEEN = `substr(renewal.office_id, 1, length(@scope)) = @scope`;

const selectPage = namedStatement<[Page & { readonly state: number }], StoredRenewal>(
  'renewal-row.page',
  `SELECT ${COLUMNS} FROM renewal_row AS renewal ${JOINED}
   WHERE renewal.state = +@state AND (renewal.until_day, renewal_key) > (+@day, +@key) AND ${SEEN}
   ORDER BY renewal.until_day, renewal_key LIMIT +@limit`,
);
const selectPromised = namedStatement<[Page], StoredRenewal>(
  'renewal-row.promised',
  `SELECT ${COLUMNS} FROM renewal_row AS renewal ${JOINED}
   WHERE promise_day < ${String(NO_DAY)} AND (promise_day, renewal_key) > (+@day, +@key) AND ${SEEN}
   ORDER BY promise_day, renewal_key LIMIT +@limit`,
);
const UNASKED = `FROM lease_row AS lease INDEXED BY lease_row_ending
   LEFT JOIN renewal_row AS renewal ON renewal.lease_id = lease.lease_id AND renewal.until_day = lease.until_day
   WHERE lease.state = 1 AND lease.until_day < +@horizon AND substr(lease.office_id, 1, length(@scope)) = @scope
     AND coalesce(renewal.state, 0) = 0`;
const selectEnding = namedStatement<[Page & { readonly horizon: number }], StoredRenewal>(
  'lease-row.ending',
  `SELECT lease_key AS key, lease.lease_id, renewal.state, lease.until_day, promise_day, told_day, ${OF_LEASE}
   ${UNASKED} AND (lease.until_day, lease_key) > (+@day, +@key)
   ORDER BY lease.until_day, lease_key LIMIT +@limit`,
);
const countEnding = namedStatement<[{ readonly scope: string; readonly horizon: number }], { readonly n: number }>(
  'lease-row.ending-count',
  `SELECT count(*) AS n ${UNASKED}`,
);
const selectCounts = namedStatement<[{ readonly scope: string }], { readonly state: number; readonly n: number }>(
  'renewal-count.of',
  `SELECT state, sum(n) AS n FROM renewal_count WHERE office_id >= @scope AND office_id < @scope || ':' GROUP BY state`,
);

export type RenewalList = RenewalStatus | 'promised';

export interface RenewalSelection {
  readonly scope: OfficeId;
  /** `open`: the term ends before the horizon and nobody has asked. */
  readonly list: RenewalList;
  readonly horizon: PlainDate;
  /** The row to go on from; null for the first. */
  readonly after: RenewalPlace | null;
  readonly limit: number;
}

/** The most pressing first. */
export function renewalPage(
  db: Database,
  { scope, list, horizon, after, limit }: RenewalSelection,
): readonly RenewalRow[] {
  const page = { scope, limit, ...(after ?? { day: -1, key: 0 }) };
  return guarded(db.name, () => {
    if (list === 'open') return selectEnding.on(db).all({ ...page, horizon: dayNumber(horizon) });
    if (list === 'promised') return selectPromised.on(db).all(page);
    return selectPage.on(db).all({ ...page, state: renewalStatuses.indexOf(list) });
  }).map((row) => rowOf(row, list));
}

/** How many there are of each status; `open` are those whose term ends before the horizon. */
export function renewalCounts(
  db: Database,
  scope: OfficeId,
  horizon: PlainDate,
): Readonly<Record<RenewalStatus, number>> {
  return guarded(db.name, () => {
    const open = countEnding.on(db).get({ scope, horizon: dayNumber(horizon) })?.n ?? 0;
    const counts = { open, applied: 0, late: 0, passed: 0, failed: 0, renewed: 0 };
    for (const { state, n } of selectCounts.on(db).all({ scope })) {
      const status = renewalStatuses[state];
      if (status !== undefined && status !== 'open') counts[status] = n;
    }
    return counts;
  });
}

function rowOf(row: StoredRenewal, list: RenewalList): RenewalRow {
  return {
    place: { day: list === 'promised' ? (row.promise_day ?? 0) : row.until_day, key: row.key },
    leaseId: unpackId(row.lease_id),
    until: dateOfDay(row.until_day),
    status: renewalStatuses[row.state ?? 0] ?? 'open',
    promisedUntil: row.promise_day === null ? null : dateOfDay(row.promise_day),
    toldOn: row.told_day === null ? null : dateOfDay(row.told_day),
    leaseNo: row.lease_no,
    tenantName: row.tenant_name,
    estate: row.estate,
    unitNo: row.unit_no,
    phone: row.phone,
  };
}

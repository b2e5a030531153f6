/** Yearly reviews for the lists: by where they stand and when they are due, and those whose papers were promised. */
import { type ReviewStatus, reviewStatuses } from '../../domain/annual-review/state.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type StoredId, packId, unpackId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { NO_DAY, dateOfDay } from '../projections/case-codes.ts';
import { namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';

export interface ReviewRow {
  /** Where to go on from this row. */
  readonly place: ReviewPlace;
  readonly leaseId: string;
  readonly year: number;
  readonly status: ReviewStatus;
  readonly dueOn: PlainDate | null;
  /** The first day on which a promised paper is due; null when none is. */
  readonly promisedUntil: PlainDate | null;
  /** The last reminder, declaration or decision. */
  readonly toldOn: PlainDate | null;
  readonly leaseNo: string;
  readonly tenantName: string;
  readonly estate: string;
  readonly unitNo: string;
  readonly phone: string;
}

export interface ReviewPlace {
  readonly day: number;
  readonly key: number;
}

interface StoredReview {
  readonly review_key: number;
  readonly lease_id: StoredId;
  readonly year: number;
  readonly state: number;
  readonly due_day: number;
  readonly promise_day: number;
  readonly told_day: number;
  readonly lease_no: string;
  readonly tenant_name: string;
  readonly estate: string;
  readonly unit_no: string;
  readonly phone: string;
}

const COLUMNS = `review_key, review.lease_id, year, review.state, due_day, promise_day, told_day, lease_no, tenant_name,
  estate, unit_no, phone`;
const JOINED = `CROSS JOIN lease_row AS lease ON lease.lease_id = review.lease_id`;
const SEEN = `substr(review.office_id, 1, length(@scope)) = @scope`;

interface Page extends ReviewPlace {
  readonly scope: string;
  readonly limit: number;
}

const selectPage = namedStatement<[Page & { readonly state: number }], StoredReview>(
  'review-row.page',
  `SELECT ${COLUMNS} FROM review_row AS review ${JOINED}
   WHERE review.state = +@state AND (due_day, review_key) > (+@day, +@key) AND ${SEEN}
   ORDER BY due_day, review_key LIMIT +@limit`,
);
const selectPromised = namedStatement<[Page], StoredReview>(
  'review-row.promised',
  `SELECT ${COLUMNS} FROM review_row AS review ${JOINED}
   WHERE promise_day < ${String(NO_DAY)} AND (promise_day, review_key) > (+@day, +@key) AND ${SEEN}
   ORDER BY promise_day, review_key LIMIT +@limit`,
);
const selectCounts = namedStatement<[{ readonly scope: string }], { readonly state: number; readonly n: number }>(
  'review-count.of',
  `SELECT state, sum(n) AS n FROM review_count WHERE office_id >= @scope AND office_id < @scope || ':' GROUP BY state`,
);
const selectOfLease = namedStatement<[StoredId], { readonly year: number }>(
  'review-row.of-lease',
  `SELECT year FROM review_row WHERE lease_id = ? ORDER BY year DESC`,
);
const selectUncalled = namedStatement<
  [{ readonly scope: string; readonly year: number }],
  { readonly lease_id: StoredId; readonly lease_no: string; readonly from_day: number }
>(
  'lease-row.without-review',
  `SELECT lease_id, lease_no, from_day FROM lease_row AS lease INDEXED BY lease_row_in_force
   WHERE lease.state = 1 AND substr(office_id, 1, length(@scope)) = @scope
     AND NOT EXISTS (SELECT 1 FROM review_row AS review WHERE review.lease_id = lease.lease_id AND review.year = @year)
   ORDER BY lease_key`,
);

export type ReviewList = ReviewStatus | 'promised';

export interface ReviewSelection {
  readonly scope: OfficeId;
  readonly list: ReviewList;
  /** The row to go on from; null for the first. */
  readonly after: ReviewPlace | null;
  readonly limit: number;
}

/** Of one status by due day, or with papers that were promised by their day: the most pressing first. */
export function reviewPage(db: Database, { scope, list, after, limit }: ReviewSelection): readonly ReviewRow[] {
  const page = { scope, limit, ...(after ?? { day: -1, key: 0 }) };
  return guarded(db.name, () =>
    list === 'promised'
      ? selectPromised.on(db).all(page)
      : selectPage.on(db).all({ ...page, state: reviewStatuses.indexOf(list) }),
  ).map((row) => rowOf(row, list));
}

/** How many there are of each status. */
export function reviewCounts(db: Database, scope: OfficeId): Readonly<Record<ReviewStatus, number>> {
  const counts = { called: 0, declared: 0, passed: 0, failed: 0 };
  for (const { state, n } of guarded(db.name, () => selectCounts.on(db).all({ scope }))) {
    const status = reviewStatuses[state];
    if (status !== undefined) counts[status] = n;
  }
  return counts;
}

/** The years of which a lease has a review, the newest first. */
export function reviewYears(db: Database, leaseId: string): readonly number[] {
  return guarded(db.name, () => selectOfLease.on(db).all(packId(leaseId))).map(({ year }) => year);
}

/** Leases in force without a review of the year, with the first day of their term. */
export function leasesWithoutReview(
  db: Database,
  scope: OfficeId,
  year: number,
): readonly { readonly leaseId: string; readonly leaseNo: string; readonly from: PlainDate | null }[] {
  return guarded(db.name, () => selectUncalled.on(db).all({ scope, year })).map((row) => ({
    leaseId: unpackId(row.lease_id),
    leaseNo: row.lease_no,
    from: dateOfDay(row.from_day),
  }));
}

function rowOf(row: StoredReview, list: ReviewList): ReviewRow {
  return {
    place: { day: list === 'promised' ? row.promise_day : row.due_day, key: row.review_key },
    leaseId: unpackId(row.lease_id),
    year: row.year,
    status: reviewStatuses[row.state] ?? 'called',
    dueOn: dateOfDay(row.due_day),
    promisedUntil: dateOfDay(row.promise_day),
    toldOn: dateOfDay(row.told_day),
    leaseNo: row.lease_no,
    tenantName: row.tenant_name,
    estate: row.estate,
    unitNo: row.unit_no,
    phone: row.phone,
  };
}

/** Households that leave, for the lists: by where they stand; and who should leave by what the books say. */
import { type LeavingGround, leavingGrounds } from '../../domain/leaving/grounds.ts';
import { type LeavingStatus, leavingStatuses } from '../../domain/leaving/state.ts';
import { pursuits } from '../../domain/leaving/penalty.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type StoredId, unpackId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { dateOfDay, dayNumber } from '../projections/case-codes.ts';
import { namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';

export interface LeavingRow {
  /** Where to go on from this row. */
  readonly place: LeavingPlace;
  readonly leaseId: string;
  readonly status: LeavingStatus;
  readonly ground: LeavingGround;
  readonly dueOn: PlainDate | null;
  readonly leaseNo: string;
  readonly tenantName: string;
  readonly estate: string;
  readonly unitNo: string;
  readonly phone: string;
  /** The protocol of moving out is there. */
  readonly isHandedOver: boolean;
  /** Fen a month; null where nobody has set it. */
  readonly marketFen: number | null;
  /** How far it went at court. */
  readonly pursuit: (typeof pursuits)[number];
}

export interface LeavingPlace {
  readonly day: number;
  readonly key: number;
}

interface StoredLeaving {
  readonly key: number;
  readonly lease_id: StoredId;
  readonly state: number;
  readonly ground: number;
  readonly due_day: number;
  readonly lease_no: string;
  readonly tenant_name: string;
  readonly estate: string;
  readonly unit_no: string;
  readonly phone: string;
  readonly moved: number;
  readonly market_fen: number;
  readonly pursued: number;
}

interface Page extends LeavingPlace {
  readonly scope: string;
  readonly state: number;
  readonly limit: number;
}

const OF_LEASE = `lease_no, tenant_name, estate, unit_no, phone, moved`;
const COLUMNS = `leaving_key AS key, leaving.lease_id, leaving.state, ground, due_day, market_fen, pursued, ${OF_LEASE}`;
const FROM = `FROM leaving_row AS leaving CROSS JOIN lease_row AS lease ON lease.lease_id = leaving.lease_id`;
const SEEN = `substr(leaving.office_id, 1, length(@scope)) = @scope`;
const FORGOTTEN = String(leavingStatuses.indexOf('withdrawn'));
const NOT_LEAVING = `coalesce(leaving.state, ${FORGOTTEN}) = ${FORGOTTEN}`;

/** The most pressing first; `@below` ends the list before a day. */
const selectPage = namedStatement<[Page & { readonly below: number }], StoredLeaving>(
  'leaving-row.page',
  `SELECT ${COLUMNS} ${FROM}
   WHERE leaving.state = +@state AND (due_day, leaving_key) > (+@day, +@key) AND due_day < +@below AND ${SEEN}
   ORDER BY due_day, leaving_key LIMIT +@limit`,
);
const selectNewest = namedStatement<[Page], StoredLeaving>(
  'leaving-row.newest',
  `SELECT ${COLUMNS} ${FROM}
   WHERE leaving.state = +@state AND (due_day, leaving_key) < (+@day, +@key) AND ${SEEN}
   ORDER BY due_day DESC, leaving_key DESC LIMIT +@limit`,
);
const selectOver = namedStatement<
  [{ readonly scope: string; readonly today: number; readonly limit: number }],
  StoredLeaving
>(
  'lease-row.term-over',
  `SELECT lease_key AS key, lease.lease_id, 0 AS state, ${String(leavingGrounds.indexOf('not-renewed'))} AS ground,
     lease.until_day AS due_day, 0 AS market_fen, 0 AS pursued, ${OF_LEASE}
   FROM lease_row AS lease INDEXED BY lease_row_ending
   LEFT JOIN leaving_row AS leaving ON leaving.lease_id = lease.lease_id
   WHERE lease.state = 1 AND lease.until_day < +@today AND substr(lease.office_id, 1, length(@scope)) = @scope
     AND ${NOT_LEAVING}
   ORDER BY lease.until_day, lease_key LIMIT +@limit`,
);
const selectFailed = namedStatement<
  [{ readonly scope: string; readonly state: number; readonly limit: number }],
  StoredLeaving
>(
  'review-row.failed-lived-in',
  `SELECT review_key AS key, review.lease_id, 0 AS state, ${String(leavingGrounds.indexOf('review-failed'))} AS ground,
     review.due_day, 0 AS market_fen, 0 AS pursued, ${OF_LEASE}
   FROM review_row AS review CROSS JOIN lease_row AS lease ON lease.lease_id = review.lease_id
   LEFT JOIN leaving_row AS leaving ON leaving.lease_id = review.lease_id
   WHERE review.state = +@state AND lease.state = 1 AND substr(review.office_id, 1, length(@scope)) = @scope
     AND ${NOT_LEAVING}
   ORDER BY review.due_day, review_key LIMIT +@limit`,
);
const countBelow = namedStatement<
  [{ readonly scope: string; readonly state: number; readonly below: number }],
  { readonly n: number }
>(
  'leaving-row.below-count',
  `SELECT count(*) AS n FROM leaving_row AS leaving
   WHERE leaving.state = +@state AND due_day < +@below AND ${SEEN}`,
);
const countUnpriced = namedStatement<
  [{ readonly scope: string; readonly state: number; readonly below: number }],
  { readonly n: number }
>(
  'leaving-row.unpriced-count',
  `SELECT count(*) AS n FROM leaving_row AS leaving
   WHERE leaving.state = +@state AND market_fen = 0 AND due_day < +@below AND ${SEEN}`,
);
const countUnpursued = namedStatement<
  [{ readonly scope: string; readonly state: number; readonly below: number }],
  { readonly n: number }
>(
  'leaving-row.unpursued-count',
  `SELECT count(*) AS n FROM leaving_row AS leaving
   WHERE leaving.state = +@state AND pursued = 0 AND due_day < +@below AND ${SEEN}`,
);
const selectCounts = namedStatement<[{ readonly scope: string }], { readonly state: number; readonly n: number }>(
  'leaving-count.of',
  `SELECT state, sum(n) AS n FROM leaving_count WHERE office_id >= @scope AND office_id < @scope || ':' GROUP BY state`,
);

export const leavingLists = [
  'suggested',
  'opened',
  'moving',
  'overdue',
  'returned',
  'settled',
  'finished',
  'withdrawn',
] as const;

/** `moving` and `overdue`: told in writing, the day of moving out ahead or over. */
export type LeavingList = (typeof leavingLists)[number];

export interface LeavingSelection {
  readonly scope: OfficeId;
  readonly list: Exclude<LeavingList, 'suggested'>;
  readonly today: PlainDate;
  /** The row to go on from; null for the first. */
  readonly after: LeavingPlace | null;
  readonly limit: number;
}

const LAST_DAY = Number.MAX_SAFE_INTEGER;

/** The most pressing first; of those that are over, the newest. */
export function leavingPage(
  db: Database,
  { scope, list, today, after, limit }: LeavingSelection,
): readonly LeavingRow[] {
  const status = list === 'moving' || list === 'overdue' ? 'notified' : list;
  const state = leavingStatuses.indexOf(status);
  const day = dayNumber(today);
  return guarded(db.name, () => {
    if (list === 'finished' || list === 'withdrawn') {
      const page = { scope, state, limit, ...(after ?? { day: LAST_DAY, key: 0 }) };
      return selectNewest.on(db).all(page);
    }
    const first = { day: list === 'moving' ? day : -1, key: 0 };
    const page = { scope, state, limit, ...(after ?? first) };
    return selectPage.on(db).all({ ...page, below: list === 'overdue' ? day : LAST_DAY });
  }).map(rowOf);
}

interface Suggesting {
  readonly scope: OfficeId;
  readonly today: PlainDate;
  readonly limit: number;
}

/** Terms that are over without a renewal, and reviews that went against the tenant, where nobody began a leaving. */
export function suggestedLeavings(db: Database, { scope, today, limit }: Suggesting): readonly LeavingRow[] {
  return guarded(db.name, () => {
    const failed = selectFailed.on(db).all({ scope, state: FAILED, limit });
    const over = selectOver.on(db).all({ scope, today: dayNumber(today), limit });
    const known = new Set(failed.map(({ lease_no: no }) => no));
    return [...failed, ...over.filter(({ lease_no: no }) => !known.has(no))].slice(0, limit);
  }).map(rowOf);
}

/** `failed` of domain/annual-review/state.ts. */
const FAILED = 3;

export type LeavingCounts = Readonly<Record<Exclude<LeavingList, 'suggested'> | 'unpriced' | 'unpursued', number>>;

/** `unpriced`: of those who are overdue, the ones whose market rent nobody has set; `unpursued`: those not taken to court. */
export function leavingCounts(db: Database, scope: OfficeId, today: PlainDate): LeavingCounts {
  return guarded(db.name, () => {
    const counts = { opened: 0, moving: 0, overdue: 0, returned: 0, settled: 0, finished: 0, withdrawn: 0 };
    for (const { state, n } of selectCounts.on(db).all({ scope })) {
      const status = leavingStatuses[state];
      if (status === 'notified') counts.moving = n;
      else if (status !== undefined && status !== 'none') counts[status] = n;
    }
    const of = { scope, state: leavingStatuses.indexOf('notified'), below: dayNumber(today) };
    const overdue = countBelow.on(db).get(of)?.n ?? 0;
    const unpriced = countUnpriced.on(db).get(of)?.n ?? 0;
    const unpursued = countUnpursued.on(db).get(of)?.n ?? 0;
    return { ...counts, overdue, unpriced, unpursued, moving: counts.moving - overdue };
  });
}

function rowOf(row: StoredLeaving): LeavingRow {
  return {
    place: { day: row.due_day, key: row.key },
    leaseId: unpackId(row.lease_id),
    status: leavingStatuses[row.state] ?? 'none',
    ground: leavingGrounds[row.ground] ?? 'voluntary',
    dueOn: dateOfDay(row.due_day),
    leaseNo: row.lease_no,
    tenantName: row.tenant_name,
    estate: row.estate,
    unitNo: row.unit_no,
    phone: row.phone,
    isHandedOver: row.moved === 2,
    marketFen: row.market_fen === 0 ? null : row.market_fen,
    pursuit: pursuits[row.pursued] ?? 'none',
  };
}

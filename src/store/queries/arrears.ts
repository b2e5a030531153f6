/** Who owes rent: all, those who are left alone until a day, those who pay by an agreement; and how many of each. */
import type { ArrearsList } from '../../domain/arrears/arrears-list.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Database } from '../connection.ts';
import { dayNumber } from '../projections/case-codes.ts';
import { namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';
import { LEASE_COLUMNS, type LeaseRow, type StoredLease, leaseRow } from './leases.ts';

interface Page {
  readonly scope: string;
  readonly today: number;
  readonly day: number;
  readonly rank: number;
  readonly key: number;
  readonly limit: number;
}

interface StoredArrears extends StoredLease {
  readonly place_day: number;
  readonly place_rank: number;
  readonly place_key: number;
}

const selectLate = namedStatement<[Page], StoredArrears>(
  'ledger-row.arrears',
  `SELECT ${LEASE_COLUMNS}, overdue_day AS place_day, open_rank AS place_rank, ledger_key AS place_key
   FROM ledger_row AS ledger CROSS JOIN lease_row AS lease ON lease.lease_id = ledger.lease_id
   WHERE overdue_day < 8388607 AND overdue_day < +@today AND (overdue_day, open_rank, ledger_key) > (+@day, +@rank, +@key)
     AND substr(ledger.office_id, 1, length(@scope)) = @scope
   ORDER BY overdue_day, open_rank, ledger_key LIMIT +@limit`,
);
const kept = (day: 'paused_day' | 'agreed_day'): string =>
  `SELECT ${LEASE_COLUMNS}, ${day} AS place_day, 0 AS place_rank, arrears_key AS place_key
   FROM arrears_row AS kept CROSS JOIN lease_row AS lease ON lease.lease_id = kept.lease_id
     LEFT JOIN ledger_row AS ledger ON ledger.lease_id = kept.lease_id
   WHERE ${day} < 8388607 AND ${day} >= +@since AND (${day}, arrears_key) > (+@day, +@key)
     AND substr(kept.office_id, 1, length(@scope)) = @scope
   ORDER BY ${day}, arrears_key LIMIT +@limit`;
type KeptPage = Omit<Page, 'today' | 'rank'> & { readonly since: number };
const selectPaused = namedStatement<[KeptPage], StoredArrears>('arrears-row.paused', kept('paused_day'));
const selectAgreed = namedStatement<[KeptPage], StoredArrears>('arrears-row.agreed', kept('agreed_day'));

const countOf = (table: 'ledger_row' | 'arrears_row', where: string): string =>
  `(SELECT count(*) FROM ${table} WHERE ${where} AND substr(office_id, 1, length(@scope)) = @scope)`;
const selectCounts = namedStatement<[Pick<Page, 'scope' | 'today'>], Readonly<Record<ArrearsList, number>>>(
  'arrears-row.counts',
  `SELECT ${countOf('ledger_row', 'overdue_day < 8388607 AND overdue_day < +@today')} AS "all",
     ${countOf('arrears_row', 'paused_day < 8388607 AND paused_day >= +@today')} AS paused,
     ${countOf('arrears_row', 'agreed_day < 8388607')} AS agreed`,
);

/** Where a page of arrears ended. */
export interface ArrearsPlace {
  readonly day: number;
  readonly rank: number;
  readonly key: number;
}

export interface ArrearsSelection {
  readonly scope: OfficeId;
  readonly list: ArrearsList;
  readonly today: PlainDate;
  readonly after: ArrearsPlace | null;
  readonly limit: number;
}

/**
 * All with rent past its day, the oldest first, of one day the largest; those who are left alone today, by the day on
 * which that ends; those with an agreement, the oldest agreement first, whether or not something is late just now.
 */
export function arrearsPage(
  db: Database,
  { scope, list, today, after, limit }: ArrearsSelection,
): readonly (LeaseRow & { readonly place: ArrearsPlace })[] {
  const { day, rank, key } = after ?? { day: -1, rank: 0, key: 0 };
  const now = dayNumber(today);
  const rows = guarded(db.name, () => {
    switch (list) {
      case 'all':
        return selectLate.on(db).all({ scope, today: now, day, rank, key, limit });
      case 'paused':
        return selectPaused.on(db).all({ scope, since: now, day, key, limit });
      case 'agreed':
        return selectAgreed.on(db).all({ scope, since: 0, day, key, limit });
    }
  });
  return rows.map((row) => ({
    ...leaseRow(row),
    place: { day: row.place_day, rank: row.place_rank, key: row.place_key },
  }));
}

export function arrearsCounts(
  db: Database,
  { scope, today }: Pick<ArrearsSelection, 'scope' | 'today'>,
): Readonly<Record<ArrearsList, number>> {
  const counts = guarded(db.name, () => selectCounts.on(db).get({ scope, today: dayNumber(today) }));
  return counts ?? { all: 0, paused: 0, agreed: 0 };
}

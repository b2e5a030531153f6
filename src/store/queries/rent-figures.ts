/** Ledgers that wait to be charged, and what an estate's leases did to the accounts. */
import { leavingStatuses } from '../../domain/leaving/state.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type StoredId, unpackId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { dayNumber } from '../projections/case-codes.ts';
import { namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';

const UNDER_WAY = [leavingStatuses.indexOf('opened'), leavingStatuses.indexOf('notified')].join(', ');

const selectToCharge = namedStatement<[{ readonly through: number; readonly scope: string }], { lease_id: StoredId }>(
  'ledger-row.to-charge',
  `SELECT lease_id FROM ledger_row
   WHERE next_day < 8388607 AND next_day <= +@through AND substr(office_id, 1, length(@scope)) = @scope
   ORDER BY next_day, ledger_key`,
);

/** The leases that have days up to the day which no charge covers. */
export function leasesToCharge(db: Database, scope: OfficeId, through: PlainDate): readonly string[] {
  const rows = guarded(db.name, () => selectToCharge.on(db).all({ through: dayNumber(through), scope }));
  return rows.map(({ lease_id }) => unpackId(lease_id));
}

const selectStaying = namedStatement<
  [{ readonly before: string; readonly scope: string }],
  { readonly lease_id: StoredId }
>(
  'leaving-row.staying-on',
  // All days of the ledger are charged, and its last day is over.
  `SELECT leaving.lease_id FROM leaving_row AS leaving
   CROSS JOIN ledger_row AS ledger ON ledger.lease_id = leaving.lease_id
   CROSS JOIN lease_row AS lease ON lease.lease_id = leaving.lease_id
   WHERE leaving.state IN (${UNDER_WAY}) AND substr(leaving.office_id, 1, length(@scope)) = @scope
     AND ledger.next_day = 8388607 AND json_extract(ledger.head, '$.term.until') < @before AND lease.moved <> 2
   ORDER BY leaving.due_day, leaving_key`,
);

/** The leases whose days are all charged and over before a day, of households that leave and whose keys are not back. */
export function leasesStayingOn(db: Database, scope: OfficeId, before: PlainDate): readonly string[] {
  const rows = guarded(db.name, () => selectStaying.on(db).all({ before, scope }));
  return rows.map(({ lease_id }) => unpackId(lease_id));
}

/** Fen; debits above nought (domain/rent/account.ts). */
export interface EstateRoll {
  readonly estate: string;
  readonly leases: number;
  /** Owed by the tenants at the end of the last day. */
  readonly owedFen: number;
  readonly tenant: number;
  readonly rent: number;
  readonly lateFee: number;
  readonly subsidy: number;
  readonly deposit: number;
  readonly money: number;
}

interface Sums {
  readonly estate: string;
  readonly tenant: number;
  readonly rent: number;
  readonly late_fee: number;
  readonly subsidy: number;
  readonly deposit: number;
  readonly money: number;
}

interface Days {
  readonly scope: string;
  readonly from: number;
  readonly until: number;
}

const selectSums = namedStatement<[Days], Sums>(
  'rent-entry.sums',
  // What was booked before a swap of homes stays with the estate that it was for.
  `SELECT COALESCE((SELECT moved.estate FROM ledger_move AS moved
       WHERE moved.ledger_key = entry.ledger_key AND moved.before_entry > entry.entry_no
       ORDER BY moved.before_entry LIMIT 1), ledger.estate) AS estate, sum(entry.tenant) AS tenant, sum(entry.rent) AS rent, sum(entry.late_fee) AS late_fee,
     sum(entry.subsidy) AS subsidy, sum(entry.deposit) AS deposit, sum(entry.money) AS money
   FROM rent_entry AS entry CROSS JOIN ledger_row AS ledger ON ledger.ledger_key = entry.ledger_key
   WHERE booked_day BETWEEN +@from AND +@until AND substr(office_id, 1, length(@scope)) = @scope
   GROUP BY 1`,
);
const selectLater = namedStatement<[Days], { readonly estate: string; readonly tenant: number }>(
  'rent-entry.later',
  `SELECT estate, sum(entry.tenant) AS tenant
   FROM rent_entry AS entry CROSS JOIN ledger_row AS ledger ON ledger.ledger_key = entry.ledger_key
   WHERE booked_day BETWEEN +@from AND +@until AND substr(office_id, 1, length(@scope)) = @scope
   GROUP BY estate`,
);
const selectEstates = namedStatement<
  [{ readonly scope: string }],
  { readonly estate: string; readonly leases: number; readonly owed: number }
>(
  'ledger-row.estates',
  `SELECT estate, count(*) AS leases, sum(owed) AS owed FROM ledger_row
   WHERE substr(office_id, 1, length(@scope)) = @scope GROUP BY estate ORDER BY estate`,
);

/** The rent roll of an office: one line for each estate, from the first to the last day, both included. */
export function rentRollOf(
  db: Database,
  { scope, from, until }: { readonly scope: OfficeId; readonly from: PlainDate; readonly until: PlainDate },
): readonly EstateRoll[] {
  return guarded(db.name, () => {
    const within = new Map(
      selectSums
        .on(db)
        .all({ scope, from: dayNumber(from), until: dayNumber(until) })
        .map((sums) => [sums.estate, sums]),
    );
    // What is owed now, less what was booked after the last day.
    const later = new Map(
      selectLater
        .on(db)
        .all({ scope, from: dayNumber(until) + 1, until: 8_388_606 })
        .map((sums) => [sums.estate, sums.tenant]),
    );
    return selectEstates
      .on(db)
      .all({ scope })
      .map(({ estate, leases, owed }) => {
        const sums = within.get(estate);
        return {
          estate,
          leases,
          owedFen: owed - (later.get(estate) ?? 0),
          tenant: sums?.tenant ?? 0,
          rent: sums?.rent ?? 0,
          lateFee: sums?.late_fee ?? 0,
          subsidy: sums?.subsidy ?? 0,
          deposit: sums?.deposit ?? 0,
          money: sums?.money ?? 0,
        };
      });
  });
}

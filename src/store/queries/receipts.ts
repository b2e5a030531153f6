/** The register of receipts: every number that was given, whether it stands, was taken back, or is void. */
import { type PaymentWay, paymentWays } from '../../domain/rent/events.ts';
import { receiptGaps } from '../../domain/rent/receipt-gaps.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type StoredId, unpackId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { dateOfDay } from '../projections/case-codes.ts';
import { namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';

export const receiptStates = ['stands', 'taken-back', 'void'] as const;

export interface ReceiptRow {
  readonly receiptNo: string;
  readonly state: (typeof receiptStates)[number];
  /** The receipt that stands for the money of a void one; empty where none does. */
  readonly standsAs: string;
  readonly leaseId: string;
  readonly leaseNo: string;
  readonly tenantName: string;
  readonly fen: number;
  readonly way: PaymentWay;
  readonly reference: string;
  readonly paidOn: PlainDate | null;
}

interface StoredReceipt {
  readonly receipt_no: string;
  readonly state: number;
  readonly stands_as: string;
  readonly lease_id: StoredId;
  readonly lease_no: string;
  readonly tenant_name: string;
  readonly fen: number;
  readonly way: number;
  readonly reference: string;
  readonly paid_day: number;
}

interface Page {
  readonly series: string;
  readonly before: string;
  readonly scope: string;
  readonly limit: number;
}

const OF_LEASE = `lease.lease_id, lease.lease_no, lease.tenant_name`;
const JOINED = `CROSS JOIN ledger_row AS ledger ON ledger.ledger_key = given.ledger_key
   CROSS JOIN lease_row AS lease ON lease.lease_id = ledger.lease_id
   WHERE given.receipt_no >= @series AND given.receipt_no < @before
     AND substr(ledger.office_id, 1, length(@scope)) = @scope`;

const selectPage = namedStatement<[Page], StoredReceipt>(
  'receipt.page',
  `SELECT given.receipt_no AS receipt_no, 1 - stands AS state, '' AS stands_as, ${OF_LEASE}, fen, way, reference, paid_day
   FROM rent_payment AS given INDEXED BY rent_payment_no ${JOINED}
   UNION ALL
   SELECT given.receipt_no, 2, stands_as, ${OF_LEASE}, fen, way, reference, paid_day
   FROM receipt_void AS given INDEXED BY receipt_void_no ${JOINED}
   ORDER BY 1 DESC LIMIT +@limit`,
);

export interface ReceiptSelection {
  /** What the numbers begin with, up to the counter: `XN收2026-01-`. */
  readonly series: string;
  readonly scope: OfficeId;
  /** The number to go on from; null for the newest. */
  readonly before: string | null;
  readonly limit: number;
}

/** The receipts of a series, the highest number first. */
export function receiptPage(db: Database, { series, scope, before, limit }: ReceiptSelection): readonly ReceiptRow[] {
  // Behind every counter, which is digits only.
  const page = { series, scope, before: before ?? `${series}:`, limit };
  return guarded(db.name, () => selectPage.on(db).all(page)).map((row) => ({
    receiptNo: row.receipt_no,
    state: receiptStates[row.state] ?? 'stands',
    standsAs: row.stands_as,
    leaseId: unpackId(row.lease_id),
    leaseNo: row.lease_no,
    tenantName: row.tenant_name,
    fen: row.fen,
    way: paymentWays[row.way] ?? 'bank',
    reference: row.reference,
    paidOn: dateOfDay(row.paid_day),
  }));
}

export interface ReceiptSeries {
  readonly series: string;
  readonly given: number;
  readonly voided: number;
  readonly highest: string;
  /** Numbers up to the highest that no receipt has, the first hundred. */
  readonly missing: readonly string[];
}

interface StoredSeries {
  readonly series: string;
  readonly given: number;
  readonly voided: number;
  readonly highest: string;
}

const selectSeries = namedStatement<[], StoredSeries>(
  'receipt.series',
  `SELECT substr(receipt_no, 1, length(receipt_no) - 6) AS series, count(DISTINCT receipt_no) AS given,
     sum(is_void) AS voided, max(receipt_no) AS highest
   FROM (SELECT receipt_no, 0 AS is_void FROM rent_payment UNION ALL SELECT receipt_no, 1 FROM receipt_void)
   GROUP BY 1 ORDER BY 1`,
);
const selectNumbers = namedStatement<[{ readonly series: string; readonly end: string }], string>(
  'receipt.numbers',
  `SELECT receipt_no FROM rent_payment WHERE receipt_no >= @series AND receipt_no < @end
   UNION SELECT receipt_no FROM receipt_void WHERE receipt_no >= @series AND receipt_no < @end`,
  'first column',
);

const MOST_MISSING = 100;

/** The series of every desk whose receipts are here, each with the numbers that nothing accounts for. */
export function receiptSeries(db: Database): readonly ReceiptSeries[] {
  return guarded(db.name, () =>
    selectSeries
      .on(db)
      .all()
      .map((found) => {
        const isWhole = Number(found.highest.slice(found.series.length)) === found.given;
        const numbers = isWhole ? [] : selectNumbers.on(db).all({ series: found.series, end: `${found.series}:` });
        return { ...found, missing: receiptGaps(numbers).slice(0, MOST_MISSING) };
      }),
  );
}

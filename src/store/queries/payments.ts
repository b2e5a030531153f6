/** What reading a payment file asks of leases and ledgers, and the list of payments that wait. */
import { type PaymentWay, paymentWays } from '../../domain/rent/events.ts';
import { type KeptReason, keptReasons } from '../../domain/payment/events.ts';
import type { PayableLease } from '../../domain/payment/match.ts';
import { type PaymentStatus, paymentStatuses } from '../../domain/payment/state.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type StoredId, packId, unpackId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { dateOfDay, dayNumber } from '../projections/case-codes.ts';
import { namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';

interface Named {
  readonly text: string;
  readonly scope: string;
}

interface StoredPayable {
  readonly lease_id: StoredId;
  readonly lease_no: string;
  readonly tenant_name: string;
  readonly from_day: number;
  readonly until_day: number;
}

/** With a ledger: signed leases, and those that ended. A few share a name at most; more would not be told apart. */
const payable = (name: string, column: string) =>
  namedStatement<[Named], StoredPayable>(
    `lease-row.payable-by-${name}`,
    `SELECT lease.lease_id, lease_no, tenant_name, from_day, until_day FROM lease_row AS lease
     WHERE ${column} = @text AND substr(lease.office_id, 1, length(@scope)) = @scope
       AND EXISTS (SELECT 1 FROM ledger_row WHERE ledger_row.lease_id = lease.lease_id) LIMIT 50`,
  );
const selectByNo = payable('number', 'lease_no');
const selectByUnit = payable('home', 'unit_no');
const selectByIdentity = payable('identity', 'identity_number');

const finders = { 'lease-no': selectByNo, 'unit-no': selectByUnit, identity: selectByIdentity } as const;

/** Leases with a ledger in an office's reach, by one of their names. */
export function payableLeases(
  db: Database,
  by: keyof typeof finders,
  { text, scope }: { readonly text: string; readonly scope: OfficeId },
): readonly PayableLease[] {
  return guarded(db.name, () => finders[by].on(db).all({ text, scope })).map((row) => {
    const [from, until] = [dateOfDay(row.from_day), dateOfDay(row.until_day)];
    return {
      leaseId: unpackId(row.lease_id),
      leaseNo: row.lease_no,
      tenantName: row.tenant_name,
      // A lease with a ledger was signed for a term.
      from: from ?? ('' as PlainDate),
      until: until ?? ('' as PlainDate),
    };
  });
}

/** A payment that stands in a ledger. */
export interface BookedPayment {
  readonly fen: number;
  readonly paidOn: PlainDate | null;
}

const selectByReference = namedStatement<
  [{ readonly way: number; readonly reference: string }],
  { fen: number; paid_day: number }
>(
  'rent-payment.by-reference',
  `SELECT fen, paid_day FROM rent_payment
   WHERE stands = 1 AND reference <> '' AND reference = @reference AND way = @way LIMIT 20`,
);

/** What ledgers have under a number of bank or app. */
export function paymentsUnder(
  db: Database,
  { way, reference }: { readonly way: PaymentWay; readonly reference: string },
): readonly BookedPayment[] {
  const bound = { way: paymentWays.indexOf(way), reference };
  const rows = guarded(db.name, () => selectByReference.on(db).all(bound));
  return rows.map(({ fen, paid_day }) => ({ fen, paidOn: dateOfDay(paid_day) }));
}

interface SameDay {
  readonly lease: StoredId;
  readonly fen: number;
  readonly day: number;
}

const selectSameDay = namedStatement<[SameDay], { n: number }>(
  'rent-payment.same-day',
  `SELECT count(*) AS n FROM rent_payment
   WHERE ledger_key = (SELECT ledger_key FROM ledger_row WHERE lease_id = @lease)
     AND fen = @fen AND paid_day = @day AND stands = 1`,
);

/** Whether a lease has the same amount of the same day already. */
export function hasSamePayment(
  db: Database,
  leaseId: string,
  { fen, paidOn }: { readonly fen: number; readonly paidOn: PlainDate },
): boolean {
  const bound = { lease: packId(leaseId), fen, day: dayNumber(paidOn) };
  return (guarded(db.name, () => selectSameDay.on(db).get(bound))?.n ?? 0) > 0;
}

export interface PaymentRow {
  readonly cursor: number;
  readonly paymentId: string;
  readonly status: PaymentStatus;
  readonly why: KeptReason;
  readonly way: PaymentWay;
  readonly reference: string;
  readonly fen: number;
  readonly paidOn: PlainDate | null;
  readonly keptOn: PlainDate | null;
  readonly payer: string;
  /** What the line named, and the payer's words. */
  readonly told: string;
  /** The newest. */
  readonly note: string;
  readonly fileName: string;
  readonly line: number;
  readonly leaseNo: string;
  readonly receiptNo: string;
}

interface StoredPayment {
  readonly payment_key: number;
  readonly payment_id: StoredId;
  readonly status: number;
  readonly why: number;
  readonly way: number;
  readonly reference: string;
  readonly fen: number;
  readonly paid_day: number;
  readonly kept_day: number;
  readonly payer: string;
  readonly told: string;
  readonly note: string;
  readonly file_name: string;
  readonly line: number;
  readonly lease_no: string;
  readonly receipt_no: string;
}

interface Page {
  readonly scope: string;
  readonly status: number;
  readonly after: number;
  readonly limit: number;
}

const selectPage = namedStatement<[Page], StoredPayment>(
  'payment-row.page',
  `SELECT payment_key, payment_id, status, why, way, reference, fen, paid_day, kept_day, payer, told, note, file_name,
     line, lease_no, receipt_no
   FROM payment_row WHERE status = +@status AND payment_key > +@after AND substr(office_id, 1, length(@scope)) = @scope
   ORDER BY payment_key LIMIT +@limit`,
);

/** Payments that wait, or that were settled, in the order in which they came. */
export function paymentPage(
  db: Database,
  page: {
    readonly scope: OfficeId;
    readonly status: PaymentStatus;
    readonly after: number | null;
    readonly limit: number;
  },
): readonly PaymentRow[] {
  const bound = { ...page, status: paymentStatuses.indexOf(page.status), after: page.after ?? -1 };
  return guarded(db.name, () => selectPage.on(db).all(bound)).map((row) => ({
    cursor: row.payment_key,
    paymentId: unpackId(row.payment_id),
    status: paymentStatuses[row.status] ?? 'open',
    why: keptReasons[row.why] ?? 'no-lease',
    way: paymentWays[row.way] ?? 'bank',
    reference: row.reference,
    fen: row.fen,
    paidOn: dateOfDay(row.paid_day),
    keptOn: dateOfDay(row.kept_day),
    payer: row.payer,
    told: row.told,
    note: row.note,
    fileName: row.file_name,
    line: row.line,
    leaseNo: row.lease_no,
    receiptNo: row.receipt_no,
  }));
}

export interface PaymentFileRow {
  readonly fileName: string;
  readonly format: string;
  readonly rows: number;
  readonly booked: number;
  readonly bookedFen: number;
  readonly kept: number;
  readonly repeated: number;
  readonly bad: number;
  readonly at: number;
  readonly by: string;
  readonly office: string;
  /** Of those booked: another desk had booked them first, and the receipts of this reading are void. */
  readonly voided: number;
  /** Of those kept: another office keeps them, on a list that is not seen here. */
  readonly keptElsewhere: number;
}

interface StoredFile {
  readonly file_name: string;
  readonly format: string;
  readonly rows: number;
  readonly booked: number;
  readonly booked_fen: number;
  readonly kept: number;
  readonly repeated: number;
  readonly bad: number;
  readonly read_at: number;
  readonly actor: StoredId;
  readonly office: string;
  readonly voided: number;
  readonly listed: number;
}

const selectFiles = namedStatement<[{ readonly scope: string; readonly limit: number }], StoredFile>(
  'payment-file.newest',
  `SELECT file_name, format, rows, booked, booked_fen, kept, repeated, bad, read_at, actor, file.office_id AS office,
     (SELECT count(*) FROM receipt_void AS void WHERE void.file_hash = file.file_hash AND void.file_hash <> ''
       AND void.office_id = file.office_id) AS voided,
     (SELECT count(*) FROM payment_row AS row WHERE row.file_hash = file.file_hash) AS listed
   FROM payment_file AS file WHERE substr(file.office_id, 1, length(@scope)) = @scope
   ORDER BY file_key DESC LIMIT +@limit`,
);
const selectFile = namedStatement<[hash: string], { read_at: number }>(
  'payment-file.by-hash',
  `SELECT read_at FROM payment_file WHERE file_hash = ? ORDER BY read_at DESC LIMIT 1`,
);

export function paymentFiles(db: Database, scope: OfficeId, limit: number): readonly PaymentFileRow[] {
  return guarded(db.name, () => selectFiles.on(db).all({ scope, limit })).map(
    ({ file_name: fileName, booked_fen: bookedFen, read_at: at, actor, listed, ...counts }) => ({
      ...counts,
      keptElsewhere: Math.max(0, counts.kept - listed),
      fileName,
      bookedFen,
      at,
      by: unpackId(actor),
    }),
  );
}

/** When the same file was read before; undefined when it was not. */
export function paymentFileReadAt(db: Database, fileHash: string): number | undefined {
  return guarded(db.name, () => selectFile.on(db).get(fileHash))?.read_at;
}

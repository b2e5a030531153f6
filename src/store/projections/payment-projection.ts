import { paymentWays } from '../../domain/rent/events.ts';
import { type PaymentFileEvent, keptReasons } from '../../domain/payment/events.ts';
import { type RecordedPaymentEvent, foldPayment, paymentStatuses } from '../../domain/payment/state.ts';
import { type StoredId, packId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import type { ProjectedStream, Projection } from '../projection.ts';
import { namedStatement } from '../statements.ts';
import { dayNumber } from './case-codes.ts';
import { typedEvents } from '../typed-events.ts';
import type { Envelope } from '../../protocol/envelope.ts';

/** Payments that wait for somebody to settle them. */
export const paymentProjection: Projection = {
  name: 'payment',
  version: '2',
  streamKind: 'payment',
  write: writePayment,
  remove(db, key) {
    deletePayment.on(db).run(key);
  },
  clear(db) {
    deletePayments.on(db).run();
  },
};

/** Files of payments that were read: the last time that each was. */
export const paymentFileProjection: Projection = {
  name: 'payment-file',
  version: '2',
  streamKind: 'payment-file',
  write: writeFile,
  remove(db, key) {
    deleteFile.on(db).run(key);
  },
  clear(db) {
    deleteFiles.on(db).run();
  },
};

const upsertPayment = namedStatement<(number | string | StoredId | null)[]>(
  'payment-row.upsert',
  `INSERT INTO payment_row (payment_key, payment_id, office_id, status, why, way, reference, fen, paid_day, kept_day,
     payer, told, note, file_name, line, lease_id, lease_no, receipt_no, file_hash)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
   ON CONFLICT (payment_key) DO UPDATE SET status = excluded.status, note = excluded.note,
     lease_id = excluded.lease_id, lease_no = excluded.lease_no, receipt_no = excluded.receipt_no`,
);
const deletePayment = namedStatement<[key: number]>(
  'payment-row.remove',
  `DELETE FROM payment_row WHERE payment_key = ?`,
);
const deletePayments = namedStatement<[]>('payment-row.clear', `DELETE FROM payment_row`);
const upsertFile = namedStatement<(number | string | StoredId)[]>(
  'payment-file.upsert',
  `INSERT INTO payment_file (file_key, office_id, file_hash, file_name, format, rows, booked, booked_fen, kept, repeated,
     bad, read_at, actor)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
   ON CONFLICT (file_key) DO UPDATE SET
     file_name = excluded.file_name, format = excluded.format, rows = excluded.rows, booked = excluded.booked,
     booked_fen = excluded.booked_fen, kept = excluded.kept, repeated = excluded.repeated, bad = excluded.bad,
     read_at = excluded.read_at, actor = excluded.actor`,
);
const deleteFile = namedStatement<[key: number]>('payment-file.remove', `DELETE FROM payment_file WHERE file_key = ?`);
const deleteFiles = namedStatement<[]>('payment-file.clear', `DELETE FROM payment_file`);

function writePayment(db: Database, { key, events }: ProjectedStream): void {
  const state = foldPayment(typedEvents<RecordedPaymentEvent>(events, 'payment'));
  if (state === undefined) return;
  const { payment, from, assigned } = state;
  const told = [payment.leaseNo, payment.unitNo, payment.note].filter((text) => text !== '').join(' · ');
  upsertPayment
    .on(db)
    .run(
      key,
      packId(state.paymentId),
      state.office,
      paymentStatuses.indexOf(state.status),
      keptReasons.indexOf(state.why),
      paymentWays.indexOf(payment.way),
      payment.reference,
      payment.fen,
      dayNumber(payment.paidOn),
      dayNumber(state.keptOn),
      payment.payer,
      told,
      state.notes.at(-1) ?? '',
      from.fileName,
      from.line,
      assigned === null ? null : packId(assigned.leaseId),
      assigned?.leaseNo ?? '',
      assigned?.receiptNo ?? '',
      from.fileHash,
    );
}

function writeFile(db: Database, { key, events }: ProjectedStream): void {
  const last = typedEvents<PaymentFileEvent & Envelope>(events, 'payment-file').at(-1);
  if (last === undefined) return;
  const { fileHash, fileName, format, rows, booked, bookedFen, kept, repeated, bad } = last.payload;
  const counts = [rows, booked, bookedFen, kept, repeated, bad] as const;
  upsertFile.on(db).run(key, last.office, fileHash, fileName, format, ...counts, last.wallTime, packId(last.actor));
}

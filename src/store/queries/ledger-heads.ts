/** Where a ledger ends, and the payments that it has, without reading its stream. */
import { type PaymentWay, paymentWays } from '../../domain/rent/events.ts';
import type { LedgerHead } from '../../domain/rent/head.ts';
import { type StoredId, packId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { headFrom } from '../known-heads.ts';
import { namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';

interface EndRow {
  readonly head: string;
  readonly events: number;
  readonly last_event: StoredId;
}

const selectEnd = namedStatement<[stream: string, lease: StoredId], EndRow>(
  'ledger-row.end',
  // The row counts where it stands at the stream's last event.
  `SELECT ledger.head, ledger.events, ledger.last_event
   FROM ledger_row AS ledger CROSS JOIN event AS tip ON tip.position = (
     SELECT position FROM event WHERE stream = ? ORDER BY stream_version DESC LIMIT 1)
   WHERE ledger.lease_id = ? AND tip.stream_version = ledger.events AND tip.event_id = ledger.last_event`,
);

export interface LedgerEnd {
  readonly version: number;
  readonly head: LedgerHead;
}

/**
 * The end of a lease's ledger; undefined when there is none, or when its row does not stand at the end of the stream:
 * a newer program wrote there, or commands are being decided again and the rows follow later.
 */
export function ledgerEnd(db: Database, leaseId: string, stream: string): LedgerEnd | undefined {
  return guarded(db.name, () => {
    const row = selectEnd.on(db).get(stream, packId(leaseId));
    return row === undefined ? undefined : { version: row.events, head: headFrom(row.head, row.last_event) };
  });
}

interface SamePayment {
  readonly lease: StoredId;
  readonly id: string;
  readonly way: number;
  readonly reference: string;
}

const selectSame = namedStatement<[SamePayment], { receipt_no: string }>(
  'rent-payment.same',
  `SELECT receipt_no FROM rent_payment
   WHERE ledger_key = (SELECT ledger_key FROM ledger_row WHERE lease_id = @lease)
     AND (payment_id = @id OR (@reference <> '' AND stands = 1 AND way = @way AND reference = @reference))
   ORDER BY entry_no LIMIT 1`,
);

/** The receipt under which a lease's ledger has a payment, by its id or by the number that bank or app know it by. */
export function receiptOfPayment(
  db: Database,
  leaseId: string,
  { paymentId, way, reference }: { readonly paymentId: string; readonly way: PaymentWay; readonly reference: string },
): string | undefined {
  const bound = { lease: packId(leaseId), id: paymentId, way: paymentWays.indexOf(way), reference };
  return guarded(db.name, () => selectSame.on(db).get(bound))?.receipt_no;
}

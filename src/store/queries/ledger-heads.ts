/** Where a ledger ends, and the payments that it has, without reading its stream. */
import { type PaymentWay, paymentWays } from '../../domain/rent/events.ts';
import type { LedgerHead } from '../../domain/rent/head.ts';
import { type StoredId, packId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';

const selectHead = namedStatement<[lease: StoredId], { head: string; events: number; last_event: StoredId }>(
  'ledger-row.head',
  `SELECT head, events, last_event FROM ledger_row WHERE lease_id = ?`,
);
const selectTip = namedStatement<[stream: string], { stream_version: number; event_id: StoredId }>(
  'ledger-row.tip',
  `SELECT stream_version, event_id FROM event WHERE stream = ? ORDER BY stream_version DESC LIMIT 1`,
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
    const row = selectHead.on(db).get(packId(leaseId));
    const tip = row === undefined ? undefined : selectTip.on(db).get(stream);
    if (row === undefined || tip === undefined) return undefined;
    const stands = row.events === tip.stream_version && String(row.last_event) === String(tip.event_id);
    // The row's text was written by the projection from the same type.
    return stands ? { version: row.events, head: JSON.parse(row.head) as LedgerHead } : undefined;
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

/** Receipts of payments that a person let go when they settled a conflict: their numbers are void, so that none is missing. */
import type { Actor } from '../../../domain/application/available-actions.ts';
import type { ConflictChoice } from '../../../domain/conflict/settled.ts';
import { bookingDay } from '../../../domain/rent/booking-day.ts';
import type { RentEvent, VoidedReceipt } from '../../../domain/rent/events.ts';
import type { LedgerState } from '../../../domain/rent/state.ts';
import { rolesAllow } from '../../../domain/staff/role.ts';
import { typedEvents } from '../../../store/typed-events.ts';
import type { ConflictItem } from '../../../store/sync/conflicts.ts';
import type { StreamAppend } from '../../../store/unit-of-work.ts';
import { loadLedger, rentStream } from '../../lease/lease-stream.ts';
import { type OpenDesk, todayOf } from '../../open-desk.ts';

export interface DroppedReceipt {
  readonly leaseId: string;
  readonly receipt: VoidedReceipt;
}

/** None where the commands were decided again: then the numbers are used. */
export function droppedReceipts(
  desk: OpenDesk,
  { commands }: ConflictItem,
  { choice, actor }: { readonly choice: ConflictChoice; readonly actor: Actor },
): readonly DroppedReceipt[] {
  if (choice === 'again' || !rolesAllow(actor.roles, 'rent.keep')) return [];
  return commands.flatMap(({ events }) =>
    events.flatMap((event): readonly DroppedReceipt[] => {
      if (event.type !== 'rent.paid.v1') return [];
      const [paid] = typedEvents<RentEvent>([event], 'rent');
      if (paid?.type !== 'rent.paid.v1') return [];
      const { receiptNo, fen, way, reference, paidOn } = paid.payload;
      const leaseId = event.stream.slice(event.stream.indexOf(':') + 1);
      const { state } = loadLedger(desk.file, leaseId);
      const standsAs = state === undefined || reference === '' ? '' : standingUnder(state, { way, reference });
      return [{ leaseId, receipt: { receiptNo, standsAs, fen, way, reference, paidOn, fileHash: '' } }];
    }),
  );
}

function standingUnder({ entries }: LedgerState, { way, reference }: Pick<VoidedReceipt, 'way' | 'reference'>): string {
  const same = entries.find(
    (entry) =>
      entry.kind === 'payment' && entry.reversedBy === null && entry.way === way && entry.reference === reference,
  );
  return same?.kind === 'payment' ? same.receiptNo : '';
}

/** A lease's receipts together, since a stream is written once in a unit of work. */
export function voidedAppends(desk: OpenDesk, dropped: readonly DroppedReceipt[]): readonly StreamAppend[] {
  return [...new Set(dropped.map(({ leaseId }) => leaseId))].flatMap((leaseId) => {
    const { version, state } = loadLedger(desk.file, leaseId);
    if (state === undefined) return [];
    const bookedOn = bookingDay(state, { today: todayOf(desk) });
    const events = dropped
      .filter((one) => one.leaseId === leaseId)
      .map(({ receipt }) => ({ type: 'rent.receipt-voided.v1', payload: { ...receipt, bookedOn } }));
    return [{ stream: rentStream(leaseId), expectedVersion: version, events }];
  });
}

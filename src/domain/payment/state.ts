import type { OfficeId } from '../../kernel/ids.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { FileLine, KeptReason, PaymentEvent, PaymentLine } from './events.ts';

export const paymentStatuses = ['open', 'assigned', 'returned'] as const;

export type PaymentStatus = (typeof paymentStatuses)[number];

/** A payment that waits or waited, folded from its stream. */
export interface PaymentState {
  readonly paymentId: string;
  readonly payment: PaymentLine;
  readonly from: FileLine;
  readonly why: KeptReason;
  readonly keptOn: PlainDate;
  /** Of whoever read the file: it is seen there and above. */
  readonly office: OfficeId;
  readonly status: PaymentStatus;
  /** The newest last. */
  readonly notes: readonly string[];
  readonly assigned: { readonly leaseId: string; readonly leaseNo: string; readonly receiptNo: string } | null;
}

export type RecordedPaymentEvent = PaymentEvent & { readonly office: OfficeId };

export function foldPayment(events: readonly RecordedPaymentEvent[]): PaymentState | undefined {
  let state: PaymentState | undefined;
  for (const event of events) state = evolve(state, event);
  return state;
}

function evolve(state: PaymentState | undefined, event: RecordedPaymentEvent): PaymentState {
  if (event.type === 'payment.kept.v1') {
    return { ...event.payload, office: event.office, status: 'open', notes: [], assigned: null };
  }
  invariant(state, 'a payment begins by being kept');
  switch (event.type) {
    case 'payment.assigned.v1': {
      const { leaseId, leaseNo, receiptNo, comment } = event.payload;
      return { ...state, status: 'assigned', notes: noted(state, comment), assigned: { leaseId, leaseNo, receiptNo } };
    }
    case 'payment.returned.v1':
      return { ...state, status: 'returned', notes: noted(state, event.payload.reason) };
    case 'payment.noted.v1':
      return { ...state, notes: noted(state, event.payload.note) };
  }
}

function noted({ notes }: PaymentState, note: string): readonly string[] {
  return note.trim() === '' ? notes : [...notes, note];
}

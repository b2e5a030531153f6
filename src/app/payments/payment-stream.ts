import { paymentStream } from '../../domain/payment/events.ts';
import { type PaymentState, type RecordedPaymentEvent, foldPayment } from '../../domain/payment/state.ts';
import type { CaseFile } from '../../store/case-file.ts';
import { typedEvents } from '../../store/typed-events.ts';

export interface LoadedPayment {
  /** 0 before there is one. */
  readonly version: number;
  readonly state: PaymentState | undefined;
}

export function loadPayment(file: Pick<CaseFile, 'load'>, paymentId: string): LoadedPayment {
  const { version, events } = file.load(paymentStream(paymentId));
  return { version, state: foldPayment(typedEvents<RecordedPaymentEvent>(events, 'payment')) };
}

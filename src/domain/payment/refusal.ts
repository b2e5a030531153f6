import type { RentRefusal } from '../rent/refusal.ts';
import type { PaymentStatus } from './state.ts';

/** Why a payment that waits is not settled like this. */
export type PaymentRefusal =
  | RentRefusal
  | { readonly code: 'unknown-payment' }
  | { readonly code: 'payment-settled'; readonly status: PaymentStatus };

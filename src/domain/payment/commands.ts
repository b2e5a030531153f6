import type { StaffId } from '../../kernel/ids.ts';

/** What somebody does with a payment that waits. */
export type PaymentCommand =
  | { readonly type: 'assign'; readonly leaseId: string; readonly comment: string }
  | { readonly type: 'return'; readonly payee: string; readonly reason: string; readonly secondBy?: StaffId }
  | { readonly type: 'note'; readonly note: string };

export type PaymentCommandType = PaymentCommand['type'];

export const paymentCommandTypes = ['assign', 'return', 'note'] as const satisfies readonly PaymentCommandType[];

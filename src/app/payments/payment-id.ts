import { createHash } from 'node:crypto';
import type { CommandId } from '../../kernel/ids.ts';
import type { FileLine, PaymentLine } from '../../domain/payment/events.ts';

/**
 * The id of a payment, made from what bank or app say of it, so that the same money is the same payment in whatever
 * file it comes again; without a number of theirs, from its place in the file. It has the form of a UUID (version 8).
 */
export function paymentIdOf({ way, reference, fen, paidOn }: PaymentLine, { fileHash, sheet, line }: FileLine): string {
  const said =
    reference === '' ? ['line', fileHash, sheet, String(line)] : ['number', way, reference, String(fen), paidOn];
  return idFrom(said);
}

/**
 * The command that takes a payment down at a desk: the same whenever this desk reads it again, another at every other
 * desk. A command is one desk's own; that two of them mean the same money, the payment's id says.
 */
export function paymentCommandId(paymentId: string, device: string): CommandId {
  return idFrom(['command', device, paymentId]) as CommandId;
}

function idFrom(said: readonly string[]): string {
  const hex = createHash('sha256').update(JSON.stringify(said)).digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join('-');
}

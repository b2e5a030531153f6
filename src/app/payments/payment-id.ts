import { createHash } from 'node:crypto';
import type { FileLine, PaymentLine } from '../../domain/payment/events.ts';

/**
 * The id of a payment, made from what bank or app say of it, so that the same money is the same payment in whatever
 * file it comes again; without a number of theirs, from its place in the file. It has the form of a UUID (version 8).
 */
export function paymentIdOf({ way, reference, fen, paidOn }: PaymentLine, { fileHash, sheet, line }: FileLine): string {
  const said =
    reference === '' ? ['line', fileHash, sheet, String(line)] : ['number', way, reference, String(fen), paidOn];
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

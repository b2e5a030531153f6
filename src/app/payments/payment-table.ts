/** Which column of a payment file is which field, and what a line says. Formats are data (resources/imports). */
import type { PaymentProblem } from '../../contract/payments.ts';
import type { PaymentLine } from '../../domain/payment/events.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { PaymentField, PaymentFormat } from '../reference/payment-format.ts';
import { dayOf, scaledNumber } from '../tables/cell-values.ts';

export interface PaymentHead {
  readonly format: PaymentFormat;
  readonly columns: ReadonlyMap<PaymentField, number>;
  /** Where it says whether the line is money that came; null where the format or the table has no such column. */
  readonly only: number | null;
}

/** The first format whose required headings are all there; undefined when the line is no heading. */
export function paymentHead(cells: readonly string[], formats: readonly PaymentFormat[]): PaymentHead | undefined {
  const names = cells.map(heading);
  const at = (words: readonly string[]): number =>
    names.findIndex((name) => words.some((word) => heading(word) === name));
  for (const format of formats) {
    const columns = new Map<PaymentField, number>();
    for (const [field, words] of Object.entries(format.columns)) {
      const found = at(words);
      if (found !== -1) columns.set(field as PaymentField, found);
    }
    if (!format.required.every((field) => columns.has(field))) continue;
    const only = format.only === null ? -1 : at(format.only.columns);
    return { format, columns, only: only === -1 ? null : only };
  }
  return undefined;
}

/** Without units in brackets and spaces. */
function heading(cell: string): string {
  return cell.replaceAll(/[（([【].*?[)）\]】]|[\s*]/g, '').toLowerCase();
}

type Problem = Pick<PaymentProblem, 'field' | 'code' | 'value'>;

const SHOWN = 40;
const MOST_FEN = 100_000_000_000;

/** What a line says; null for a line that is no money that came. Every line of money is read or named. */
export function readPaymentLine(
  cells: readonly string[],
  { format, columns, only }: PaymentHead,
  today: PlainDate,
): Result<PaymentLine | null, Problem> {
  const text = (field: PaymentField): string => (cells[columns.get(field) ?? -1] ?? '').trim();
  if (only !== null && format.only !== null && !format.only.words.includes((cells[only] ?? '').trim())) return ok(null);
  const amount = text('amount').replace(/^[¥￥]/, '');
  if (amount === '') return err({ field: 'amount', code: 'missing', value: '' });
  const fen = scaledNumber(amount, format.amountUnit === 'yuan' ? 2 : 0);
  if (fen === undefined) return err({ field: 'amount', code: 'not-a-number', value: amount.slice(0, SHOWN) });
  if (fen <= 0 || fen > MOST_FEN) return err({ field: 'amount', code: 'out-of-range', value: amount.slice(0, SHOWN) });
  const said = text('paidOn');
  if (said === '') return err({ field: 'paidOn', code: 'missing', value: '' });
  const paidOn = dayOf(dayPart(said));
  if (paidOn === undefined) return err({ field: 'paidOn', code: 'not-a-day', value: said.slice(0, SHOWN) });
  if (paidOn > today) return err({ field: 'paidOn', code: 'day-in-future', value: said.slice(0, SHOWN) });
  return ok({
    format: format.id,
    way: format.way,
    reference: text('reference').slice(0, 60),
    fen,
    paidOn,
    payer: text('payer').slice(0, 60),
    leaseNo: text('leaseNo').slice(0, 60),
    unitNo: text('unitNo').slice(0, 60),
    identityNumber: text('identityNumber').toUpperCase().slice(0, 30),
    note: text('note').slice(0, 200),
  });
}

/** `2026-10-05 12:00:01`, `20261005`, `20261005120001`: the day of it. */
function dayPart(text: string): string {
  const [day = ''] = text.split(/[\sT]/);
  const packed = /^(\d{4})(\d{2})(\d{2})(?:\d{6})?$/.exec(day);
  return packed === null ? day : `${packed[1] ?? ''}-${packed[2] ?? ''}-${packed[3] ?? ''}`;
}

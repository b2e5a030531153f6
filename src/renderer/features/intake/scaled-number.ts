/**
 * Amounts and areas as people type them, to the integers the case file keeps: yuan with two decimals to fen, m² with
 * four decimals to cm². Works on the digits; no float is ever made.
 */
import { compactNumber } from '../../../domain/identity/half-width.ts';
import { type Result, err, ok } from '../../../kernel/result.ts';

/** Why a text is no amount. `too-precise`: more decimals than the unit has. */
export type ScaledProblem = 'empty' | 'malformed' | 'too-precise' | 'too-large';

export const FEN_DECIMALS = 2;
export const CM2_DECIMALS = 4;

const SHAPE = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d*))?$/;
const MAX_WHOLE_DIGITS = 11;

/** Full width, blanks, thousands commas, the sign or word of the unit and a Chinese full stop for the point are taken. */
export function parseScaled(text: string, decimals: number): Result<number, ScaledProblem> {
  const typed = compactNumber(text)
    .replace(/[。．]/u, '.')
    .replace(/^[¥￥]/u, '')
    .replace(/(?:元|㎡|m²|m2|平方米|平米)$/iu, '');
  if (typed === '') return err('empty');
  const match = SHAPE.exec(typed);
  if (match === null) return err('malformed');
  const whole = (match[1] ?? '').replaceAll(',', '').replace(/^0+(?=\d)/, '');
  const fraction = (match[2] ?? '').replace(/0+$/, '');
  if (fraction.length > decimals) return err('too-precise');
  if (whole.length > MAX_WHOLE_DIGITS) return err('too-large');
  return ok(Number(whole + fraction.padEnd(decimals, '0')));
}

/** The shortest text that reads back as the same integer: 151250 fen is `1512.5`. */
export function formatScaled(value: number, decimals: number): string {
  const digits = String(value).padStart(decimals + 1, '0');
  const cut = digits.length - decimals;
  const fraction = digits.slice(cut).replace(/0+$/, '');
  return digits.slice(0, cut) + (fraction === '' ? '' : `.${fraction}`);
}

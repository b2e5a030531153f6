import { compactNumber } from './half-width.ts';

/** What looks wrong with a card's number and may be right: a passbook has none of it. */
export type BankCardDoubt = 'length' | 'check-digit';

/** The digits as typed, without blanks and dashes. */
export function bankCardDigits(text: string): string {
  return compactNumber(text).replace(/[-‐–—]/g, '');
}

/** Null for a number of 12 to 19 digits whose last is the check digit of ISO/IEC 7812 (Luhn), and for none at all. */
export function bankCardDoubt(text: string): BankCardDoubt | null {
  const digits = bankCardDigits(text);
  if (digits === '') return null;
  if (!/^\d{12,19}$/.test(digits)) return 'length';
  let sum = 0;
  for (const [place, digit] of [...digits].reverse().entries()) {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0 ? null : 'check-digit';
}

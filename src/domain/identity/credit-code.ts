import type { Brand } from '../../kernel/brand.ts';
import { compactNumber } from './half-width.ts';

/** An 18-character unified social credit code of an employer or agency, upper case. */
export type CreditCode = Brand<string, 'CreditCode'>;

/**
 * `warning` means the check character is not the computed one. Real early codes fail this way, so the clerk may keep
 * the code after a look at the licence (ID-09); only `malformed` blocks.
 */
export type CreditCodeCheck =
  | { readonly kind: 'valid'; readonly code: CreditCode }
  | { readonly kind: 'warning'; readonly code: CreditCode; readonly expected: string }
  | { readonly kind: 'malformed' };

/** ID-07: no I, O, S, V, Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;
const LENGTH = 18;

/** Reads a code as typed (blanks, full width, lower case) and checks its last character (ID-07). */
export function checkCreditCode(text: string): CreditCodeCheck {
  const typed = compactNumber(text).toUpperCase();
  if (typed.length !== LENGTH || [...typed].some((character) => !ALPHABET.includes(character))) {
    return { kind: 'malformed' };
  }
  const code = typed as CreditCode;
  const expected = checkCharacterOf(typed);
  return typed.endsWith(expected) ? { kind: 'valid', code } : { kind: 'warning', code, expected };
}

/** (31 − Σ mod 31) mod 31; several published descriptions leave out one of the two steps (ID-10). */
function checkCharacterOf(code: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * ALPHABET.indexOf(code.charAt(index)), 0);
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

import type { Brand } from '../../kernel/brand.ts';
import { invariant } from '../../kernel/invariant.ts';
import { parsePlainDate, plainDate, type PlainDate } from '../../kernel/plain-date.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { compactNumber } from './half-width.ts';

/** A checked 18-character identity number, upper-case X. */
export type IdentityNumber = Brand<string, 'IdentityNumber'>;

/** Why a text is no identity number. `checksum` comes last: only a number that is right in all else gets there. */
export type IdentityNumberProblem = 'empty' | 'length' | 'character' | 'birth-date' | 'birth-in-future' | 'checksum';

/** What the 17th digit says; the codes of ID-11 are in relation.ts. */
export type IdentitySex = 'male' | 'female';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';
const SHAPE = /^\d{17}[\dX]$/;
const OLD_SHAPE = /^\d{15}$/;

/**
 * Reads an identity number as typed (ID-01 … ID-04): blanks, full width and lower-case x are taken, a 15-digit number
 * becomes its 18-digit form. The birth date must be a real day not after `today`. The area code is never a reason to
 * refuse (ID-05): it is that of first issue, and residence permits of Hong Kong, Macau and Taiwan and foreigners'
 * cards have codes of their own (ID-06).
 */
export function parseIdentityNumber(text: string, today: PlainDate): Result<IdentityNumber, IdentityNumberProblem> {
  const typed = compactNumber(text).toUpperCase();
  if (typed === '') return err('empty');
  if (typed.length !== 18 && typed.length !== 15) return err('length');
  if (typed.length === 15) {
    if (!OLD_SHAPE.test(typed)) return err('character');
    const body = `${typed.slice(0, 6)}19${typed.slice(6)}`;
    return checked(body + checkCharacterOf(body), today);
  }
  return SHAPE.test(typed) ? checked(typed, today) : err('character');
}

/** The day of birth that the number carries. */
export function birthDateOf(number: IdentityNumber): PlainDate {
  return plainDate(birthTextOf(number));
}

/** Odd sequence numbers are male, even ones female (ID-01). */
export function sexOf(number: IdentityNumber): IdentitySex {
  return Number(number.charAt(16)) % 2 === 1 ? 'male' : 'female';
}

/** The last four characters, by which people find a case. */
export function lastFourOf(number: IdentityNumber): string {
  return number.slice(-4);
}

/**
 * Makes a valid number out of a six-digit area code, a birth date and a sequence from 0 to 999 (odd: male).
 * For made-up people only.
 */
export function identityNumberFor(area6: string, birthDate: PlainDate, sequence: number): IdentityNumber {
  invariant(/^\d{6}$/.test(area6), 'an area code has six digits');
  invariant(Number.isInteger(sequence) && sequence >= 0 && sequence <= 999, 'a sequence is 0 to 999');
  const body = area6 + birthDate.replaceAll('-', '') + String(sequence).padStart(3, '0');
  return (body + checkCharacterOf(body)) as IdentityNumber;
}

function checked(number: string, today: PlainDate): Result<IdentityNumber, IdentityNumberProblem> {
  const birth = parsePlainDate(birthTextOf(number));
  if (birth === undefined) return err('birth-date');
  if (birth > today) return err('birth-in-future');
  if (number.charAt(17) !== checkCharacterOf(number)) return err('checksum');
  return ok(number as IdentityNumber);
}

function birthTextOf(number: string): string {
  return `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
}

/** ID-02, over the first 17 digits. */
function checkCharacterOf(number: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(number.charAt(index)), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}

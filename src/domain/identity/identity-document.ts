/**
 * Numbers of the documents by which people of a household are known (ID-06): the resident identity card, the residence
 * permit for residents of Hong Kong, Macau and Taiwan, and the foreigners' permanent residence card in both its forms.
 *
 * How sure we are: that permits carry 810000, 820000 or 830000 and the check digit of resident numbers, and that the
 * card of December 2023 has 18 digits, the first a 9, with that same check digit, is published (Q). Where in the card of
 * 2023 sex stands is not known, so it is not read. That the older card (three letters, twelve digits) holds a day of
 * birth at its 8th to 13th place and a check digit by weights 7, 3, 1 is GK. So nothing here refuses beyond shape and
 * check digit of 18-digit numbers; the rest are doubts, which are shown.
 */
import { type PlainDate, parsePlainDate } from '../../kernel/plain-date.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { compactNumber } from './half-width.ts';
import {
  type IdentityNumberProblem,
  type IdentitySex,
  birthDateOf,
  parseIdentityNumber,
  sexOf,
} from './identity-number.ts';

export const identityDocumentKinds = ['resident-id', 'hmt-residence-permit', 'foreign-permanent-residence'] as const;

/** What a number was read from; a member of an older application has none, which is the resident identity card. */
export type IdentityDocumentKind = (typeof identityDocumentKinds)[number];

/** What looks wrong and may be right. */
type NumberDoubt =
  /** The number looks like that of another kind of document. */
  | 'other-kind'
  /** No province has this code today (ID-05). */
  | 'area-unknown'
  /** The check digit of the older card does not fit the rule that we know of (GK). */
  | 'check-digit';

const OLD_CARD = /^[A-Z]{3}\d{12}$/;
const WHOLE = 18;

/** Reads a number of any of the documents by its shape; the kind that was named is asked by `numberDoubts`. */
export function parseDocumentNumber(text: string, today: PlainDate): Result<string, IdentityNumberProblem> {
  const typed = compactNumber(text).toUpperCase();
  if (OLD_CARD.test(typed)) return ok(typed);
  return parseIdentityNumber(typed, today);
}

/** The same for a kind: letters belong to the older card alone, and a permit has always had 18 places. */
export function parseNumberOfKind(
  kind: IdentityDocumentKind,
  text: string,
  today: PlainDate,
): Result<string, IdentityNumberProblem> {
  const typed = compactNumber(text).toUpperCase();
  const isOldCard = OLD_CARD.test(typed);
  if (kind !== 'foreign-permanent-residence' && isOldCard) return err('character');
  if (kind !== 'resident-id' && typed !== '' && typed.length !== WHOLE && !isOldCard) return err('length');
  return parseDocumentNumber(typed, today);
}

export interface IdentityFacts {
  /** Null where the number does not say, or says no real day. */
  readonly birth: PlainDate | null;
  readonly sex: IdentitySex | null;
}

/** What a number that was parsed says of its holder. `today` settles the century of an older card. */
export function identityFactsOf(number: string, today: PlainDate): IdentityFacts {
  if (OLD_CARD.test(number)) return { birth: oldCardBirth(number, today), sex: null };
  const parsed = parseIdentityNumber(number, today);
  if (!parsed.ok) return { birth: null, sex: null };
  return { birth: birthDateOf(parsed.value), sex: isForeign(number) ? null : sexOf(parsed.value) };
}

/** The doubts about a number that was parsed (ID-05, ID-06). */
export function numberDoubts(kind: IdentityDocumentKind, number: string): readonly NumberDoubt[] {
  const doubts: NumberDoubt[] = [];
  if (kindSeen(number) !== kind) doubts.push('other-kind');
  if (OLD_CARD.test(number)) {
    if (number.charAt(14) !== oldCardCheckDigit(number)) doubts.push('check-digit');
  } else if (!isForeign(number) && !PROVINCES.has(number.slice(0, 2))) {
    doubts.push('area-unknown');
  }
  return doubts;
}

function kindSeen(number: string): IdentityDocumentKind {
  if (OLD_CARD.test(number) || isForeign(number)) return 'foreign-permanent-residence';
  return /^8[123]0000/.test(number) ? 'hmt-residence-permit' : 'resident-id';
}

function isForeign(number: string): boolean {
  return number.startsWith('9');
}

/** The latest day of the two-digit year that is not after today. */
function oldCardBirth(number: string, today: PlainDate): PlainDate | null {
  const [year, month, day] = [number.slice(7, 9), number.slice(9, 11), number.slice(11, 13)];
  for (const century of ['20', '19']) {
    const birth = parsePlainDate(`${century}${year}-${month}-${day}`);
    if (birth !== undefined && birth <= today) return birth;
  }
  return null;
}

const OLD_CARD_WEIGHTS = [7, 3, 1] as const;

/** Letters count 10 to 35; weights 7, 3, 1 over the first 14 places, modulo 10 (GK). */
function oldCardCheckDigit(number: string): string {
  let sum = 0;
  for (let place = 0; place < 14; place += 1) {
    sum += Number.parseInt(number.charAt(place), 36) * (OLD_CARD_WEIGHTS[place % 3] ?? 1);
  }
  return String(sum % 10);
}

/** GB/T 2260, its first two digits; a county's code may have been merged away since (ID-05). */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);

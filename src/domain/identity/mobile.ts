import type { Brand } from '../../kernel/brand.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { compactNumber } from './half-width.ts';

/** Eleven digits, without +86. */
export type MobileNumber = Brand<string, 'MobileNumber'>;
/** `0951-5041234`, `5041234` or `0951-5041234-12`: area code, number, extension. */
export type LandlineNumber = Brand<string, 'LandlineNumber'>;
export type PhoneNumber = MobileNumber | LandlineNumber;

export type PhoneProblem = 'empty' | 'malformed';

const MOBILE = /^(?:\+?86|0086)?(1[3-9]\d{9})$/;
/** Area codes are 010 and 02x (three digits), the others four; the extension follows a dash, a # or 转. */
const LANDLINE = /^(?:(?:\+?86|0086)?(010|02\d|0[3-9]\d{2}))?([2-8]\d{6,7})(?:[#转](\d{1,6}))?$/;
const EXTENSION_DASH = /^(.*\d{7})-(\d{1,6})$/;
const PUNCTUATION = /[-‐-―－()（）.·]/g;

/** A mobile number as typed: blanks, dashes, full width and +86 are taken. */
export function parseMobile(text: string): Result<MobileNumber, PhoneProblem> {
  const typed = compactNumber(text).replace(PUNCTUATION, '');
  if (typed === '') return err('empty');
  const match = MOBILE.exec(typed);
  return match?.[1] === undefined ? err('malformed') : ok(match[1] as MobileNumber);
}

/** A mobile number, or a landline with or without area code and extension: what a contact field takes. */
export function parsePhone(text: string): Result<PhoneNumber, PhoneProblem> {
  const mobile = parseMobile(text);
  if (mobile.ok || mobile.error === 'empty') return mobile;
  const typed = compactNumber(text).replace(EXTENSION_DASH, '$1#$2').replace(PUNCTUATION, '');
  const match = LANDLINE.exec(typed);
  if (match === null) return err('malformed');
  const parts = [match[1], match[2], match[3]].filter((part) => part !== undefined);
  return ok(parts.join('-') as LandlineNumber);
}

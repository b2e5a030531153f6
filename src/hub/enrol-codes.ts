import type { OfficeId } from '../kernel/ids.ts';
import { CODE_ALPHABET as ALPHABET, CODE_LENGTH as LENGTH } from '../protocol/enrolment-code.ts';
import type { EnrolCode } from './log/enrol-code.ts';
import { sha256Hex } from './signature.ts';

const LOOKUP_LENGTH = 4;

export interface ReadCode {
  readonly lookup: string;
  readonly secretHash: string;
}

/** `ABCD-EFGH-JKMN-PQRS`: four to find it by, twelve (59 bits) that only the digest of is kept. */
export function newCode(randomBytes: (count: number) => Uint8Array): string {
  let code = '';
  while (code.length < LENGTH) {
    for (const byte of randomBytes(LENGTH)) {
      // Bytes beyond the last whole multiple would favour the first letters.
      if (byte < 248 && code.length < LENGTH) code += ALPHABET.charAt(byte % ALPHABET.length);
    }
  }
  return (code.match(/.{4}/g) ?? []).join('-');
}

/** As typed: any case, any separators. */
export function readCode(typed: string): ReadCode | undefined {
  const code = typed.toUpperCase().replaceAll(/[\s\-–—.]/g, '');
  if (code.length !== LENGTH || [...code].some((letter) => !ALPHABET.includes(letter))) return undefined;
  return { lookup: code.slice(0, LOOKUP_LENGTH), secretHash: sha256Hex(`anju-enrol-code/1\n${code}`) };
}

export interface CodePurpose {
  readonly city: OfficeId;
  readonly office: OfficeId;
  readonly staffId: string | null;
  readonly expiresAt: number;
}

export function storedCode(code: string, purpose: CodePurpose): EnrolCode {
  const read = readCode(code);
  if (read === undefined) throw new RangeError('not a code');
  return { ...purpose, ...read };
}

/**
 * A one-time code as people type it: sixteen letters, and where the hub has a certificate of its own twenty-four more
 * that say which (119 bits of its SHA-256). So the first contact is checked too: before another certificate the code is
 * not sent.
 */

/** Without 0 O 1 I L, which people mix up over the telephone. */
export const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
export const CODE_LENGTH = 16;
const MARK_LENGTH = 24;

/** The code with the mark of a certificate, in groups of four; without a certificate the code alone. */
export function codeWithMark(code: string, fingerprint: string | null): string {
  return fingerprint === null ? code : grouped(`${bare(code)}${certificateMark(fingerprint)}`);
}

export interface TypedCode {
  /** What the hub is shown. */
  readonly code: string;
  /** Null for a code that says nothing of a certificate. */
  readonly mark: string | null;
}

/** As typed: any case, any separators. What has neither length goes to the hub as it is, which refuses it. */
export function typedCode(typed: string): TypedCode {
  const letters = bare(typed);
  if (letters.length !== CODE_LENGTH + MARK_LENGTH) return { code: typed, mark: null };
  return { code: grouped(letters.slice(0, CODE_LENGTH)), mark: letters.slice(CODE_LENGTH) };
}

/** `fingerprint`: SHA-256 of the certificate in hex, with or without colons. */
export function certificateMark(fingerprint: string): string {
  const base = BigInt(CODE_ALPHABET.length);
  let rest = BigInt(`0x${fingerprint.replaceAll(':', '')}`);
  let mark = '';
  for (let place = 0; place < MARK_LENGTH; place += 1) {
    mark += CODE_ALPHABET.charAt(Number(rest % base));
    rest /= base;
  }
  return mark;
}

function bare(code: string): string {
  return code.toUpperCase().replaceAll(/[\s\-–—.]/g, '');
}

function grouped(letters: string): string {
  return (letters.match(/.{1,4}/g) ?? []).join('-');
}

export interface Utf8Piece {
  readonly from: number;
  /** At most so many UTF-16 units are taken; `into` has room for three bytes each. */
  readonly units: number;
  readonly into: Uint8Array;
}

/** Writes a piece of a text as UTF-8, never half a character; half of a pair becomes U+FFFD, as in every encoder. */
export function writeUtf8(text: string, { from, units, into }: Utf8Piece): { units: number; length: number } {
  const to = Math.min(text.length, from + units);
  let at = from;
  let length = 0;
  while (at < to) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) {
      into[length] = unit;
      length += 1;
      at += 1;
      continue;
    }
    const code = text.codePointAt(at) ?? 0;
    const width = code > 0xffff ? 2 : 1;
    if (at + width > to && to < text.length) break;
    length = writeCodePoint(code >= 0xd800 && code <= 0xdfff ? 0xfffd : code, into, length);
    at += width;
  }
  return { units: at - from, length };
}

function writeCodePoint(code: number, into: Uint8Array, at: number): number {
  if (code < 0x800) {
    into[at] = 0xc0 | (code >> 6);
    into[at + 1] = 0x80 | (code & 63);
    return at + 2;
  }
  if (code < 0x10000) {
    into[at] = 0xe0 | (code >> 12);
    into[at + 1] = 0x80 | ((code >> 6) & 63);
    into[at + 2] = 0x80 | (code & 63);
    return at + 3;
  }
  into[at] = 0xf0 | (code >> 18);
  into[at + 1] = 0x80 | ((code >> 12) & 63);
  into[at + 2] = 0x80 | ((code >> 6) & 63);
  into[at + 3] = 0x80 | (code & 63);
  return at + 4;
}

/**
 * Ids on disk. A UUID is 36 characters of text or 16 bytes: over millions of events with three ids each, and their
 * indexes, the difference is hundreds of megabytes. Anything that is not a lower-case UUID stays text, so packing
 * loses nothing.
 */
export type StoredId = Buffer | string;

const LENGTH = 36;
const NO_DIGIT = -1;
/** What a character stands for as a digit of sixteen, by its code. */
const values = Int8Array.from({ length: 128 }, (_, code) => '0123456789abcdef'.indexOf(String.fromCharCode(code)));

export function packId(id: string): StoredId {
  if (id.length !== LENGTH) return id;
  const bytes = Buffer.allocUnsafe(16);
  let at = 0;
  // Digit by digit: an expression that is tried first, and a text without dashes, take three times as long.
  for (let index = 0; index < LENGTH; index += 2) {
    if (index === 8 || index === 13 || index === 18 || index === 23) {
      if (id.charCodeAt(index) !== DASH) return id;
      index += 1;
    }
    const upper = values[id.charCodeAt(index)] ?? NO_DIGIT;
    const lower = values[id.charCodeAt(index + 1)] ?? NO_DIGIT;
    if (upper < 0 || lower < 0) return id;
    bytes[at] = (upper << 4) | lower;
    at += 1;
  }
  return bytes;
}

/** Whether two ids of the disk are the same. Bytes are compared as bytes: as text, many of them look alike. */
export function isSameId(one: StoredId, other: StoredId): boolean {
  if (typeof one === 'string' || typeof other === 'string') return one === other;
  return one.equals(other);
}

export function unpackId(stored: StoredId): string {
  if (typeof stored === 'string') return stored;
  const b = stored;
  const d = DASH;
  // Character by character: a page has a hundred ids, and cutting up a hexadecimal text takes more than twice as long.
  // prettier-ignore
  return String.fromCharCode(
    high(b, 0), low(b, 0), high(b, 1), low(b, 1), high(b, 2), low(b, 2), high(b, 3), low(b, 3), d,
    high(b, 4), low(b, 4), high(b, 5), low(b, 5), d,
    high(b, 6), low(b, 6), high(b, 7), low(b, 7), d,
    high(b, 8), low(b, 8), high(b, 9), low(b, 9), d,
    high(b, 10), low(b, 10), high(b, 11), low(b, 11), high(b, 12), low(b, 12),
    high(b, 13), low(b, 13), high(b, 14), low(b, 14), high(b, 15), low(b, 15),
  );
}

const DASH = 45;
/** The codes of `0` to `f`, by the upper and by the lower half of a byte. */
const digits = Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));
const upperHalves = Uint8Array.from({ length: 256 }, (_, byte) => digits[byte >> 4] ?? 0);
const lowerHalves = Uint8Array.from({ length: 256 }, (_, byte) => digits[byte & 15] ?? 0);

function high(bytes: Buffer, at: number): number {
  return upperHalves[bytes[at] ?? 0] ?? 0;
}

function low(bytes: Buffer, at: number): number {
  return lowerHalves[bytes[at] ?? 0] ?? 0;
}

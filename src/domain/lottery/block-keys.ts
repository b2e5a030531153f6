/**
 * Keys without a text for each ticket: a seed in hexadecimal is one block long, so the state after it is kept, and a
 * ticket costs one block more.
 */
import type { BlockHash } from './block-hash.ts';
import type { Codes } from './codes.ts';
import { type KeysOf, WORDS, textKeys } from './keys.ts';
import { BLOCK, hexHash } from './running-hash.ts';

/** Length and the bit that ends the text take so many bytes of the block. */
const PADDING = 9;
const SEED = /^[0-9a-f]{64}$/;
const COLON = 0x3a;
const HASH_SIGN = 0x23;
const ZERO = 0x30;
const UNIT = Uint8Array.from('@unit', (letter) => letter.charCodeAt(0));

export function blockKeys(hash: BlockHash): KeysOf {
  const any = textKeys(hexHash(hash));
  return (seed) => {
    const byText = any(seed);
    if (!SEED.test(seed)) return byText;
    const { write, ticket, unit } = lastBlock(hash, seed);
    const best = new Int32Array(WORDS);
    return {
      lowest: (numbers, place, tickets) => {
        const common = write(numbers, place);
        const digits = String(Math.max(0, tickets - 1)).length;
        if (common === undefined || common + 1 + digits > BLOCK - PADDING)
          return byText.lowest(numbers, place, tickets);
        best.set(ticket(common, 0));
        for (let next = 1; next < tickets; next += 1) {
          const state = ticket(common, next);
          if (isLower(state, best)) best.set(state);
        }
        return best;
      },
      unit: (numbers, place) => {
        const common = write(numbers, place);
        if (common === undefined || common + UNIT.length > BLOCK - PADDING) return byText.unit(numbers, place);
        return unit(common);
      },
    };
  };
}

interface LastBlock {
  /** `":" no`; where it ends, or undefined where it does not fit or is no ASCII. */
  readonly write: (numbers: Codes, place: number) => number | undefined;
  /** With `"#" t` behind it; the words are good until the next call. */
  readonly ticket: (common: number, ticket: number) => Int32Array;
  readonly unit: (common: number) => Int32Array;
}

function lastBlock({ start, compress }: BlockHash, seed: string): LastBlock {
  const block = new Uint8Array(BLOCK);
  const view = new DataView(block.buffer);
  const afterSeed = new Int32Array(start);
  for (let at = 0; at < BLOCK; at += 1) block[at] = seed.charCodeAt(at);
  compress(afterSeed, view, 0);
  block[0] = COLON;
  const state = new Int32Array(WORDS);
  // Where the text before ended: behind it all is zero.
  let used = BLOCK - 5;
  const digest = (end: number): Int32Array => {
    block[end] = 0x80;
    for (let at = end + 1; at <= used; at += 1) block[at] = 0;
    used = end;
    view.setUint32(BLOCK - 4, (BLOCK + end) * 8);
    state.set(afterSeed);
    compress(state, view, 0);
    return state;
  };
  return {
    write: ({ bytes, starts, foreign }, place) => {
      const from = starts[place] ?? 0;
      const length = (starts[place + 1] ?? 0) - from;
      if (foreign.has(place) || length + 1 > BLOCK - PADDING) return undefined;
      for (let at = 0; at < length; at += 1) block[at + 1] = bytes[from + at] ?? 0;
      used = Math.max(used, length + 1);
      return length + 1;
    },
    ticket: (common, ticket) => digest(putTicket(block, common, ticket)),
    unit: (common) => {
      block.set(UNIT, common);
      return digest(common + UNIT.length);
    },
  };
}

function putTicket(block: Uint8Array, at: number, ticket: number): number {
  block[at] = HASH_SIGN;
  let width = 1;
  for (let left = ticket; left >= 10; left = Math.floor(left / 10)) width += 1;
  let left = ticket;
  for (let place = at + width; place > at; place -= 1) {
    block[place] = ZERO + (left % 10);
    left = Math.floor(left / 10);
  }
  return at + width + 1;
}

/** As their hexadecimal texts would compare. */
function isLower(one: Int32Array, other: Int32Array): boolean {
  for (let word = 0; word < WORDS; word += 1) {
    const [value, against] = [one[word] ?? 0, other[word] ?? 0];
    if (value !== against) return value >>> 0 < against >>> 0;
  }
  return false;
}

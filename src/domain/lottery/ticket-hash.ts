/**
 * The hash of short texts that begin alike, as all tickets do with the seed: the state after their first block is kept,
 * and of many tickets only the digest that counts is written as text.
 */
import type { BlockHash } from './block-hash.ts';
import { BLOCK, hexOf } from './running-hash.ts';

export interface TicketHash {
  /** Undefined for a text that is not one block of ASCII and less than one more with its padding. */
  readonly text: (text: string) => string | undefined;
  /** The smallest digest of `start` with 0, 1, 2 … behind it; undefined where one of these is not such a text. */
  readonly lowest: (start: string, tickets: number) => string | undefined;
}

/** Length and the bit that ends the text take so many bytes of the block. */
const PADDING = 9;

export function ticketHash({ start, compress }: BlockHash): TicketHash {
  const block = new Uint8Array(BLOCK);
  const view = new DataView(block.buffer);
  const state = new Int32Array(start);
  const best = new Int32Array(start);
  const afterHead = new Int32Array(start);
  let head = '';
  /** Where the text's rest ends in the block; undefined where it is not ASCII. */
  const fill = (text: string, from: number, into: number): number | undefined => {
    let all = 0;
    const end = into + text.length - from;
    for (let at = from; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      all |= unit;
      block[into + at - from] = unit;
    }
    return all < 0x80 ? end : undefined;
  };
  const begins = (text: string): boolean => {
    if (head !== '' && text.startsWith(head)) return true;
    const next = text.slice(0, BLOCK);
    if (fill(next, 0, 0) === undefined) return false;
    afterHead.set(start);
    compress(afterHead, view, 0);
    head = next;
    return true;
  };
  const digest = (rest: number): void => {
    block[rest] = 0x80;
    block.fill(0, rest + 1);
    view.setUint32(BLOCK - 4, (BLOCK + rest) * 8);
    state.set(afterHead);
    compress(state, view, 0);
  };
  return {
    text: (text) => {
      const rest = text.length - BLOCK;
      if (rest < 0 || rest > BLOCK - PADDING || !begins(text)) return undefined;
      if (fill(text, BLOCK, 0) === undefined) return undefined;
      digest(rest);
      return hexOf(state);
    },
    lowest: (prefix, tickets) => {
      const digits = String(Math.max(0, tickets - 1)).length;
      const longest = prefix.length - BLOCK + digits;
      if (prefix.length < BLOCK || longest > BLOCK - PADDING || !begins(prefix)) return undefined;
      const common = fill(prefix, BLOCK, 0);
      if (common === undefined) return undefined;
      for (let ticket = 0; ticket < tickets; ticket += 1) {
        // The end of the one before lies behind what all have in common.
        digest(fill(String(ticket), 0, common) ?? common);
        if (ticket === 0 || isLower(state, best)) best.set(state);
      }
      return hexOf(best);
    },
  };
}

/** As their hexadecimal texts would compare. */
function isLower(one: Int32Array, other: Int32Array): boolean {
  for (const [word, value] of one.entries()) {
    const against = other[word] ?? 0;
    if (value !== against) return value >>> 0 < against >>> 0;
  }
  return false;
}

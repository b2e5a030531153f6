import type { HexHash } from './bundle.ts';
import { type Codes, codeAt, compareCodes } from './codes.ts';

/** A digest is eight words of 32 bits. */
export const WORDS = 8;

/** The keys of a draw under one seed. Each is good until the next call. */
export interface SeedKeys {
  /** Step 4: the smallest `H(seed ":" no "#" t)` of so many tickets, for the number at a place. */
  readonly lowest: (numbers: Codes, place: number, tickets: number) => Int32Array;
  /** Step 7: `H(seed ":" no "@unit")`. */
  readonly unit: (numbers: Codes, place: number) => Int32Array;
}

export type KeysOf = (seed: string) => SeedKeys;

/** From the hash of a text, one by one; `printf '%s' "$SEED:$NO#0" | sha256sum` shows a ticket by hand. */
export function textKeys(hash: HexHash): KeysOf {
  return (seed) => ({
    lowest: (numbers, place, tickets) => wordsOf(lowestOf(hash, `${seed}:${codeAt(numbers, place)}#`, tickets)),
    unit: (numbers, place) => wordsOf(hash(`${seed}:${codeAt(numbers, place)}@unit`)),
  });
}

function lowestOf(hash: HexHash, start: string, tickets: number): string {
  let smallest = hash(`${start}0`);
  for (let ticket = 1; ticket < tickets; ticket += 1) {
    const key = hash(`${start}${String(ticket)}`);
    if (key < smallest) smallest = key;
  }
  return smallest;
}

const HEX_OF_WORD = 8;

function wordsOf(hex: string): Int32Array {
  return Int32Array.from({ length: WORDS }, (_, word) =>
    Number.parseInt(hex.slice(HEX_OF_WORD * word, HEX_OF_WORD * (word + 1)), 16),
  );
}

/** Keys side by side, eight words each. */
export type KeyColumn = Uint32Array;

/** Below, comparing is quicker than clearing the counters of a pass. */
const FEW = 4_096;

/**
 * The places of `keys` in ascending order of key, then of number. By the first 32 bits of the keys in two passes of 16,
 * then the few with equal heads by the whole: a million in a blink, where comparing texts takes a second.
 */
export function orderByKey(keys: KeyColumn, numbers: Codes): Uint32Array {
  const count = keys.length / WORDS;
  const isAfter = (left: number, right: number): boolean => {
    const difference = compareKeys(keys, left, right);
    return difference === 0 ? compareCodes(numbers, left, right) > 0 : difference > 0;
  };
  if (count < FEW)
    return Uint32Array.from(Array.from({ length: count }, (_, at) => at).sort((a, b) => (isAfter(a, b) ? 1 : -1)));
  const heads = new Uint32Array(count);
  for (let at = 0; at < count; at += 1) heads[at] = keys[WORDS * at] ?? 0;
  const order = orderByHead(heads);
  for (let at = 1; at < count; at += 1) settleTie(order, at, { heads, isAfter });
  return order;
}

function compareKeys(keys: KeyColumn, left: number, right: number): number {
  for (let word = 0; word < WORDS; word += 1) {
    const difference = (keys[WORDS * left + word] ?? 0) - (keys[WORDS * right + word] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The places in ascending order of their 32 bits; where two are equal the earlier place is first. */
export function orderByHead(heads: Uint32Array): Uint32Array<ArrayBuffer> {
  if (heads.length < FEW) {
    const few = Array.from({ length: heads.length }, (_, at) => at);
    return Uint32Array.from(few.sort((a, b) => (heads[a] ?? 0) - (heads[b] ?? 0)));
  }
  let order = new Uint32Array(heads.length);
  for (let at = 0; at < order.length; at += 1) order[at] = at;
  for (const shift of [0, 16]) order = countingPass(order, heads, shift);
  return order;
}

function countingPass(order: Uint32Array, heads: Uint32Array, shift: number): Uint32Array<ArrayBuffer> {
  const starts = new Uint32Array(0x1_0001);
  for (const head of heads) {
    const digit = (head >>> shift) & 0xffff;
    starts[digit + 1] = (starts[digit + 1] ?? 0) + 1;
  }
  for (let digit = 1; digit < starts.length; digit += 1) {
    starts[digit] = (starts[digit] ?? 0) + (starts[digit - 1] ?? 0);
  }
  const next = new Uint32Array(order.length);
  for (const index of order) {
    const digit = ((heads[index] ?? 0) >>> shift) & 0xffff;
    const place = starts[digit] ?? 0;
    next[place] = index;
    starts[digit] = place + 1;
  }
  return next;
}

interface Ties {
  readonly heads: Uint32Array;
  readonly isAfter: (left: number, right: number) => boolean;
}

/** Insertion among neighbours whose heads are equal. */
function settleTie(order: Uint32Array, from: number, { heads, isAfter }: Ties): void {
  for (let at = from; at > 0; at -= 1) {
    const left = order[at - 1] ?? 0;
    const right = order[at] ?? 0;
    if (heads[left] !== heads[right] || !isAfter(left, right)) return;
    order[at - 1] = right;
    order[at] = left;
  }
}

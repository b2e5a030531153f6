import type { DrawEntry, HexHash } from './bundle.ts';

/** Step 4: the smallest of the entry's ticket hashes; `printf '%s' "$SEED:$NO#0" | sha256sum` shows one by hand. */
export function entryKey(seed: string, entry: Pick<DrawEntry, 'no' | 'tickets'>, hash: HexHash): string {
  const start = `${seed}:${entry.no}#`;
  return hash.lowest?.(start, entry.tickets) ?? lowestOf(hash, start, entry.tickets);
}

/** One by one. */
export function lowestOf(hash: (text: string) => string, start: string, tickets: number): string {
  let smallest = hash(`${start}0`);
  for (let ticket = 1; ticket < tickets; ticket += 1) {
    const key = hash(`${start}${String(ticket)}`);
    if (key < smallest) smallest = key;
  }
  return smallest;
}

const HEX_OF_RADIX = 8;
/** Below, comparing is quicker than clearing the counters of a pass. */
const FEW = 4_096;

/**
 * The places of `keys` in ascending order of key, then of `tie` (the numbers). By the first 32 bits of the keys in two
 * passes of 16, then the few with equal heads by the whole: a million in a blink, where comparing strings takes a
 * second.
 */
export function orderByKey(keys: readonly string[], tie: (index: number) => string): Uint32Array {
  if (keys.length < FEW)
    return Uint32Array.from([...keys.keys()].sort((a, b) => (isAfter(a, b, { keys, tie }) ? 1 : -1)));
  const heads = Uint32Array.from(keys, (key) => Number.parseInt(key.slice(0, HEX_OF_RADIX), 16));
  const order = orderByHead(heads);
  for (let i = 1; i < order.length; i += 1) settleTie(order, i, { heads, keys, tie });
  return order;
}

/** The places in ascending order of their 32 bits; where two are equal the earlier place is first. */
export function orderByHead(heads: Uint32Array): Uint32Array<ArrayBuffer> {
  let order = Uint32Array.from(heads.keys());
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
  readonly keys: readonly string[];
  readonly tie: (index: number) => string;
}

/** Insertion among neighbours whose heads are equal. */
function settleTie(order: Uint32Array, from: number, ties: Ties): void {
  for (let i = from; i > 0; i -= 1) {
    const left = order[i - 1] ?? 0;
    const right = order[i] ?? 0;
    if (ties.heads[left] !== ties.heads[right] || !isAfter(left, right, ties)) return;
    order[i - 1] = right;
    order[i] = left;
  }
}

function isAfter(left: number, right: number, { keys, tie }: Pick<Ties, 'keys' | 'tie'>): boolean {
  const [a, b] = [keys[left] ?? '', keys[right] ?? ''];
  return a === b ? tie(left) > tie(right) : a > b;
}

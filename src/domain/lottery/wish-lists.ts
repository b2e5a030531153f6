/** Lists of pools, each kept once: households of one city wish for few of them. */
export interface WishLists {
  readonly lists: readonly (readonly string[])[];
  /** The place of a list among them. */
  readonly place: (pools: readonly string[]) => number;
  /** The same for `["A","B"]` as it stands in a line; codes only. */
  readonly placeOfBytes: (line: Uint8Array, from: number, to: number) => number;
}

interface KnownBytes {
  readonly bytes: Uint8Array;
  readonly place: number;
}

export function wishLists(): WishLists {
  const lists: (readonly string[])[] = [];
  const places = new Map<string, number>();
  const known = new Map<number, KnownBytes[]>();
  const place = (pools: readonly string[]): number => {
    const name = JSON.stringify(pools);
    const before = places.get(name);
    if (before !== undefined) return before;
    places.set(name, lists.length);
    lists.push(pools);
    return lists.length - 1;
  };
  const placeOfBytes = (line: Uint8Array, from: number, to: number): number => {
    const sum = sumOf(line, from, to);
    const alike = known.get(sum) ?? [];
    if (alike.length === 0) known.set(sum, alike);
    const before = alike.find(({ bytes }) => bytes.length === to - from && isSame(bytes, line, from));
    if (before !== undefined) return before.place;
    const bytes = line.slice(from, to);
    const found = place(JSON.parse(String.fromCharCode(...bytes)) as readonly string[]);
    alike.push({ bytes, place: found });
    return found;
  };
  return { lists, place, placeOfBytes };
}

/** Fowler, Noll, Vo: only a first look, the bytes themselves decide. */
function sumOf(line: Uint8Array, from: number, to: number): number {
  let sum = 0x811c9dc5;
  for (let at = from; at < to; at += 1) sum = Math.imul(sum ^ (line[at] ?? 0), 0x01000193);
  return sum;
}

function isSame(bytes: Uint8Array, line: Uint8Array, from: number): boolean {
  for (let at = 0; at < bytes.length; at += 1) if (bytes[at] !== line[from + at]) return false;
  return true;
}

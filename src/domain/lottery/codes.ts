/**
 * Numbers of people and units side by side in one buffer: as texts of their own a million of them would fill the memory.
 * What is not ASCII is no code and is kept as it is, so that it can be named when it is refused.
 */
export interface Codes {
  readonly count: number;
  readonly bytes: Uint8Array;
  /** Where the code of each place begins, and behind the last where it ends. */
  readonly starts: Uint32Array;
  readonly foreign: ReadonlyMap<number, string>;
}

export interface CodesBuilder {
  readonly text: (code: string) => void;
  /** A code as it stands in a line. */
  readonly copy: (line: Uint8Array, from: number, to: number) => void;
  readonly built: () => Codes;
}

const ROOM = 1_024;
const ASCII_END = 0x80;

export function codesBuilder(): CodesBuilder {
  let bytes = new Uint8Array(ROOM * 10);
  let starts = new Uint32Array(ROOM);
  let count = 0;
  let end = 0;
  const foreign = new Map<number, string>();
  const begin = (length: number): void => {
    if (end + length > bytes.length) bytes = grown(bytes, new Uint8Array(2 * (bytes.length + length)));
    if (count + 2 > starts.length) starts = grown(starts, new Uint32Array(2 * starts.length));
  };
  const close = (length: number): void => {
    end += length;
    count += 1;
    starts[count] = end;
  };
  return {
    text: (code) => {
      begin(code.length);
      let all = 0;
      for (let at = 0; at < code.length; at += 1) {
        const unit = code.charCodeAt(at);
        all |= unit;
        bytes[end + at] = unit;
      }
      if (all >= ASCII_END) foreign.set(count, code);
      close(code.length);
    },
    copy: (line, from, to) => {
      begin(to - from);
      for (let at = from; at < to; at += 1) bytes[end + at - from] = line[at] ?? 0;
      close(to - from);
    },
    built: () => ({ count, bytes: bytes.slice(0, end), starts: starts.slice(0, count + 1), foreign }),
  };
}

function grown<T extends Uint8Array | Uint32Array>(from: T, into: T): T {
  into.set(from);
  return into;
}

/** Empty for a place that is none. */
export function codeAt({ count, bytes, starts, foreign }: Codes, place: number): string {
  if (place < 0 || place >= count) return '';
  const kept = foreign.get(place);
  if (kept !== undefined) return kept;
  return String.fromCharCode(...bytes.subarray(starts[place], starts[place + 1]));
}

/** Below zero when the code at `left` sorts before the one at `right`; both must be ASCII. */
export function compareCodes({ bytes, starts }: Codes, left: number, right: number): number {
  const [from, other] = [starts[left] ?? 0, starts[right] ?? 0];
  const length = (starts[left + 1] ?? 0) - from;
  const otherLength = (starts[right + 1] ?? 0) - other;
  for (let at = 0; at < length && at < otherLength; at += 1) {
    const difference = (bytes[from + at] ?? 0) - (bytes[other + at] ?? 0);
    if (difference !== 0) return difference;
  }
  return length - otherLength;
}

/** Where a code stands among sorted ones; −1 when it does not. */
export function placeOfCode(codes: Codes, wanted: string): number {
  let [low, high] = [0, codes.count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (codeAt(codes, middle) < wanted) low = middle + 1;
    else high = middle;
  }
  return low < codes.count && codeAt(codes, low) === wanted ? low : -1;
}

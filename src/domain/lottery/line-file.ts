/** The lines of an NDJSON file as the bytes that they are: a million of them as text would fill the memory. */
export interface LineFile extends Iterable<Uint8Array> {
  readonly count: number;
  /** Without the line feed. */
  readonly at: (index: number) => Uint8Array;
}

const LINE_FEED = 10;

/** Undefined when the last line has no line feed. */
export function lineFile(file: Uint8Array): LineFile | undefined {
  // Parts of a Buffer are Buffers, which take three times as long to be made.
  const bytes = new Uint8Array(file.buffer, file.byteOffset, file.length);
  if (bytes.length > 0 && bytes.at(-1) !== LINE_FEED) return undefined;
  const ends = lineEnds(bytes);
  const at = (index: number): Uint8Array => bytes.subarray(index === 0 ? 0 : (ends[index - 1] ?? 0) + 1, ends[index]);
  return {
    count: ends.length,
    at,
    *[Symbol.iterator]() {
      for (let index = 0; index < ends.length; index += 1) yield at(index);
    },
  };
}

function lineEnds(bytes: Uint8Array): Uint32Array {
  let lines = 0;
  for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, at + 1)) lines += 1;
  const ends = new Uint32Array(lines);
  let at = -1;
  for (let line = 0; line < lines; line += 1) {
    at = bytes.indexOf(LINE_FEED, at + 1);
    ends[line] = at;
  }
  return ends;
}

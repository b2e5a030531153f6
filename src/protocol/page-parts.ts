/**
 * A page of the hub's order in parts, for a reader that asks for it (`accept`): the page itself, and then each run that
 * it only names, as its device packed it. So a hub hands on a run of a thousand events without reading one of them.
 *
 * Each part is four bytes of length, most significant first, and a frame of zstd: frames without lengths would do, if the
 * platform's reader did not end with the first one.
 */
export const PAGE_TYPE = 'application/x-anju-page';

const LENGTH_BYTES = 4;

export function joinParts(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + LENGTH_BYTES + part.length, 0));
  const lengths = new DataView(joined.buffer);
  let at = 0;
  for (const part of parts) {
    lengths.setUint32(at, part.length);
    joined.set(part, at + LENGTH_BYTES);
    at += LENGTH_BYTES + part.length;
  }
  return joined;
}

/** Undefined where a length leads beyond the end, or the last one not to it. */
export function splitParts(joined: Uint8Array): readonly Uint8Array[] | undefined {
  const lengths = new DataView(joined.buffer, joined.byteOffset, joined.byteLength);
  const parts: Uint8Array[] = [];
  let at = 0;
  while (at + LENGTH_BYTES <= joined.length) {
    const end = at + LENGTH_BYTES + lengths.getUint32(at);
    if (end > joined.length) return undefined;
    parts.push(joined.subarray(at + LENGTH_BYTES, end));
    at = end;
  }
  return at === joined.length && parts.length > 0 ? parts : undefined;
}

/**
 * How many bytes the platform's zstd is given to write to at a time. With its own 16 KB, a run of a thousand events comes
 * in forty pieces, each with a way through the pool of threads and back: five times the work of unpacking it in one.
 */
const LEAST = 16 * 1024;
const MOST = 1024 * 1024;

/** For what comes in `length` bytes: runs of events unpack to five to eight times that. */
export function unpackingChunk(length: number): number {
  return Math.min(Math.max(LEAST, 8 * length), MOST);
}

/** For what is packed from `length` bytes. */
export function packingChunk(length: number): number {
  return Math.min(Math.max(LEAST, Math.ceil(length / 4)), MOST);
}

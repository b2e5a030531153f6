import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { StoreFault, guarded } from './store-fault.ts';

/**
 * Looks at a write-ahead log that a crash left behind, before SQLite recovers it. SQLite takes the first frame whose
 * checksum fails for the end of the log, as after a power cut in the middle of a write; were it a damaged byte, all
 * that was saved after it would be gone without a word (fault 10).
 *
 * The two are told apart by what comes after. With `synchronous=FULL` a transaction is flushed before the next one is
 * written, so a whole transaction behind the bad frame, with one more frame that continues it, proves that the bad
 * frame was safe on the disk once. A frame is checked against the checksum stored in the frame before it, so stale
 * frames of an earlier crash do not count. The last two transactions cannot be judged: they may be torn. That one of
 * them had been saved is told by last-write.ts.
 */
export function checkWal(database: string): void {
  const path = `${database}-wal`;
  if (!existsSync(path)) return;
  guarded(path, () => {
    const handle = openSync(path, 'r');
    try {
      if (!isDamaged(handle)) return;
      throw new StoreFault('corrupt', 'the write-ahead log is damaged: what was saved last would be lost', {
        subject: 'desk.db-wal',
      });
    } finally {
      closeSync(handle);
    }
  });
}

const HEADER = 32;
const FRAME_HEADER = 24;
/** Checksums over little-endian words, which is what every machine that we run on writes. */
const MAGIC = 0x37_7f_06_82;

type Sums = readonly [number, number];

function isDamaged(handle: number): boolean {
  const { size } = fstatSync(handle);
  const header = readAt(handle, 0, HEADER);
  if (header.length < HEADER || size < HEADER + FRAME_HEADER) return false;
  if (header.readUInt32BE(0) !== MAGIC) return true;
  const headerSums: Sums = [header.readUInt32BE(24), header.readUInt32BE(28)];
  // The header is flushed before the first frame is written: with frames behind it, it was whole once.
  if (!isEqual(checksum(header.subarray(0, 24), [0, 0]), headerSums)) return true;
  if (!hasSavedFrameBehindBreak(handle, { header, sums: headerSums, size })) return false;
  // Another process may have begun the log anew while we were reading.
  return readAt(handle, 0, HEADER).equals(header);
}

interface Log {
  readonly header: Buffer;
  readonly sums: Sums;
  readonly size: number;
}

function hasSavedFrameBehindBreak(handle: number, { header, sums, size }: Log): boolean {
  const frameSize = FRAME_HEADER + header.readUInt32BE(8);
  const salts = header.subarray(16, 24);
  let before = sums;
  let broken = false;
  let afterCommit = false;
  for (let at = HEADER; at + frameSize <= size; at += frameSize) {
    const frame = readAt(handle, at, frameSize);
    if (frame.length < frameSize) return false;
    const stored: Sums = [frame.readUInt32BE(16), frame.readUInt32BE(20)];
    const computed = checksum(frame.subarray(FRAME_HEADER), checksum(frame.subarray(0, 8), before));
    const isValid = frame.subarray(8, 16).equals(salts) && isEqual(computed, stored);
    if (broken && isValid && afterCommit) return true;
    if (!isValid) broken = true;
    afterCommit = broken && isValid && frame.readUInt32BE(4) !== 0;
    before = stored;
  }
  return false;
}

/** SQLite's own, over pairs of words. */
function checksum(bytes: Buffer, [first, second]: Sums): Sums {
  let s0 = first;
  let s1 = second;
  for (let at = 0; at < bytes.length; at += 8) {
    s0 = (s0 + bytes.readUInt32LE(at) + s1) >>> 0;
    s1 = (s1 + bytes.readUInt32LE(at + 4) + s0) >>> 0;
  }
  return [s0, s1];
}

function isEqual(a: Sums, b: Sums): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

function readAt(handle: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readSync(handle, bytes, 0, length, at));
}

import { hash, timingSafeEqual } from 'node:crypto';
import { closeSync, constants, existsSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Database } from './connection.ts';
import { deviceHead, eventHashAt } from './event-log.ts';
import { StoreFault } from './store-fault.ts';

/**
 * `last-write` beside the database: how far this desk's own chain had come when the desk last said "saved".
 *
 * Why: a byte damaged in the last transactions of the write-ahead log looks as those transactions do when a power cut
 * tore them, and SQLite drops them without a word (wal-check.ts, fault 10). The chain ends one command earlier, and is
 * sound. Only a note of its own can tell that it had been longer.
 *
 * Why it never gives a false alarm: a note is written after its transaction was flushed, so what it names is on the
 * disk. It is written without an fsync: after a power cut it may be older or gone, and says less or nothing. Its two
 * slots lie in sectors of their own and take turns, so a torn note leaves the one before. A note that was not written
 * under this desk's key, or not whole, is none. Two programs on one folder may put an older note over a newer one:
 * every note is a lower bound.
 *
 * It holds no personal data: an id, a number, and the hash of an event. A backup does not carry it.
 */
export interface LastWrite {
  /** After the transaction returned and before anybody is told. */
  note(place: ChainPlace): void;
  close(): void;
}

export interface ChainPlace {
  readonly device: string;
  readonly deviceSequence: number;
  /** Lower-case hex. */
  readonly hash: string;
}

const SECTOR = 512;
const SLOTS = [0, SECTOR] as const;
/** mark · sequence · hash · device, then the check over key and all of these. */
const MARK = 'anju-lw1';
const AT = { sequence: 8, hash: 16, device: 48, check: 88 } as const;
const RECORD = AT.check + 16;

export function lastWritePath(folder: string): string {
  return join(folder, 'last-write');
}

/** The chain places that the notes of this folder name; none from a missing, foreign or damaged file. */
export function notedPlaces(folder: string, key: Uint8Array): readonly ChainPlace[] {
  const path = lastWritePath(folder);
  if (!existsSync(path)) return [];
  const handle = openSync(path, 'r');
  try {
    return SLOTS.flatMap((at) => readSlot(handle, at, key) ?? []);
  } finally {
    closeSync(handle);
  }
}

/** Of a migrated file: `corrupt` in words when the log does not hold an event that a note names. */
export function lossOf(db: Database, noted: readonly ChainPlace[]): StoreFault | undefined {
  for (const { device, deviceSequence, hash: expected } of noted) {
    if (eventHashAt(db, device, deviceSequence)?.toString('hex') === expected) continue;
    const reached = deviceHead(db, device)?.deviceSequence ?? 0;
    return new StoreFault(
      'corrupt',
      `the database lacks what was saved last: event ${String(deviceSequence)} of this desk is not in it as it was ` +
        `saved, the log reaches ${String(reached)}`,
      { subject: basename(db.name) },
    );
  }
  return undefined;
}

/** Once a loss was told and accepted: from now on the log is what it is. */
export function forgetLastWrite(folder: string): void {
  rmSync(lastWritePath(folder), { force: true });
}

/** Opens the notes for writing; where the disk refuses, a desk works without them as one did before. */
export function openLastWrite(folder: string, key: Uint8Array): LastWrite {
  const handle = openForNotes(lastWritePath(folder));
  // The slot that says less is the one to write first.
  let slot = handle === undefined ? 0 : olderSlot(handle, key);
  let open = handle;
  const keyed = Buffer.alloc(key.length + AT.check);
  keyed.set(key);
  const body = keyed.subarray(key.length);
  const record = Buffer.alloc(RECORD);
  const close = (): void => {
    if (open !== undefined) closeSync(open);
    open = undefined;
  };
  return {
    note: (place) => {
      if (open === undefined) return;
      fill(body, place);
      body.copy(record);
      checkOf(keyed).copy(record, AT.check);
      try {
        writeSync(open, record, 0, RECORD, SLOTS[slot]);
        slot = slot === 0 ? 1 : 0;
      } catch {
        // The command is saved all the same; the older note stays true.
        close();
      }
    },
    close,
  };
}

function openForNotes(path: string): number | undefined {
  try {
    const isNew = !existsSync(path);
    const handle = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600);
    // Whole from the start: a full disk must not keep later notes from being written.
    if (isNew) writeSync(handle, Buffer.alloc(2 * SECTOR), 0, 2 * SECTOR, 0);
    return handle;
  } catch {
    return undefined;
  }
}

function olderSlot(handle: number, key: Uint8Array): 0 | 1 {
  const [first, second] = SLOTS.map((at) => readSlot(handle, at, key)?.deviceSequence ?? -1);
  return (first ?? -1) <= (second ?? -1) ? 0 : 1;
}

function fill(body: Buffer, place: ChainPlace): void {
  body.write(MARK, 0, 'latin1');
  body.writeBigUInt64BE(BigInt(place.deviceSequence), AT.sequence);
  body.write(place.hash, AT.hash, 'hex');
  body.fill(0, AT.device);
  body.write(place.device, AT.device, 'latin1');
}

function readSlot(handle: number, at: number, key: Uint8Array): ChainPlace | undefined {
  const record = Buffer.alloc(RECORD);
  if (readSync(handle, record, 0, RECORD, at) < RECORD) return undefined;
  const body = record.subarray(0, AT.check);
  if (!timingSafeEqual(checkOf(Buffer.concat([key, body])), record.subarray(AT.check))) return undefined;
  const device = body.subarray(AT.device);
  return {
    device: device.toString('latin1').replace(/\0+$/, ''),
    deviceSequence: Number(body.readBigUInt64BE(AT.sequence)),
    hash: body.subarray(AT.hash, AT.device).toString('hex'),
  };
}

/** Keyed: the notes of another desk that were copied here are none. The length is fixed, so a prefix key will do. */
function checkOf(keyed: Buffer): Buffer {
  return hash('sha256', keyed, 'buffer').subarray(0, RECORD - AT.check);
}

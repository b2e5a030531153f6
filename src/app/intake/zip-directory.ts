/**
 * The central directory of a ZIP file that somebody sent. Nothing in it is believed before it is checked: places and
 * sizes must lie within the file and not overlap, names must be plain relative paths, and what the files unpack to is
 * bounded before a byte is unpacked. One check that fails refuses the whole file.
 *
 * Read: ZIP without ZIP64, one disk, stored or deflated, UTF-8 names. Signatures and offsets are those of APPNOTE 6.3.
 */
import { type ImportReasonCode } from '../../contract/import-reason.ts';
import { type Result, err, ok } from '../../kernel/result.ts';

export interface ZipEntry {
  /** Normalised to NFC: one system writes accents and Hangul composed, another apart. */
  readonly name: string;
  readonly method: 'stored' | 'deflated';
  readonly packedSize: number;
  readonly size: number;
  readonly crc32: number;
  /** Where its local header begins. */
  readonly start: number;
  /** Where the next entry's header, or the directory, begins. */
  readonly end: number;
}

export interface ZipLimits {
  readonly files: number;
  /** Bytes of the directory itself. */
  readonly directoryBytes: number;
  /** Bytes of all files unpacked. */
  readonly unpackedBytes: number;
  /** How often larger than packed a file may be; small files are free. */
  readonly ratio: number;
}

export const zipLimits: ZipLimits = {
  files: 65_534,
  directoryBytes: 32 * 1024 * 1024,
  unpackedBytes: 8 * 1024 ** 3,
  ratio: 250,
};

export interface ZipProblem {
  readonly code: ImportReasonCode;
  readonly detail: string;
}

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
const END_BYTES = 22;
const LOCATOR_BYTES = 20;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const MAX_COMMENT = 0xffff;
/** The extra field of a local header and a data descriptor may stand between entries, and no more. */
const MAX_GAP = 0xffff + 24;
const MAX_NAME_BYTES = 500;
const RATIO_FREE_BYTES = 1024 * 1024;
/** Encrypted, strongly encrypted, masked headers. */
const ENCRYPTED_FLAGS = 0x0001 | 0x0040 | 0x2000;

export async function readZipDirectory(
  file: Blob,
  limits: ZipLimits = zipLimits,
): Promise<Result<ReadonlyMap<string, ZipEntry>, ZipProblem>> {
  const end = await findEnd(file);
  if (!end.ok) return end;
  const { count, offset, size } = end.value;
  if (count > limits.files) return refuse('too-many-files', String(count));
  if (size > limits.directoryBytes) return refuse('too-many-files');
  const bytes = new DataView(await file.slice(offset, offset + size).arrayBuffer());
  const entries = parseEntries(bytes, count);
  if (!entries.ok) return entries;
  return checked(entries.value, offset, limits);
}

interface DirectoryPlace {
  readonly count: number;
  readonly offset: number;
  readonly size: number;
}

/** The end record closes the file; before it stands the directory, right up against it. */
async function findEnd(file: Blob): Promise<Result<DirectoryPlace, ZipProblem>> {
  if (file.size < END_BYTES) return refuse('not-a-zip');
  const tailStart = Math.max(0, file.size - END_BYTES - MAX_COMMENT - LOCATOR_BYTES);
  const tail = new DataView(await file.slice(tailStart).arrayBuffer());
  for (let at = tail.byteLength - END_BYTES; at >= 0; at -= 1) {
    if (tail.getUint32(at, true) !== END_SIGNATURE) continue;
    if (at + END_BYTES + tail.getUint16(at + 20, true) !== tail.byteLength) continue;
    return placeOf(tail, at, tailStart + at);
  }
  return refuse('not-a-zip');
}

function placeOf(tail: DataView, at: number, endOffset: number): Result<DirectoryPlace, ZipProblem> {
  const count = tail.getUint16(at + 10, true);
  const size = tail.getUint32(at + 12, true);
  const offset = tail.getUint32(at + 16, true);
  const before = at - LOCATOR_BYTES;
  if (before >= 0 && tail.getUint32(before, true) === ZIP64_LOCATOR_SIGNATURE) return refuse('zip64');
  if (count === 0xffff || size === 0xffffffff || offset === 0xffffffff) return refuse('zip64');
  const isOneDisk = tail.getUint16(at + 4, true) === 0 && tail.getUint16(at + 6, true) === 0;
  if (!isOneDisk || tail.getUint16(at + 8, true) !== count) return refuse('not-a-zip', 'more than one disk');
  if (offset + size !== endOffset) return refuse('not-a-zip', 'the directory does not fit');
  return ok({ count, offset, size });
}

type ParsedEntry = Omit<ZipEntry, 'end'> & { readonly nameBytes: number };

function parseEntries(bytes: DataView, count: number): Result<readonly ParsedEntry[], ZipProblem> {
  const entries: ParsedEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + ENTRY_BYTES > bytes.byteLength || bytes.getUint32(at, true) !== ENTRY_SIGNATURE) {
      return refuse('not-a-zip', 'the directory is damaged');
    }
    const nameBytes = bytes.getUint16(at + 28, true);
    const next = at + ENTRY_BYTES + nameBytes + bytes.getUint16(at + 30, true) + bytes.getUint16(at + 32, true);
    if (next > bytes.byteLength) return refuse('not-a-zip', 'the directory is damaged');
    const entry = parseEntry(bytes, at, nameBytes);
    if (!entry.ok) return entry;
    entries.push(entry.value);
    at = next;
  }
  return at === bytes.byteLength ? ok(entries) : refuse('not-a-zip', 'the directory is damaged');
}

function parseEntry(bytes: DataView, at: number, nameBytes: number): Result<ParsedEntry, ZipProblem> {
  const name = safeName(new Uint8Array(bytes.buffer, bytes.byteOffset + at + ENTRY_BYTES, nameBytes));
  if (name === undefined) return refuse('unsafe-name');
  if ((bytes.getUint16(at + 8, true) & ENCRYPTED_FLAGS) !== 0) return refuse('encrypted', name);
  const method = bytes.getUint16(at + 10, true);
  if (method !== 0 && method !== 8) return refuse('unknown-compression', name);
  const packedSize = bytes.getUint32(at + 20, true);
  const size = bytes.getUint32(at + 24, true);
  const start = bytes.getUint32(at + 42, true);
  if ([packedSize, size, start].includes(0xffffffff)) return refuse('zip64', name);
  if (method === 0 && packedSize !== size) return refuse('not-a-zip', 'sizes of a stored file differ');
  const crc32 = bytes.getUint32(at + 16, true);
  return ok({ name, method: method === 0 ? 'stored' : 'deflated', packedSize, size, crc32, start, nameBytes });
}

/** A plain relative path, or undefined: no root, drive, backslash, `.`, `..`, empty part, control or bidi character. */
function safeName(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0 || bytes.length > MAX_NAME_BYTES) return undefined;
  const name = utf8Text(bytes)?.normalize('NFC');
  if (name === undefined || /[\p{Cc}\\:\u200b\u202a-\u202e\u2066-\u2069\ufeff]/u.test(name)) return undefined;
  const parts = (name.endsWith('/') ? name.slice(0, -1) : name).split('/');
  return parts.every((part) => part !== '' && part !== '.' && part !== '..') ? name : undefined;
}

/** The text of UTF-8 bytes without a byte order mark; undefined when they are not UTF-8. */
export function utf8Text(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Names once, places apart, sizes within bounds; folders are left out. */
function checked(
  entries: readonly ParsedEntry[],
  directoryAt: number,
  limits: ZipLimits,
): Result<ReadonlyMap<string, ZipEntry>, ZipProblem> {
  const byPlace = entries.toSorted((a, b) => a.start - b.start);
  const found = new Map<string, ZipEntry>();
  let unpacked = 0;
  let free = 0;
  if ((byPlace[0]?.start ?? 0) !== 0) return refuse('not-a-zip', 'something stands before the first file');
  for (const [index, { nameBytes, ...entry }] of byPlace.entries()) {
    const end = byPlace[index + 1]?.start ?? directoryAt;
    const needed = LOCAL_BYTES + nameBytes + entry.packedSize;
    const gap = end - entry.start - needed;
    if (entry.start < free || gap < 0 || gap > MAX_GAP) return refuse('overlapping', entry.name);
    free = entry.start + needed;
    unpacked += entry.size;
    const isBomb = entry.size > RATIO_FREE_BYTES && entry.size > entry.packedSize * limits.ratio;
    if (isBomb || unpacked > limits.unpackedBytes) return refuse('unpacks-too-far', entry.name);
    if (found.has(entry.name)) return refuse('name-twice', entry.name);
    if (!entry.name.endsWith('/')) found.set(entry.name, { ...entry, end });
  }
  return ok(found);
}

function refuse(code: ImportReasonCode, detail = ''): Result<never, ZipProblem> {
  return err({ code, detail });
}

/**
 * Reads single files out of a ZIP without unpacking the rest: packages of gigabytes go through with one file in memory.
 * What comes out has the size and the CRC-32 that the directory promised, or is refused.
 */
import { crc32, inflateRawSync } from 'node:zlib';
import { type Result, err, ok } from '../../kernel/result.ts';
import {
  type ZipEntry,
  type ZipLimits,
  type ZipProblem,
  readZipDirectory,
  utf8Text,
  zipLimits,
} from './zip-directory.ts';

export interface ZipReader {
  readonly names: readonly string[];
  /** The unpacked bytes: `file-missing`, `file-too-large` (above `limit` bytes) or `file-damaged` when not. */
  read(name: string, limit: number): Promise<Result<Uint8Array, ZipProblem>>;
}

const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;

export async function openZip(file: Blob, limits: ZipLimits = zipLimits): Promise<Result<ZipReader, ZipProblem>> {
  const directory = await readZipDirectory(file, limits);
  if (!directory.ok) return directory;
  const entries = directory.value;
  return ok({
    names: [...entries.keys()],
    read: async (name, limit) => {
      const entry = entries.get(name.normalize('NFC'));
      if (entry === undefined) return err({ code: 'file-missing', detail: name });
      if (entry.size > limit) return err({ code: 'file-too-large', detail: name });
      const bytes = unpacked(entry, Buffer.from(await file.slice(entry.start, entry.end).arrayBuffer()));
      return bytes === undefined ? err({ code: 'file-damaged', detail: name }) : ok(bytes);
    },
  });
}

function unpacked(entry: ZipEntry, place: Buffer): Uint8Array | undefined {
  const packed = packedBytes(entry, place);
  if (packed === undefined) return undefined;
  const bytes = entry.method === 'stored' ? packed : inflated(packed, entry.size);
  return bytes?.length === entry.size && crc32(bytes) === entry.crc32 ? bytes : undefined;
}

/** The data after the local header, which must belong to the same file as the directory's entry. */
function packedBytes(entry: ZipEntry, place: Buffer): Buffer | undefined {
  if (place.length < LOCAL_BYTES || place.readUInt32LE(0) !== LOCAL_SIGNATURE) return undefined;
  const nameEnd = LOCAL_BYTES + place.readUInt16LE(26);
  const dataStart = nameEnd + place.readUInt16LE(28);
  if (dataStart + entry.packedSize > place.length) return undefined;
  if (utf8Text(place.subarray(LOCAL_BYTES, nameEnd))?.normalize('NFC') !== entry.name) return undefined;
  return place.subarray(dataStart, dataStart + entry.packedSize);
}

/** Never unpacks beyond the promised size, whatever the data says. */
function inflated(packed: Buffer, size: number): Buffer | undefined {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}

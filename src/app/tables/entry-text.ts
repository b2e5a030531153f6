/**
 * The text of one file inside a ZIP, in portions: a sheet of 300,000 lines is a hundred megabytes of XML and is never in
 * memory whole. Size and CRC-32 are those that the directory promised, or the reading fails.
 */
import { crc32 } from 'node:zlib';
import type { ZipEntry } from '../intake/zip-directory.ts';
import { bytesOf } from './bytes-of.ts';
import { TableFault } from './table-row.ts';

const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;

export interface EntryText {
  portions(): AsyncGenerator<string, void>;
  /** Packed bytes that were read so far. */
  readonly read: () => number;
}

export function entryText(file: Blob, entry: ZipEntry): EntryText {
  let read = 0;
  return {
    read: () => read,
    async *portions() {
      const start = await dataStart(file, entry);
      const packed = countedStream(file.slice(start, start + entry.packedSize), (bytes) => {
        read += bytes;
      });
      const plain = entry.method === 'stored' ? packed : packed.pipeThrough(new DecompressionStream('deflate-raw'));
      const decoder = new TextDecoder('utf-8', { fatal: true });
      let size = 0;
      let sum = 0;
      try {
        for await (const bytes of bytesOf(plain)) {
          size += bytes.length;
          if (size > entry.size) throw new TableFault('damaged');
          sum = crc32(bytes, sum);
          yield decoder.decode(bytes, { stream: true });
        }
        yield decoder.decode();
      } catch (error) {
        throw error instanceof TableFault ? error : new TableFault('damaged', error);
      }
      if (size !== entry.size || sum !== entry.crc32) throw new TableFault('damaged');
    },
  };
}

function countedStream(part: Blob, count: (bytes: number) => void): ReadableStream<Uint8Array<ArrayBuffer>> {
  const counting = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(bytes, controller) {
      count(bytes.length);
      controller.enqueue(bytes);
    },
  });
  return part.stream().pipeThrough(counting);
}

/** The data begins after the local header, whose name and extra field have lengths of their own. */
async function dataStart(file: Blob, { start }: ZipEntry): Promise<number> {
  const header = new DataView(await file.slice(start, start + LOCAL_BYTES).arrayBuffer());
  if (header.byteLength < LOCAL_BYTES || header.getUint32(0, true) !== LOCAL_SIGNATURE) {
    throw new TableFault('damaged');
  }
  return start + LOCAL_BYTES + header.getUint16(26, true) + header.getUint16(28, true);
}

/** Writes ZIP files, honest ones and such as nobody should send: every field can be made to lie. */
import { crc32, deflateRawSync } from 'node:zlib';
import type { Bytes } from './sample-files.ts';

export interface ZipItem {
  readonly name: string | Uint8Array;
  readonly data: Uint8Array;
  readonly method?: 'stored' | 'deflated';
  /** What the headers say instead of the truth. */
  readonly lie?: {
    readonly flags?: number;
    readonly method?: number;
    readonly crc32?: number;
    readonly size?: number;
    readonly packedSize?: number;
    readonly localName?: string;
    readonly start?: number;
    readonly offsetBy?: number;
  };
}

const UTF8_FLAG = 0x0800;

export function writeZip(items: readonly ZipItem[], comment = ''): Bytes {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const item of items) {
    const local = localPart(item);
    directory.push(directoryPart(item, local, offset));
    parts.push(local.header, local.packed);
    offset += local.header.length + local.packed.length;
  }
  const directoryBytes = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(items.length & 0xffff, 8);
  end.writeUInt16LE(items.length & 0xffff, 10);
  end.writeUInt32LE(directoryBytes.length, 12);
  end.writeUInt32LE(offset, 16);
  const tail = Buffer.from(comment);
  end.writeUInt16LE(tail.length, 20);
  return new Uint8Array(Buffer.concat([...parts, directoryBytes, end, tail]));
}

interface LocalPart {
  readonly header: Buffer;
  readonly packed: Buffer;
  readonly common: Buffer;
}

/** `common` is what local header and directory share: from the version on to the length of the extra field. */
function localPart({ name, data, method = 'deflated', lie = {} }: ZipItem): LocalPart {
  const packed = method === 'deflated' ? deflateRawSync(data) : Buffer.from(data);
  const nameBytes = Buffer.from(lie.localName ?? name);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(lie.flags ?? UTF8_FLAG, 2);
  common.writeUInt16LE(lie.method ?? (method === 'deflated' ? 8 : 0), 4);
  common.writeUInt16LE(0x5a21, 8);
  common.writeUInt32LE((lie.crc32 ?? crc32(data)) >>> 0, 10);
  common.writeUInt32LE(lie.packedSize ?? packed.length, 14);
  common.writeUInt32LE(lie.size ?? data.length, 18);
  common.writeUInt16LE(nameBytes.length, 22);
  const signature = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
  return { header: Buffer.concat([signature, common, nameBytes]), packed, common };
}

function directoryPart({ name, lie = {} }: ZipItem, { common }: LocalPart, offset: number): Buffer {
  const nameBytes = Buffer.from(name);
  const head = Buffer.from([0x50, 0x4b, 0x01, 0x02, 20, 3]);
  const shared = Buffer.from(common);
  shared.writeUInt16LE(nameBytes.length, 22);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(lie.start ?? offset + (lie.offsetBy ?? 0), 10);
  return Buffer.concat([head, shared, rest, nameBytes]);
}

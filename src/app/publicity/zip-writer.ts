/** Puts a few files into a ZIP, as an .xlsx and a folder for a website need it: deflated, names in UTF-8. */
import { promisify } from 'node:util';
import { crc32, deflateRaw, deflateRawSync } from 'node:zlib';
import type { Pace } from '../pace.ts';

export interface ZipFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
/** 1 January 1980, the first day that the format knows: the same files give the same bytes. */
const NO_TIME = 0x0021;

export function zipOf(files: readonly ZipFile[]): Uint8Array<ArrayBuffer> {
  const zip = zipBuilder();
  for (const { name, content } of files) {
    const data = bytesOf(content);
    zip.add(name, data, deflateRawSync(data));
  }
  return zip.end();
}

/** The same: packed beside this thread, a file at a time. */
export async function pacedZip(files: readonly ZipFile[], pace: Pace): Promise<Uint8Array<ArrayBuffer>> {
  const zip = zipBuilder();
  for (const { name, content } of files) {
    const data = bytesOf(content);
    if (pace.isDue()) await pace.turn();
    zip.add(name, data, await deflated(data));
  }
  return zip.end();
}

const deflated = promisify<Buffer, Buffer>(deflateRaw);

function bytesOf(content: string | Uint8Array): Buffer {
  return typeof content === 'string'
    ? Buffer.from(content, 'utf8')
    : Buffer.from(content.buffer, content.byteOffset, content.byteLength);
}

interface ZipBuilder {
  readonly add: (name: string, data: Buffer, packed: Buffer) => void;
  readonly end: () => Uint8Array<ArrayBuffer>;
}

function zipBuilder(): ZipBuilder {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  return {
    add: (name, data, packed) => {
      const nameBytes = Buffer.from(name, 'utf8');
      const shared = sharedFields({ data, packed, nameLength: nameBytes.length });
      const local = Buffer.alloc(4);
      local.writeUInt32LE(LOCAL);
      const central = Buffer.alloc(6);
      central.writeUInt32LE(CENTRAL);
      central.writeUInt16LE(VERSION, 4);
      const place = Buffer.alloc(14);
      place.writeUInt32LE(offset, 10);
      bodies.push(local, shared, nameBytes, packed);
      directory.push(central, shared, place, nameBytes);
      offset += local.length + shared.length + nameBytes.length + packed.length;
    },
    end: () => {
      const list = Buffer.concat(directory);
      const end = Buffer.alloc(22);
      const files = directory.length / 4;
      end.writeUInt32LE(END);
      end.writeUInt16LE(files, 8);
      end.writeUInt16LE(files, 10);
      end.writeUInt32LE(list.length, 12);
      end.writeUInt32LE(offset, 16);
      const whole = new Uint8Array(offset + list.length + end.length);
      let at = 0;
      for (const part of [...bodies, list, end]) {
        whole.set(part, at);
        at += part.length;
      }
      return whole;
    },
  };
}

interface Packed {
  readonly data: Buffer;
  readonly packed: Buffer;
  readonly nameLength: number;
}

/** The fields that stand alike before a file and in the list at the end. */
function sharedFields({ data, packed, nameLength }: Packed): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(VERSION, 0);
  fields.writeUInt16LE(UTF8_NAMES, 2);
  fields.writeUInt16LE(DEFLATED, 4);
  fields.writeUInt16LE(NO_TIME, 8);
  fields.writeUInt32LE(crc32(data), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(data.length, 18);
  fields.writeUInt16LE(nameLength, 22);
  return fields;
}

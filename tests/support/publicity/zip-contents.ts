import { inflateRawSync } from 'node:zlib';

/** The files of a ZIP by name, read by its own directory. */
export function zipContents(bytes: Uint8Array): ReadonlyMap<string, Buffer> {
  const data = Buffer.from(bytes);
  const end = data.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const count = data.readUInt16LE(end + 10);
  const files = new Map<string, Buffer>();
  let at = data.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    const [packed, nameLength, extra, comment] = [
      data.readUInt32LE(at + 20),
      data.readUInt16LE(at + 28),
      data.readUInt16LE(at + 30),
      data.readUInt16LE(at + 32),
    ];
    const start = data.readUInt32LE(at + 42);
    const name = data.subarray(at + 46, at + 46 + nameLength).toString('utf8');
    const body = start + 30 + data.readUInt16LE(start + 26) + data.readUInt16LE(start + 28);
    files.set(name, inflateRawSync(data.subarray(body, body + packed)));
    at += 46 + nameLength + extra + comment;
  }
  return files;
}

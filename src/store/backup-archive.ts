import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { z } from 'zod';
import { StoreFault } from './store-fault.ts';

/**
 * The container of a backup: one file of entries, each already encrypted by the desk, then a manifest with the hash
 * of every entry, authenticated under the desk's `backup` subkey.
 *
 *   "ANJUBAK1"  { name length u16, name, size u64, bytes }*  manifest  HMAC-SHA256  manifest length u32  "1KABUJNA"
 *
 * The manifest lies at the end because hashes are known only after the bytes went by: nothing is read twice.
 */
const HEAD = Buffer.from('ANJUBAK1');
const FOOT = Buffer.from('1KABUJNA');
const CHUNK = 1 << 20;
const TAIL = 32 + 4 + FOOT.length;

const entrySchema = z.strictObject({ name: z.string(), size: z.int().min(0), sha256: z.string(), offset: z.int() });
const factsSchema = z.strictObject({
  lastPosition: z.int(),
  lastHash: z.string(),
  rows: z.record(z.string(), z.int()),
});
const manifestSchema = z.strictObject({
  format: z.literal('anju-backup/1'),
  madeAt: z.int(),
  entries: z.array(entrySchema),
  facts: factsSchema,
});

export type BackupManifest = z.infer<typeof manifestSchema>;
export type BackupEntry = z.infer<typeof entrySchema>;
/** What a restored desk is compared with. */
export type BackupFacts = z.infer<typeof factsSchema>;

export interface EntrySource {
  readonly name: string;
  /** A file to copy, or the bytes themselves. */
  readonly from: string | Buffer;
}

/** Writes entries one after the other in chunks, then the manifest; fsyncs. Returns the size of the archive. */
export async function writeArchive(
  path: string,
  sources: Iterable<EntrySource>,
  seal: { readonly key: Uint8Array; readonly madeAt: number; readonly facts: BackupFacts },
): Promise<number> {
  const out = await open(path, 'wx', 0o600);
  try {
    const entries: BackupEntry[] = [];
    let offset = await append(out, HEAD);
    for (const source of sources) {
      const entry = await writeEntry(out, source, offset);
      entries.push(entry);
      offset = entry.offset + entry.size;
    }
    const manifest: BackupManifest = { format: 'anju-backup/1', madeAt: seal.madeAt, entries, facts: seal.facts };
    const text = Buffer.from(JSON.stringify(manifest));
    const length = Buffer.alloc(4);
    length.writeUInt32BE(text.length);
    offset += await append(out, Buffer.concat([text, macOf(seal.key, text), length, FOOT]));
    await out.sync();
    return offset;
  } finally {
    await out.close();
  }
}

/** An archive opened for reading. Nothing in it is believed before `manifest` was asked for with the right key. */
export interface OpenArchive {
  /** The first entry's bytes, unauthenticated: the keyring, needed to get at the key. */
  readKeyring(): Promise<Buffer>;
  manifest(key: Uint8Array): Promise<BackupManifest>;
  /** An entry's bytes in chunks; `corrupt` at the end when they are not what the manifest says. */
  read(entry: BackupEntry): AsyncIterable<Buffer>;
  close(): Promise<void>;
}

export async function openArchive(path: string): Promise<OpenArchive> {
  const handle = await open(path, 'r');
  const { size } = await handle.stat();
  return {
    readKeyring: () => readFirstEntry(handle, size),
    manifest: (key) => readManifest(handle, size, key),
    read: (entry) => readEntry(handle, entry),
    close: () => handle.close(),
  };
}

async function writeEntry(out: FileHandle, source: EntrySource, start: number): Promise<BackupEntry> {
  const name = Buffer.from(source.name);
  const input = typeof source.from === 'string' ? await open(source.from, 'r') : undefined;
  try {
    const size = input === undefined ? source.from.length : (await input.stat()).size;
    const header = Buffer.alloc(2 + name.length + 8);
    header.writeUInt16BE(name.length);
    name.copy(header, 2);
    header.writeBigUInt64BE(BigInt(size), 2 + name.length);
    await append(out, header);
    const digest = createHash('sha256');
    const chunks = input === undefined ? [source.from as Buffer] : chunksOf(input, 0, size);
    for await (const chunk of chunks) {
      digest.update(chunk);
      await append(out, chunk);
    }
    return { name: source.name, size, sha256: digest.digest('hex'), offset: start + header.length };
  } finally {
    await input?.close();
  }
}

async function* chunksOf(handle: FileHandle, offset: number, size: number): AsyncIterable<Buffer> {
  for (let done = 0; done < size;) {
    const chunk = await readExactly(handle, offset + done, Math.min(CHUNK, size - done));
    done += chunk.length;
    yield chunk;
  }
}

async function* readEntry(handle: FileHandle, entry: BackupEntry): AsyncIterable<Buffer> {
  const digest = createHash('sha256');
  for await (const chunk of chunksOf(handle, entry.offset, entry.size)) {
    digest.update(chunk);
    yield chunk;
  }
  if (digest.digest('hex') !== entry.sha256) throw damaged(entry.name);
}

async function readFirstEntry(handle: FileHandle, size: number): Promise<Buffer> {
  const head = await readExactly(handle, 0, HEAD.length + 2);
  if (!head.subarray(0, HEAD.length).equals(HEAD)) throw damaged('the beginning');
  const nameLength = head.readUInt16BE(HEAD.length);
  const sizeAt = head.length + nameLength;
  const length = (await readExactly(handle, sizeAt, 8)).readBigUInt64BE();
  if (length > BigInt(Math.min(size, CHUNK))) throw damaged('the keyring');
  return await readExactly(handle, sizeAt + 8, Number(length));
}

async function readManifest(handle: FileHandle, size: number, key: Uint8Array): Promise<BackupManifest> {
  if (size < HEAD.length + TAIL) throw damaged('the end');
  const tail = await readExactly(handle, size - TAIL, TAIL);
  if (!tail.subarray(36).equals(FOOT)) throw damaged('the end');
  const length = tail.readUInt32BE(32);
  if (length > size - HEAD.length - TAIL) throw damaged('the end');
  const text = await readExactly(handle, size - TAIL - length, length);
  if (!timingSafeEqual(macOf(key, text), tail.subarray(0, 32))) throw damaged('the manifest');
  return manifestSchema.parse(JSON.parse(text.toString('utf8')));
}

async function readExactly(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  for (let done = 0; done < length;) {
    const { bytesRead } = await handle.read(buffer, done, length - done, position + done);
    if (bytesRead === 0) throw damaged('the end');
    done += bytesRead;
  }
  return buffer;
}

async function append(out: FileHandle, bytes: Uint8Array): Promise<number> {
  await out.writeFile(bytes);
  return bytes.length;
}

function macOf(key: Uint8Array, text: Uint8Array): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function damaged(part: string): StoreFault {
  return new StoreFault('corrupt', `the backup is damaged at ${part}`, { subject: part });
}

/**
 * The encrypted container of a file that goes on a stick:
 *   magic, length of the header, header (JSON), chunks
 * Each chunk is sealed by AES-256-GCM under a key stretched from the passphrase, its nonce is its number, and what is
 * bound to it are the header and whether it is the last. So a chunk that was altered, left out, doubled or moved does not
 * open, and a file that was cut off has no last one: it opens whole or not at all.
 */
import { hashRaw } from '@node-rs/argon2';
import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import type { AnyRefusal } from '../../../contract/errors.ts';
import { type Result, err, ok } from '../../../kernel/result.ts';

const MAGIC = Buffer.from('ANJUCARRY/1\n');
const CHUNK_BYTES = 1024 * 1024;
const TAG_BYTES = 16;
const MAX_HEADER_BYTES = 4_096;

const headerSchema = z.strictObject({
  /** KiB. What one guess at the passphrase costs; the bounds keep a hostile file from taking the machine. */
  memoryCost: z
    .int()
    .min(8)
    .max(1024 * 1024),
  timeCost: z.int().min(1).max(20),
  parallelism: z.int().min(1).max(16),
  salt: z.base64(),
  /** Tells a wrong passphrase from a damaged file. */
  check: z.base64(),
});

const stretching = { memoryCost: 65_536, timeCost: 3, parallelism: 1 };

/** Gives the file's parts in their order; other work goes on between two of them. */
export async function* sealContainer(
  plain: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  passphrase: string,
): AsyncGenerator<Uint8Array> {
  const salt = randomBytes(16);
  const key = await stretch(passphrase, { ...stretching, salt });
  const header = Buffer.from(
    JSON.stringify({ ...stretching, salt: salt.toString('base64'), check: checkOf(key).toString('base64') }),
  );
  yield Buffer.concat([MAGIC, lengthOf(header), header]);
  let number = 0;
  let waiting: Uint8Array | undefined;
  for await (const chunk of inChunks(plain)) {
    if (waiting !== undefined) yield sealChunk(key, waiting, { header, number: number++, isLast: false });
    waiting = chunk;
    await nextTurn();
  }
  yield sealChunk(key, waiting ?? Buffer.alloc(0), { header, number, isLast: true });
}

/** What was sealed. Refused: another kind of file, another passphrase, a damaged or incomplete file. */
export async function openContainer(bytes: Buffer, passphrase: string): Promise<Result<Buffer, AnyRefusal>> {
  const head = readHeader(bytes);
  if (head === undefined) return err({ code: 'bad-file', reason: 'not-a-carry-file' });
  const { header, fields, rest } = head;
  const key = await stretch(passphrase, { ...fields, salt: Buffer.from(fields.salt, 'base64') });
  const check = Buffer.from(fields.check, 'base64');
  const expected = checkOf(key);
  if (check.length !== expected.length || !timingSafeEqual(check, expected)) return err({ code: 'wrong-passphrase' });
  const plain: Buffer[] = [];
  const sealedChunk = CHUNK_BYTES + TAG_BYTES;
  for (let number = 0, at = 0; ; number += 1, at += sealedChunk) {
    const isLast = at + sealedChunk >= rest.length;
    const opened = openChunk(key, rest.subarray(at, at + sealedChunk), { header, number, isLast });
    if (opened === undefined) return err({ code: 'bad-file', reason: 'damaged' });
    plain.push(opened);
    if (isLast) return ok(Buffer.concat(plain));
    await nextTurn();
  }
}

interface ChunkPlace {
  readonly header: Buffer;
  readonly number: number;
  readonly isLast: boolean;
}

function sealChunk(key: Buffer, plain: Uint8Array, place: ChunkPlace): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(place));
  cipher.setAAD(boundTo(place));
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function openChunk(key: Buffer, sealed: Buffer, place: ChunkPlace): Buffer | undefined {
  if (sealed.length < TAG_BYTES) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(place));
  decipher.setAAD(boundTo(place));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  const body = decipher.update(sealed.subarray(0, -TAG_BYTES));
  try {
    return Buffer.concat([body, decipher.final()]);
  } catch {
    // Altered, or not the chunk that belongs here: the caller says so.
    return undefined;
  }
}

/** A key seals one file only, so a chunk's number is used with it once. */
function nonceOf({ number }: ChunkPlace): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(number, 8);
  return nonce;
}

function boundTo({ header, isLast }: ChunkPlace): Buffer {
  return Buffer.concat([header, Buffer.from([isLast ? 1 : 0])]);
}

async function* inChunks(plain: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = [];
  let length = 0;
  for await (const piece of plain) {
    for (let at = 0; at < piece.length;) {
      const taken = piece.subarray(at, at + CHUNK_BYTES - length);
      parts.push(taken);
      length += taken.length;
      at += taken.length;
      if (length === CHUNK_BYTES) {
        yield Buffer.concat(parts);
        parts = [];
        length = 0;
      }
    }
  }
  if (length > 0) yield Buffer.concat(parts);
}

function readHeader(
  bytes: Buffer,
): { readonly header: Buffer; readonly fields: z.infer<typeof headerSchema>; readonly rest: Buffer } | undefined {
  if (bytes.length < MAGIC.length + 4 || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) return undefined;
  const length = bytes.readUInt32BE(MAGIC.length);
  const start = MAGIC.length + 4;
  if (length > MAX_HEADER_BYTES || bytes.length < start + length) return undefined;
  const header = bytes.subarray(start, start + length);
  try {
    const fields = headerSchema.safeParse(JSON.parse(header.toString('utf8')));
    return fields.success ? { header, fields: fields.data, rest: bytes.subarray(start + length) } : undefined;
  } catch {
    // No JSON: not one of these files.
    return undefined;
  }
}

function lengthOf(part: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(part.length);
  return length;
}

interface Stretching {
  readonly memoryCost: number;
  readonly timeCost: number;
  readonly parallelism: number;
  readonly salt: Uint8Array;
}

/** NFKC: an input method may give the same passphrase in full-width or half-width characters. */
function stretch(passphrase: string, { salt, memoryCost, timeCost, parallelism }: Stretching): Promise<Buffer> {
  const options = { memoryCost, timeCost, parallelism, outputLen: 32, salt };
  return hashRaw(passphrase.normalize('NFKC'), options);
}

function checkOf(key: Buffer): Buffer {
  return createHmac('sha256', key).update('anju-carry/1/check').digest().subarray(0, 16);
}

/**
 * What goes on a stick when there is no line: a desk's sealed batches on their way to the hub (`waiting`), or a page of
 * the hub's order for one office (`ordered`), with the documents that they name. Neither can be made up by whoever
 * carries it: batches bear the seal of the desk that wrote them.
 */
import { hash } from 'node:crypto';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { z } from 'zod';
import type { AnyRefusal } from '../../../contract/errors.ts';
import type { BlobHash } from '../../../kernel/ids.ts';
import { type Result, err, ok } from '../../../kernel/result.ts';
import { batchSchema } from '../../../protocol/batch.ts';
import { pullAnswerSchema } from '../../../protocol/messages.ts';
import { openContainer, sealContainer } from './container.ts';

const contentSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('waiting'),
    /** Four digits. */
    city: z.string(),
    /** The desk that wrote the file; its batches name the devices that sealed them. */
    device: z.string(),
    /** The hub's log as that desk knew it; absent in files of older programs, which said nothing of it. */
    epoch: z.string().optional(),
    madeAt: z.int(),
    batches: z.array(batchSchema),
  }),
  z.strictObject({
    kind: z.literal('ordered'),
    city: z.string(),
    madeAt: z.int(),
    page: pullAnswerSchema,
  }),
]);

export type CarryContent = z.infer<typeof contentSchema>;

export interface CarriedDocument {
  /** SHA-256 of the bytes. */
  readonly hash: string;
  readonly bytes: Uint8Array;
}

export interface CarryFile {
  readonly content: CarryContent;
  readonly documents: readonly CarriedDocument[];
}

/** What one file unpacks to at most; a hub's page and a week of an office are far below. */
const MAX_CONTENT_BYTES = 512 * 1024 * 1024;

/** The file as parts, to be written one after the other. Documents are drawn one by one. */
export function writeCarryFile(
  content: CarryContent,
  documents: Iterable<CarriedDocument> | AsyncIterable<CarriedDocument>,
  passphrase: string,
): AsyncGenerator<Uint8Array> {
  return sealContainer(partsOf(content, documents), passphrase);
}

async function* partsOf(
  content: CarryContent,
  documents: Iterable<CarriedDocument> | AsyncIterable<CarriedDocument>,
): AsyncGenerator<Uint8Array> {
  const packed = zstdCompressSync(Buffer.from(JSON.stringify(content)));
  yield lengthOf(packed);
  yield packed;
  for await (const document of documents) {
    yield Buffer.from(document.hash, 'hex');
    yield lengthOf(document.bytes);
    yield document.bytes;
  }
}

/**
 * Reads a file of either kind, whole, before anything of it is used. Refused: another kind of file, another passphrase,
 * damage, a document that is not what its hash says.
 */
export async function readCarryFile(bytes: Uint8Array, passphrase: string): Promise<Result<CarryFile, AnyRefusal>> {
  const opened = await openContainer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), passphrase);
  if (!opened.ok) return opened;
  const parsed = parseContent(opened.value);
  return parsed === undefined ? err({ code: 'bad-file', reason: 'damaged' }) : ok(parsed);
}

function parseContent(plain: Buffer): CarryFile | undefined {
  const packed = pieceAt(plain, 0);
  if (packed === undefined) return undefined;
  const content = contentSchema.safeParse(unpackedJson(packed));
  if (!content.success) return undefined;
  const documents: CarriedDocument[] = [];
  for (let at = 4 + packed.length; at < plain.length;) {
    const named = plain.subarray(at, at + 32).toString('hex') as BlobHash;
    const bytes = pieceAt(plain, at + 32);
    if (bytes === undefined || hash('sha256', bytes) !== named) return undefined;
    documents.push({ hash: named, bytes });
    at += 36 + bytes.length;
  }
  return { content: content.data, documents };
}

/** The piece whose length stands at `at`. */
function pieceAt(plain: Buffer, at: number): Buffer | undefined {
  if (at + 4 > plain.length) return undefined;
  const end = at + 4 + plain.readUInt32BE(at);
  return end > plain.length ? undefined : plain.subarray(at + 4, end);
}

function unpackedJson(packed: Buffer): unknown {
  try {
    return JSON.parse(zstdDecompressSync(packed, { maxOutputLength: MAX_CONTENT_BYTES }).toString('utf8')) as unknown;
  } catch {
    // Sealed by somebody who knows the passphrase, but no content of ours: the schema refuses it.
    return undefined;
  }
}

function lengthOf(part: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(part.length);
  return length;
}

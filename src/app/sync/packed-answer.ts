/** What a hub answers, unpacked: undefined or an error for what no hub of ours sends, never half of it. */
import { hash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { promisify } from 'node:util';
import { zstdDecompress, zstdDecompressSync } from 'node:zlib';
import { MAX_BATCH_BYTES } from '../../protocol/batch.ts';
import type { PackedPage, PullAnswer } from '../../protocol/messages.ts';
import { splitParts } from '../../protocol/page-parts.ts';
import { batchParser, packedPageParser, pullAnswerParser } from '../../protocol/quick-parse.ts';
import { type ReadBatch, type ReadPage, readBatch, readRun } from '../../protocol/read-run.ts';
import { unpackingChunk } from '../../protocol/zstd-chunk.ts';

/** Larger than any batch or page that the protocol allows: an answer that unpacks further is not a hub's. */
const MAX_UNPACKED_BYTES = 256 * 1024 * 1024;
/** Of a part: a hub takes no run that is larger, and a page without its runs is smaller. */
const MAX_PART_BYTES = 2 * MAX_BATCH_BYTES;
const AT_ONCE = 4;
/** A run of so many events takes some milliseconds: then others on the thread have their turn. */
const TURN_EVENTS = 200;
/** From here on unpacking leaves the thread, so that nobody at a screen waits for it. */
const ASIDE_FROM = 16 * 1024;
const unpackAside = promisify(zstdDecompress);
const sha256 = (text: string): string => hash('sha256', text);

/** Rejects what is not packed, or unpacks to more than `most` bytes. */
export async function unpacked(body: Uint8Array, most = MAX_UNPACKED_BYTES): Promise<Uint8Array> {
  const limit = { maxOutputLength: most, chunkSize: unpackingChunk(body.length) };
  return body.length < ASIDE_FROM ? zstdDecompressSync(body, limit) : await unpackAside(body, limit);
}

/** Undefined for what is no JSON: no schema takes it. */
export function jsonOf({ body }: { readonly body: Uint8Array }): unknown {
  try {
    return JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.length).toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

/** A page as it came. */
export interface PageBody {
  readonly body: Uint8Array;
  /** By protocol/page-parts.ts; else it is one text. */
  readonly isInParts: boolean;
}

/** What is read in one go: a page as it came, or a part of its runs, packed, with the page that names them. */
export type PagePiece = PageBody | NamedRuns;

export interface NamedRuns {
  readonly page: PackedPage;
  readonly runs: readonly Uint8Array[];
}

/** Reads a piece with all its runs: whatever of it needs no key and no log is checked. Undefined for what is no page. */
export async function readPiece(piece: PagePiece): Promise<ReadPage | undefined> {
  if ('runs' in piece) return await readNamed(piece);
  if (piece.isInParts) return await readParts(piece.body);
  const page = pullAnswerParser.safeParse(jsonOf(piece));
  return page.success ? await readRuns(page.data) : undefined;
}

/** The same for a page that is at hand, with a turn of the event loop after each large run. */
export async function readRuns(page: PullAnswer): Promise<ReadPage> {
  const batches: ReadBatch[] = [];
  for (const batch of page.batches) batches.push(await inItsTurn(readBatch(batch, sha256)));
  return { ...page, batches };
}

async function readParts(body: Uint8Array): Promise<ReadPage | undefined> {
  const [head, ...runs] = splitParts(body) ?? [];
  const page = head === undefined ? undefined : await headOf(head);
  return page === undefined ? undefined : await readNamed({ page, runs });
}

/** The first part of a page: undefined for what is none. */
export async function headOf(part: Uint8Array): Promise<PackedPage | undefined> {
  const [text] = (await unpackedParts([part])) ?? [];
  if (text === undefined) return undefined;
  const page = packedPageParser.safeParse(jsonOf({ body: text }));
  return page.success ? page.data : undefined;
}

/** Where a run was only named, the next part takes its place. */
async function readNamed({ page, runs }: NamedRuns): Promise<ReadPage | undefined> {
  const texts = await unpackedParts(runs);
  if (texts === undefined) return undefined;
  const batches: ReadBatch[] = [];
  let taken = 0;
  for (const batch of page.batches) {
    if (!('isPacked' in batch)) {
      batches.push(await inItsTurn(readBatch(batch, sha256)));
      continue;
    }
    const run = batchParser.safeParse(jsonOf({ body: texts[taken] ?? new Uint8Array() }));
    if (!run.success) return undefined;
    batches.push(await inItsTurn({ hubSequence: batch.hubSequence, run: readRun(run.data, sha256) }));
    taken += 1;
  }
  return taken === texts.length ? { ...page, batches } : undefined;
}

async function inItsTurn(batch: ReadBatch): Promise<ReadBatch> {
  if (batch.run.events.ids.length >= TURN_EVENTS) await nextTurn();
  return batch;
}

/** As many at once as the platform has threads for: one after the other would take a turn of the desk's thread each. */
async function unpackedParts(parts: readonly Uint8Array[]): Promise<readonly Uint8Array[] | undefined> {
  const texts: Uint8Array[] = [];
  let left = MAX_UNPACKED_BYTES;
  try {
    for (let at = 0; at < parts.length; at += AT_ONCE) {
      const group = await Promise.all(parts.slice(at, at + AT_ONCE).map((part) => unpacked(part, MAX_PART_BYTES)));
      left -= group.reduce((sum, text) => sum + text.length, 0);
      if (left < 0) return undefined;
      texts.push(...group);
    }
    return texts;
  } catch {
    return undefined;
  }
}

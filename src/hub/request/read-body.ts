import { zstdDecompressSync } from 'node:zlib';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { Parser } from '../../protocol/quick-parse.ts';
import type { RawRequest } from '../../protocol/transport.ts';
import { unpackingChunk } from '../../protocol/zstd-chunk.ts';
import { type Refusal, refusal } from './reply.ts';

export interface ReadBody<T> {
  readonly value: T;
  /** Size unpacked. */
  readonly bytes: number;
  /** Whether it came as a frame of zstd. */
  readonly isPacked: boolean;
}

/** A byte order mark is no JSON either: whoever the text is handed on to would not take it. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The body as the schema says, unpacked within the limit: a small body that grows beyond it is not unpacked whole. */
export function readBody<T>(request: RawRequest, schema: Parser<T>, limit: number): Result<ReadBody<T>, Refusal> {
  const unpacked = unpackedBody(request, limit);
  if (!unpacked.ok) return unpacked;
  const value = parsedJson(unpacked.value);
  if (value === undefined) return err(refusal('malformed', 'body is not JSON in UTF-8'));
  const parsed = schema.safeParse(value);
  if (parsed.success) {
    return ok({ value: parsed.data, bytes: unpacked.value.length, isPacked: unpacked.value !== request.body });
  }
  const [issue] = parsed.error.issues;
  return err(refusal('malformed', `body: ${issue?.code ?? 'unknown'} at ${placeOf(issue?.path ?? [])}`));
}

/** Member names of ours only: what a sender invents stays out of the log. */
function placeOf(path: readonly PropertyKey[]): string {
  return path.map((part) => (typeof part === 'number' ? '#' : String(part).slice(0, 30))).join('.');
}

function unpackedBody({ headers, body }: RawRequest, limit: number): Result<Uint8Array, Refusal> {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding === 'identity') return ok(body);
  if (encoding !== 'zstd') return err(refusal('malformed', 'unknown content-encoding'));
  try {
    return ok(zstdDecompressSync(body, { maxOutputLength: limit, chunkSize: unpackingChunk(body.length) }));
  } catch (error) {
    const isTooLarge = error instanceof RangeError || (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    return err(isTooLarge ? refusal('too-large', 'unpacked body') : refusal('malformed', 'body is not zstd'));
  }
}

function parsedJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch {
    // No UTF-8 or no JSON: the caller says so.
    return undefined;
  }
}

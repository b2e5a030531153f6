/** Documents to and from the hub, part by part: what was cut off goes on where it stopped. */
import { hash as digest } from 'node:crypto';
import type { BlobHash } from '../../kernel/ids.ts';
import { err, ok } from '../../kernel/result.ts';
import { MAX_DOCUMENT_PART_BYTES, RECEIVED_HEADER, documentAnswerSchema } from '../../protocol/messages.ts';
import type { AbortSignalLike, RawResponse } from '../../protocol/transport.ts';
import type { HubClient, HubResult } from './hub-client.ts';

/** Sends a document; the hub says first how much of it it has. */
export async function putDocument(
  client: HubClient,
  document: { readonly hash: BlobHash; readonly bytes: Uint8Array },
  signal?: AbortSignalLike,
): Promise<HubResult<null>> {
  const { hash, bytes } = document;
  const standing = await client.raw({ method: 'HEAD', path: pathOf(hash) }, signal);
  if (!standing.ok) return standing;
  if (standing.value.status === 200) return ok(null);
  let from = Math.min(receivedOf(standing.value), bytes.length);
  // A hub that keeps answering that it has less would be asked for ever.
  for (let parts = 0; parts <= 2 + 2 * Math.ceil(bytes.length / MAX_DOCUMENT_PART_BYTES); parts += 1) {
    const part = bytes.subarray(from, from + MAX_DOCUMENT_PART_BYTES);
    const place = `bytes ${String(from)}-${String(from + part.length - 1)}/${String(bytes.length)}`;
    const headers = {
      'content-type': 'application/octet-stream',
      ...(part.length === 0 ? {} : { 'content-range': place }),
    };
    const answer = await client.raw({ method: 'PUT', path: pathOf(hash), body: part, headers }, signal);
    if (!answer.ok) return answer;
    const parsed = documentAnswerSchema.safeParse(jsonOf(answer.value));
    if (!parsed.success) return err({ kind: 'unusable', detail: 'answer to a document' });
    if (parsed.data.complete) return ok(null);
    // Everything is there and it is not complete: another start.
    from = parsed.data.received >= bytes.length ? 0 : parsed.data.received;
  }
  return err({ kind: 'unusable', detail: 'a document that never completes' });
}

/** What has come of documents so far, by hash: a fetch that was cut off goes on from there. */
export type Fetched = Map<BlobHash, Buffer>;

/** The document's bytes; they are what the hash says, or the answer is unusable. */
export async function getDocument(
  client: HubClient,
  { hash, fetched }: { readonly hash: BlobHash; readonly fetched: Fetched },
  signal?: AbortSignalLike,
): Promise<HubResult<Buffer>> {
  for (;;) {
    const before = fetched.get(hash) ?? Buffer.alloc(0);
    const headers = before.length === 0 ? {} : { range: `bytes=${String(before.length)}-` };
    const answer = await client.raw({ method: 'GET', path: pathOf(hash), headers }, signal);
    if (!answer.ok) {
      fetched.delete(hash);
      // The line may come back: what has come is kept for then.
      if (answer.error.kind === 'unreachable' && before.length > 0) fetched.set(hash, before);
      return answer;
    }
    const bytes = Buffer.concat([before, answer.value.body]);
    if (bytes.length < sizeOf(answer.value, bytes.length) && answer.value.body.length > 0) {
      fetched.set(hash, bytes);
      continue;
    }
    fetched.delete(hash);
    if (digest('sha256', bytes) === hash) return ok(bytes);
    return err({ kind: 'unusable', detail: 'a document that is not what its hash says' });
  }
}

function pathOf(hash: BlobHash): string {
  return `/v1/documents/${hash}`;
}

function receivedOf({ headers }: RawResponse): number {
  const received = Number(headers[RECEIVED_HEADER] ?? '0');
  return Number.isSafeInteger(received) && received > 0 ? received : 0;
}

/** The whole document's size, where the answer is a part of it. */
function sizeOf({ headers }: RawResponse, otherwise: number): number {
  const total = /\/(\d{1,12})$/.exec(headers['content-range'] ?? '')?.[1];
  return total === undefined ? otherwise : Number(total);
}

function jsonOf({ body }: RawResponse): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8')) as unknown;
  } catch {
    // No schema takes it.
    return undefined;
  }
}

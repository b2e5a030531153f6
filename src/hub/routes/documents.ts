import { type DocumentAnswer, MAX_DOCUMENT_PART_BYTES, RECEIVED_HEADER } from '../../protocol/messages.ts';
import type { HubContext } from '../context.ts';
import type { Upload } from '../documents/blob-shelf.ts';
import { type Reply, refusal } from '../request/reply.ts';
import type { SignedCall } from './route.ts';

const PATH = /^\/v1\/documents\/([0-9a-f]{64})$/;
const CONTENT_RANGE = /^bytes (\d{1,12})-(\d{1,12})\/(\d{1,12})$/;
const RANGE = /^bytes=(\d{1,12})-(\d{0,12})$/;

export function documents(context: HubContext, call: SignedCall): Promise<Reply> {
  const hash = PATH.exec(call.path)?.[1];
  if (hash === undefined) return Promise.resolve(refusal('malformed', 'not the hash of a document'));
  const { city, device } = call.caller.device;
  const upload: Upload = { city, device, hash };
  if (call.request.method === 'PUT') return receive(context, call, upload);
  return call.request.method === 'HEAD' ? tell(context, call, upload) : send(context, call, upload);
}

interface Part {
  readonly from: number;
  readonly total: number;
}

/** What the request says of its place; undefined when it contradicts itself. */
function partOf({ request }: SignedCall, limit: number): Part | undefined {
  const { headers, body } = request;
  const range = headers['content-range'];
  if (range === undefined) return { from: 0, total: body.length };
  const [, from, to, total] = (CONTENT_RANGE.exec(range) ?? []).map(Number);
  if (from === undefined || to === undefined || total === undefined) return undefined;
  const isSound = to - from + 1 === body.length && to < total && total <= limit;
  return isSound ? { from, total } : undefined;
}

async function receive({ blobs, log, limits }: HubContext, call: SignedCall, upload: Upload): Promise<Reply> {
  const { device } = call.caller;
  if (call.request.body.length > MAX_DOCUMENT_PART_BYTES) return refusal('too-large', 'part of a document');
  if (call.request.headers['content-encoding'] !== undefined) return refusal('malformed', 'documents come as they are');
  const part = partOf(call, limits.documentBytes);
  if (part === undefined) return refusal('malformed', 'content-range');
  const received = await blobs.received(upload);
  if (part.from !== 0 && part.from !== received) return answer({ received, complete: false });
  await blobs.append(upload, part.from, call.request.body);
  const now = part.from + call.request.body.length;
  if (now < part.total) return answer({ received: now, complete: false });
  if (!(await blobs.finish(upload))) return refusal('wrong-hash', 'forgotten');
  await log.noteDocument(device, upload.hash);
  return answer({ received: now, complete: true });
}

function answer(value: DocumentAnswer): Reply {
  return { kind: 'json', value };
}

async function tell({ blobs, log }: HubContext, { caller }: SignedCall, upload: Upload): Promise<Reply> {
  const standing = await log.documentStanding(caller.device, upload.hash);
  const size = standing === 'visible' ? await blobs.size(upload) : undefined;
  if (size !== undefined) return bytes(200, { 'content-length': String(size) });
  return bytes(204, { [RECEIVED_HEADER]: String(await blobs.received(upload)) });
}

async function send({ blobs, log }: HubContext, { caller, request }: SignedCall, upload: Upload): Promise<Reply> {
  const standing = await log.documentStanding(caller.device, upload.hash);
  const size = standing === 'visible' ? await blobs.size(upload) : undefined;
  if (size === undefined) {
    // The same answer whether it is hidden or not there; only the audit knows.
    return { ...refusal('unknown-document', 'not here'), auditAs: standing === 'hidden' ? 'foreign-document' : null };
  }
  const range = request.headers.range;
  const type = { 'content-type': 'application/octet-stream', 'cache-control': 'no-store' };
  if (range === undefined) {
    const all = Math.min(size, MAX_DOCUMENT_PART_BYTES);
    return bytes(
      size === all ? 200 : 206,
      rangeHeaders(type, { from: 0, to: all, size }),
      await blobs.read(upload, 0, all),
    );
  }
  const [, first, last] = RANGE.exec(range) ?? [];
  const from = Number(first);
  const asked = last === undefined || last === '' ? size : Number(last) + 1;
  const to = Math.min(size, asked, from + MAX_DOCUMENT_PART_BYTES);
  if (first === undefined || from >= to) return refusal('malformed', 'range');
  return bytes(206, rangeHeaders(type, { from, to, size }), await blobs.read(upload, from, to));
}

function rangeHeaders(
  type: Readonly<Record<string, string>>,
  { from, to, size }: { readonly from: number; readonly to: number; readonly size: number },
): Readonly<Record<string, string>> {
  if (from === 0 && to === size) return type;
  return { ...type, 'content-range': `bytes ${String(from)}-${String(to - 1)}/${String(size)}` };
}

function bytes(status: number, headers: Readonly<Record<string, string>>, body: Uint8Array = new Uint8Array()): Reply {
  return { kind: 'bytes', status, headers, body };
}

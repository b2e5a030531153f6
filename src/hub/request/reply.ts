import { constants, zstdCompressSync } from 'node:zlib';
import type { ProblemCode, Problem } from '../../protocol/messages.ts';
import { PAGE_TYPE, joinParts } from '../../protocol/page-parts.ts';
import { OLDEST_PROTOCOL_VERSION } from '../../protocol/version.ts';
import { requestHeaders } from '../../protocol/request-signature.ts';
import type { RawRequest, RawResponse } from '../../protocol/transport.ts';
import { sha256Hex } from '../signature.ts';
import { utf8Of } from '../utf8.ts';

/** What a route answers: a value to be written as JSON, bytes as they are, or a refusal. */
export type Reply =
  | {
      readonly kind: 'json';
      readonly value: unknown;
      /** An answer of the protocol that is worth a row of the audit. */
      readonly auditAs?: string;
      readonly device?: string | undefined;
      readonly city?: string | undefined;
    }
  | {
      readonly kind: 'bytes';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Uint8Array;
    }
  | Refusal;

export interface Refusal {
  readonly kind: 'refusal';
  readonly code: ProblemCode;
  /** For the log and the audit; also told, so never more than the caller knows. */
  readonly detail: string;
  readonly device?: string | undefined;
  readonly city?: string | undefined;
  /** What the audit says instead of `code`; null when an honest desk gets this answer every day. */
  readonly auditAs?: string | null;
}

export function refusal(code: ProblemCode, detail: string): Refusal {
  return { kind: 'refusal', code, detail };
}

const statusOf: Readonly<Record<ProblemCode, number>> = {
  malformed: 400,
  damaged: 400,
  'too-large': 413,
  'protocol-unsupported': 426,
  'unknown-device': 401,
  revoked: 403,
  'bad-signature': 401,
  'clock-off': 401,
  replayed: 401,
  'wrong-city': 422,
  'bad-seal': 422,
  'broken-chain': 422,
  'bad-payload': 422,
  'bad-scope': 422,
  'bad-counts': 409,
  'foreign-scope': 403,
  forked: 409,
  'bad-code': 403,
  'role-missing': 403,
  'unknown-office': 422,
  'unknown-document': 404,
  'wrong-hash': 422,
  'unknown-path': 404,
  busy: 503,
  fault: 500,
};

const COMPRESS_FROM = 1024;
const LEVEL = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

export function rawReply(reply: Reply, request: RawRequest, now: number): RawResponse {
  switch (reply.kind) {
    case 'bytes':
      return { status: reply.status, headers: reply.headers, body: reply.body };
    case 'json':
      return jsonResponse(200, reply.value, request);
    case 'refusal':
      return jsonResponse(statusOf[reply.code], problemOf(reply, now), request);
  }
}

function problemOf({ code, detail }: Refusal, hubTime: number): Problem {
  const problem: Problem = { code, detail, hubTime };
  return code === 'protocol-unsupported' ? { ...problem, oldestProtocol: OLDEST_PROTOCOL_VERSION } : problem;
}

/** A page whose runs come as they were packed. */
export function pageReply(page: unknown, packed: readonly Uint8Array[]): Reply {
  const body = joinParts([zstdCompressSync(utf8Of(JSON.stringify(page)), LEVEL), ...packed]);
  const headers = {
    'content-type': PAGE_TYPE,
    'cache-control': 'no-store',
    [requestHeaders.bodyHash]: sha256Hex(body),
  };
  return { kind: 'bytes', status: 200, headers, body };
}

function jsonResponse(status: number, value: unknown, request: RawRequest): RawResponse {
  const text = utf8Of(JSON.stringify(value));
  const takesZstd = /\bzstd\b/.test(request.headers['accept-encoding'] ?? '');
  const isPacked = takesZstd && text.length >= COMPRESS_FROM;
  const body = isPacked ? zstdCompressSync(text, LEVEL) : text;
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    [requestHeaders.bodyHash]: sha256Hex(body),
    ...(isPacked ? { 'content-encoding': 'zstd' } : {}),
  };
  return { status, headers, body };
}

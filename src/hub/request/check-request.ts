/**
 * Who asks. The order of the questions: cheap ones first; nothing is told or kept for whom the signature does not prove;
 * a nonce is taken only by a request that is good otherwise, so nobody can use up another's.
 */
import { REQUEST_WINDOW_MS, requestHeaders, requestText } from '../../protocol/request-signature.ts';
import type { RawRequest } from '../../protocol/transport.ts';
import { OLDEST_PROTOCOL_VERSION, PROTOCOL_VERSION } from '../../protocol/version.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { HubContext } from '../context.ts';
import type { DeviceState } from '../log/hub-log.ts';
import { isSignedBy, sha256Hex } from '../signature.ts';
import { type Refusal, refusal } from './reply.ts';

export interface Caller {
  readonly device: DeviceState;
  /** The member of staff that the signed request names. */
  readonly actor: string | undefined;
}

const DEVICE = /^[\w.-]{1,64}$/;
const TIME = /^\d{1,16}$/;
const NONCE = /^[\w+/=-]{8,64}$/;
const SIGNATURE = /^[A-Za-z0-9+/]{86}==$/;
const ACTOR = /^[\w.-]{1,64}$/;

interface SignedHeaders {
  readonly device: string;
  readonly time: number;
  readonly nonce: string;
  readonly signature: string;
  readonly actor: string | undefined;
}

/** The enrolled device that made the request, or why it is not served. */
export async function checkRequest(context: HubContext, request: RawRequest): Promise<Result<Caller, Refusal>> {
  const early = checkProtocol(request) ?? checkSize(request, context.limits.bodyBytes) ?? checkWhole(request);
  if (early !== undefined) return err(early);
  const headers = signedHeaders(request);
  if (headers === undefined) return err(refusal('bad-signature', 'absent or not of its form'));
  const device = await context.log.device(headers.device);
  if (device === undefined) return err({ ...refusal('unknown-device', 'not enrolled'), device: headers.device });
  const by = { device: device.device, city: device.city };
  const unproven = checkSignature(request, device.publicKey) ?? checkTime(request, context.now());
  if (unproven !== undefined) return err({ ...unproven, ...by });
  const until = headers.time + 2 * REQUEST_WINDOW_MS;
  const isFresh = await context.log.takeNonce({ device, nonce: headers.nonce, until });
  if (!isFresh) return err({ ...refusal('replayed', 'nonce used before'), ...by });
  if (device.revokedAt !== null) return err({ ...refusal('revoked', 'this device'), ...by });
  return ok({ device, actor: headers.actor });
}

/** Whether the request speaks a version that is spoken here. */
export function checkProtocol(request: RawRequest): Refusal | undefined {
  const text = request.headers[requestHeaders.protocol] ?? '';
  const version = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (version >= OLDEST_PROTOCOL_VERSION && version <= PROTOCOL_VERSION) return undefined;
  return refusal('protocol-unsupported', `newest ${String(PROTOCOL_VERSION)}`);
}

export function checkSize(request: RawRequest, limit: number): Refusal | undefined {
  return request.body.length > limit ? refusal('too-large', 'body') : undefined;
}

/** Whether the body is the one that was sent, where the request says which. */
function checkWhole({ headers, body }: RawRequest): Refusal | undefined {
  const stated = headers[requestHeaders.bodyHash];
  return stated === undefined || stated === sha256Hex(body) ? undefined : refusal('damaged', 'on the way');
}

/** Whether the request carries the signature of this key (raw Ed25519, base64). */
export function checkSignature(request: RawRequest, publicKey: string): Refusal | undefined {
  const headers = signedHeaders(request);
  if (headers === undefined) return refusal('bad-signature', 'absent or not of its form');
  const { device, time, nonce, actor } = headers;
  const { method, path } = request;
  const text = requestText({ method, path, device, time, nonce, actor, bodyHash: sha256Hex(request.body) });
  return isSignedBy(publicKey, text, headers.signature) ? undefined : refusal('bad-signature', 'not of this device');
}

export function checkTime(request: RawRequest, now: number): Refusal | undefined {
  const time = Number(request.headers[requestHeaders.time]);
  return Math.abs(now - time) <= REQUEST_WINDOW_MS ? undefined : refusal('clock-off', 'more than 5 minutes');
}

function signedHeaders({ headers }: RawRequest): SignedHeaders | undefined {
  const { device, time, nonce, signature, actor } = requestHeaders;
  const found = {
    device: headers[device] ?? '',
    time: headers[time] ?? '',
    nonce: headers[nonce] ?? '',
    signature: headers[signature] ?? '',
  };
  const isOfForm =
    DEVICE.test(found.device) &&
    TIME.test(found.time) &&
    NONCE.test(found.nonce) &&
    SIGNATURE.test(found.signature) &&
    ACTOR.test(headers[actor] ?? '-');
  return isOfForm ? { ...found, time: Number(found.time), actor: headers[actor] } : undefined;
}

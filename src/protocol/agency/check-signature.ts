import { canonicalJson } from '../../kernel/canonical-json.ts';
import { requestHeaders } from '../request-signature.ts';

/**
 * The headers of a question and its answer. Time and nonce make a recorded question worthless after the window of
 * `request-signature.ts`; the same scheme as between desk and hub, under another kind, so that neither end can use what
 * was signed for the other.
 */
export const checkHeaders = {
  device: requestHeaders.device,
  /** Raw Ed25519 public key, base64: the registry compares it with the one that it was given for this device. */
  key: 'anju-key',
  time: requestHeaders.time,
  nonce: requestHeaders.nonce,
  /** Of the question over `checkRequestText`, of the answer over `checkReplyText`; Ed25519, base64. */
  signature: requestHeaders.signature,
  bodyHash: requestHeaders.bodyHash,
} as const;

export interface SignedCheck {
  /** Of the registry's address and the source, as it is asked for. */
  readonly path: string;
  readonly device: string;
  /** UTC ms of this attempt. */
  readonly time: number;
  readonly nonce: string;
  /** Lower-case hex SHA-256 of the body. */
  readonly bodyHash: string;
}

/** The exact text that a desk signs. */
export function checkRequestText({ path, device, time, nonce, bodyHash }: SignedCheck): string {
  return canonicalJson({ kind: 'anju-agency-request/1', method: 'POST', path, device, time, nonce, bodyHash });
}

/** The exact text that a registry signs, where it has a key. */
export function checkReplyText(reply: {
  readonly requestId: string;
  readonly source: string;
  readonly bodyHash: string;
}): string {
  const { requestId, source, bodyHash } = reply;
  return canonicalJson({ kind: 'anju-agency-reply/1', requestId, source, bodyHash });
}

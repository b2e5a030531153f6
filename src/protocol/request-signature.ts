import { canonicalJson } from '../kernel/canonical-json.ts';

/**
 * How a device signs a request to the hub. Time and nonce make a recorded request worthless: the hub accepts a time
 * within `REQUEST_WINDOW_MS` of its own clock and each nonce of a device once in that window. A desk whose clock is off
 * learns the hub's time from the refusal and signs by that.
 */
export interface SignedRequest {
  readonly method: string;
  /** Path with its query. */
  readonly path: string;
  readonly device: string;
  /** UTC ms. */
  readonly time: number;
  readonly nonce: string;
  /** Lower-case hex SHA-256 of the body as sent (after compression). */
  readonly bodyHash: string;
  /** What the header `anju-actor` says, where a person makes the request; left out otherwise. */
  readonly actor?: string | undefined;
}

export const REQUEST_WINDOW_MS = 5 * 60_000;

export const requestHeaders = {
  device: 'anju-device',
  time: 'anju-time',
  nonce: 'anju-nonce',
  /** Ed25519 over `requestText`, base64. */
  signature: 'anju-signature',
  protocol: 'anju-protocol',
  /**
   * Lower-case hex SHA-256 of a body as it was sent, on requests and on the hub's answers. It proves nothing; it tells
   * damage on the way, which another try mends, from a body that somebody made.
   */
  bodyHash: 'anju-body-hash',
  /** The member of staff at the screen, for requests that a person makes (codes, devices). */
  actor: 'anju-actor',
} as const;

/** The exact text that a device signs. */
export function requestText(request: SignedRequest): string {
  return canonicalJson({
    kind: 'anju-request/1',
    method: request.method,
    path: request.path,
    device: request.device,
    time: request.time,
    nonce: request.nonce,
    bodyHash: request.bodyHash,
    actor: request.actor,
  });
}

/**
 * The desk's line to the hub over HTTP or HTTPS.
 *
 * Trust: over HTTPS the certificate that the hub showed when this desk was enrolled is the only one accepted later,
 * whoever signed it. It is compared before the first byte of a request leaves, so a stranger in between learns nothing.
 */
import { Agent as HttpAgent, type ClientRequest, type IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { RawRequest, RawResponse, Transport } from '../protocol/transport.ts';
import { type IsExpected, hostOf, pinningAgent } from './pinning-agent.ts';

/** Longer than any poll that the hub holds open. */
const SILENCE_MS = 90_000;
/** No answer of a hub comes near: a batch is 8 MiB before compression, a page holds a few. */
const MAX_ANSWER_BYTES = 128 * 1024 * 1024;

export interface NodeTransport {
  readonly transport: Transport;
  /** SHA-256 of the certificate that the hub showed last; null over plain HTTP and before the first answer. */
  readonly certificate: () => string | null;
  readonly close: () => void;
}

/** `certificate`: the fingerprint agreed on; without it the first one seen is taken, if it is the expected one. */
export function nodeTransport(url: string, certificate: string | null, isExpected?: IsExpected): NodeTransport {
  const base = new URL(url);
  const seen = { certificate, isExpected };
  const agent = base.protocol === 'https:' ? pinningAgent(base, seen, {}) : new HttpAgent({ keepAlive: true });
  const prefix = base.pathname.replace(/\/+$/, '');
  const start = base.protocol === 'https:' ? httpsRequest : httpRequest;
  return {
    certificate: () => seen.certificate,
    close: () => {
      agent.destroy();
    },
    transport: (request, signal) =>
      new Promise((resolve, reject) => {
        const outgoing = start({
          agent,
          host: hostOf(base),
          port: base.port,
          method: request.method,
          path: prefix + request.path,
          headers: { ...request.headers, 'content-length': request.body.length },
        });
        outgoing.setTimeout(SILENCE_MS, () => outgoing.destroy(new Error('the hub went silent')));
        outgoing.on('error', reject);
        outgoing.on('response', (incoming) => {
          collect(incoming, outgoing).then(resolve, reject);
        });
        signal?.addEventListener('abort', () => outgoing.destroy(new Error('no longer wanted')));
        if (signal?.aborted === true) outgoing.destroy(new Error('no longer wanted'));
        else send(outgoing, request);
      }),
  };
}

function send(outgoing: ClientRequest, { body }: RawRequest): void {
  if (body.length > 0) outgoing.end(body);
  else outgoing.end();
}

async function collect(incoming: IncomingMessage, outgoing: ClientRequest): Promise<RawResponse> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of incoming as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > MAX_ANSWER_BYTES) {
      outgoing.destroy();
      throw new Error('the answer is longer than any hub gives');
    }
    parts.push(part);
  }
  // An answer that was cut off ends without an error where its length was not announced.
  if (!incoming.complete) throw new Error('the answer was cut off');
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return { status: incoming.statusCode ?? 0, headers, body: Buffer.concat(parts) };
}

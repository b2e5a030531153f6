/**
 * The desk's line to the hub over HTTP or HTTPS.
 *
 * Trust: over HTTPS the certificate that the hub showed when this desk was enrolled is the only one accepted later,
 * whoever signed it. It is compared before the first byte of a request leaves, so a stranger in between learns nothing.
 */
import { Agent as HttpAgent, type ClientRequest, type IncomingMessage, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Duplex } from 'node:stream';
import { connect } from 'node:tls';
import type { RawRequest, RawResponse, Transport } from '../protocol/transport.ts';

/** The far end shows another certificate than the one agreed on: nothing was sent. */
export class CertificateChanged extends Error {
  override readonly name = 'CertificateChanged';
}

const CONNECT_MS = 10_000;
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

/** `certificate`: the fingerprint agreed on; without it the first one seen is taken. */
export function nodeTransport(url: string, certificate: string | null): NodeTransport {
  const base = new URL(url);
  const seen = { certificate };
  const agent = base.protocol === 'https:' ? pinningAgent(base, seen) : new HttpAgent({ keepAlive: true });
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

/** An agent that hands a connection over only after its certificate was compared. */
function pinningAgent(base: URL, seen: { certificate: string | null }): HttpsAgent {
  const agent = new HttpsAgent({ keepAlive: true });
  const host = hostOf(base);
  agent.createConnection = (_options, done) => {
    const socket = connect({
      host,
      port: base.port === '' ? 443 : Number(base.port),
      ...(/^[\d.]+$|:/.test(host) ? {} : { servername: host }),
      // The fingerprint is compared instead: a hub on the city's own network has no public certificate.
      rejectUnauthorized: false,
    });
    const end = (error: Error | null): void => {
      socket.setTimeout(0);
      done?.(error, error === null ? socket : (undefined as unknown as Duplex));
    };
    socket.setTimeout(CONNECT_MS, () => socket.destroy(new Error('the hub did not take the connection')));
    socket.once('error', end);
    socket.once('secureConnect', () => {
      socket.removeListener('error', end);
      const shown = socket.getPeerCertificate().fingerprint256;
      seen.certificate ??= shown;
      if (shown === seen.certificate) {
        end(null);
        return;
      }
      socket.destroy();
      end(new CertificateChanged(`the hub shows the certificate ${shown}`));
    });
    return undefined;
  };
  return agent;
}

/** Without the brackets that a URL puts around an IPv6 address. */
function hostOf(base: URL): string {
  return base.hostname.replace(/^\[(.*)\]$/, '$1');
}

/**
 * HTTP around a hub: reads a request whole within limits of size and time, hands it over, writes the answer. With a
 * certificate it speaks HTTPS itself; without one it belongs behind a proxy that does.
 */
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { invariant } from '../../kernel/invariant.ts';
import type { RawRequest, RawResponse } from '../../protocol/transport.ts';
import type { Hub } from '../hub.ts';

export interface ServeOptions {
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  readonly tls?: { readonly cert: string | Buffer; readonly key: string | Buffer };
  /** A body beyond it is read no further. */
  readonly bodyBytes: number;
  /** How long a client may take to send headers and body. */
  readonly requestMs?: number;
}

export interface ServedHub {
  readonly port: number;
  /** Takes nothing new, finishes what is under way, wakes whoever waits. */
  close(): Promise<void>;
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT']);
const FINISH_MS = 10_000;

export function serveHub(hub: Hub, options: ServeOptions): Promise<ServedHub> {
  const limits = {
    requestTimeout: options.requestMs ?? 60_000,
    headersTimeout: Math.min(20_000, options.requestMs ?? 20_000),
    connectionsCheckingInterval: 1_000,
    keepAliveTimeout: 65_000,
    maxHeaderSize: 16 * 1024,
  };
  const answer = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    void answerOne(hub, options, { incoming, outgoing });
  };
  const server =
    options.tls === undefined ? createServer(limits, answer) : createTlsServer({ ...limits, ...options.tls }, answer);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => {
      server.off('error', reject);
      const { port } = server.address() as AddressInfo;
      resolve({ port, close: () => closeServer(server, hub) });
    });
  });
}

interface Exchange {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
}

async function answerOne(hub: Hub, options: ServeOptions, { incoming, outgoing }: Exchange): Promise<void> {
  const gone = new AbortController();
  outgoing.on('close', () => {
    gone.abort();
  });
  const body = await wholeBody(incoming, options.bodyBytes);
  // Cut off in mid-body: there is nobody to answer.
  if (body === undefined) return;
  const { method = '' } = incoming;
  if (!METHODS.has(method)) {
    outgoing.writeHead(405).end();
    return;
  }
  const request: RawRequest = {
    method: method as RawRequest['method'],
    path: incoming.url ?? '/',
    headers: plainHeaders(incoming),
    body,
  };
  const response = await hub.handle(request, gone.signal);
  write(outgoing, { request, response, isTooLarge: body.length > options.bodyBytes });
}

/** The body, or as much of it as shows that it is too long; undefined when the client went away. */
async function wholeBody(incoming: IncomingMessage, limit: number): Promise<Uint8Array | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const part of incoming as AsyncIterable<Buffer>) {
      parts.push(part);
      length += part.length;
      if (length > limit) break;
    }
  } catch {
    // The connection broke or was too slow.
    return undefined;
  }
  return length > limit || incoming.complete ? Buffer.concat(parts) : undefined;
}

function plainHeaders(incoming: IncomingMessage): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

interface Answered {
  readonly request: RawRequest;
  readonly response: RawResponse;
  readonly isTooLarge: boolean;
}

function write(outgoing: ServerResponse, { request, response, isTooLarge }: Answered): void {
  if (outgoing.destroyed) return;
  const length = response.headers['content-length'] ?? String(response.body.length);
  const headers: Record<string, string> = { ...response.headers, 'x-content-type-options': 'nosniff' };
  if (response.status !== 204) headers['content-length'] = length;
  // What is left of a body that is too long is not read: the connection ends with the answer.
  if (isTooLarge) headers.connection = 'close';
  outgoing.writeHead(response.status, headers);
  if (request.method === 'HEAD' || response.status === 204) outgoing.end();
  else outgoing.end(response.body);
}

async function closeServer(server: Server, hub: Hub): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  hub.close();
  // A connection is idle only after its last answer.
  const sweep = setInterval(() => {
    server.closeIdleConnections();
  }, 50);
  const timer = setTimeout(() => {
    server.closeAllConnections();
  }, FINISH_MS);
  await closed;
  clearTimeout(timer);
  clearInterval(sweep);
}

/** Where a served hub is reached from this computer. */
export function addressOf({ port }: ServedHub, { host, tls }: ServeOptions): string {
  invariant(port > 0, 'a served hub has a port');
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `${tls === undefined ? 'http' : 'https'}://${name.includes(':') ? `[${name}]` : name}:${String(port)}`;
}

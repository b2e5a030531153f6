import { RPCHandler } from '@orpc/server/node';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type DeskRefusal, commonErrors } from '../contract/errors.ts';
import { type Gate, gate } from './access.ts';
import type { DeskClient, DeskThread } from './desk-thread.ts';
import { type ProxyContext, proxyRouter } from './proxy-router.ts';
import { securityHeaders, sendStatic } from './static-files.ts';

export interface LoopbackServer {
  readonly port: number;
  /** The address with a fresh one-time token. */
  newUrl(): string;
  close(): Promise<void>;
}

interface Parts {
  readonly thread: DeskThread;
  /** The folder of the built page. */
  readonly page: string;
  readonly port: number;
  /** The largest body of a call, in bytes. */
  readonly maxBody?: number;
}

/** An intake package is one call; the desk takes its documents out of it one by one. */
const MAX_BODY = 2 * 1024 ** 3;

/** Serves the page and the contract on 127.0.0.1, to those who entered with a token. */
export async function startServer({ thread, page, port, maxBody = MAX_BODY }: Parts): Promise<LoopbackServer> {
  const server = createServer();
  const guard = gate(() => boundPort(server));
  const answer = answerer(guard, { thread, page, maxBody });
  server.on('request', (request, response) => {
    void answer(request, response).catch(() => {
      if (!response.headersSent) plain(response, 500, 'fault');
      response.destroy();
    });
  });
  await listen(server, port);
  return {
    port: boundPort(server),
    newUrl: () => `http://127.0.0.1:${String(boundPort(server))}/?token=${guard.newToken()}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

function answerer(guard: Gate, { thread, page, maxBody }: Required<Omit<Parts, 'port'>>): Answer {
  const handler = new RPCHandler<ProxyContext>(proxyRouter());
  const clients = new Map<string, DeskClient>();
  const clientOf = (visitor: string): DeskClient => {
    const client = clients.get(visitor) ?? thread.connect();
    clients.set(visitor, client);
    return client;
  };
  return async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://desk');
    const token = guard.isEntry(request) ? url.searchParams.get('token') : null;
    if (token !== null && enter(guard, token, response)) return;
    if (token === null && !guard.isOurs(request)) {
      plain(response, 403, 'not for this origin');
      return;
    }
    const visitor = guard.visitor(request);
    if (visitor === undefined) {
      plain(response, 401, ENTRY_WORDS);
      return;
    }
    if (!url.pathname.startsWith('/rpc/')) {
      sendStatic(page, url.pathname, response);
      return;
    }
    if (!hasFittingBody(request, maxBody)) {
      refuseBody(request, response, maxBody);
      return;
    }
    const context = { client: clientOf(visitor) };
    const { matched } = await handler.handle(request, response, { prefix: '/rpc', context });
    if (!matched) plain(response, 404, 'no such procedure');
  };
}

const ENTRY_WORDS =
  '请使用启动时打印的链接打开，每个链接只能用一次；在终端按回车可得到新链接。 ' +
  'Open the link printed at start. Each link works once: press Enter in the terminal for another.';

/** Told before anything is read; a length that is not told is not taken, since nobody could hold it to its word. */
function hasFittingBody({ headers }: IncomingMessage, maxBody: number): boolean {
  if (headers['transfer-encoding'] !== undefined) return false;
  return Number(headers['content-length'] ?? 0) <= maxBody;
}

/** The refusal that the screens have words for. The body is read to its end: else a browser never reads the answer. */
function refuseBody(request: IncomingMessage, response: ServerResponse, limit: number): void {
  const data: DeskRefusal = { code: 'file-too-large', limit };
  const refusal = { defined: true, code: 'REFUSED', status: commonErrors.REFUSED.status, message: data.code, data };
  request.resume();
  response.writeHead(refusal.status, { ...securityHeaders, 'content-type': 'application/json' });
  response.end(JSON.stringify({ json: refusal }));
}

function boundPort(server: Server): number {
  return (server.address() as AddressInfo).port;
}

/** The page goes on by itself: a redirect from outside would not carry a SameSite=Strict cookie. */
function enter(guard: Gate, token: string, response: ServerResponse): boolean {
  const cookie = guard.enter(token);
  if (cookie === undefined) return false;
  response.writeHead(200, {
    ...securityHeaders,
    'set-cookie': cookie,
    'cache-control': 'no-store',
    'content-type': 'text/html; charset=utf-8',
  });
  response.end('<!doctype html><meta http-equiv="refresh" content="0;url=/"><title>安居台</title>');
  return true;
}

function plain(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { ...securityHeaders, 'content-type': 'text/plain; charset=utf-8' });
  response.end(text);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/**
 * The worker thread that holds the desk: the database never runs on the thread that draws windows or answers HTTP, so
 * a long import freezes nothing. Each connected port is one screen with its own session.
 */
import { RPCHandler } from '@orpc/server/message-port';
import { existsSync } from 'node:fs';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { invariant } from '../kernel/invariant.ts';
import { type DeskHost, deskHost } from './desk-host.ts';
import { recordFault } from './fault-log.ts';
import type { Connection } from './session/session.ts';
import { router } from './router/router.ts';
import { readerAside } from './sync/page-reader.ts';
import type { DeskWorkerOptions, FromWorker, ToWorker } from './worker-protocol.ts';

const port = parentPort;
invariant(port, 'the desk runs in a worker thread');
const options = workerData as DeskWorkerOptions;
const tell = (message: FromWorker): void => {
  port.postMessage(message);
};

function fail(where: string, error: unknown): void {
  const id = recordFault(options.folder, where, error);
  tell({ type: 'failed', message: `${error instanceof Error ? error.message : 'unknown fault'} (${id})` });
}

/** Beside this file when built, in the sources when not. */
function pageWorker(): URL {
  const built = new URL('./page-worker.js', import.meta.url);
  return existsSync(built) ? built : new URL('./sync/page-worker.ts', import.meta.url);
}

process.on('uncaughtException', (error) => {
  fail('worker', error);
});

let host: DeskHost | undefined;
try {
  const reader = readerAside(pageWorker(), (error) => {
    recordFault(options.folder, 'page-worker', error);
  });
  host = deskHost(options, { now: Date.now, staysTogether: true, reader });
  tell({ type: 'ready' });
} catch (error) {
  fail('open', error);
}

const handler = new RPCHandler(router);
const lines = new Set<MessagePort>();
port.on('message', (message: ToWorker) => {
  if (message.type === 'close') {
    host?.close();
    // A started line keeps this thread alive, whoever holds its other end.
    for (const line of lines) line.close();
    tell({ type: 'closed' });
    port.close();
    return;
  }
  if (host === undefined) return;
  const connection: Connection = { session: undefined };
  lines.add(message.port);
  message.port.on('close', () => lines.delete(message.port));
  handler.upgrade(message.port, { context: { host, connection } });
  message.port.start();
});

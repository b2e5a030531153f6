import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { DeskWorkerOptions, FromWorker, ToWorker } from '../app/worker-protocol.ts';
import type { Contract } from '../contract/contract.ts';

export type DeskClient = ContractRouterClient<Contract>;

/** The desk's worker thread, seen from the host. */
export interface DeskThread {
  /** A new line to the desk: whoever signs in on it, signs in on it alone. */
  connect(): DeskClient;
  /** Seals and closes the case file; resolves when the thread is done. Asked twice, it closes once. */
  close(): Promise<void>;
}

/** How long sealing and closing may take before the thread is ended in any case. */
const PATIENCE_MS = 5_000;

/**
 * Starts the thread and waits until the desk is ready; rejects with its words when it cannot open. Whatever ends the
 * desk later, unasked, is told to `onFailure`: nobody else would notice, and every page would wait for ever.
 */
export function startDeskThread(
  script: URL,
  options: DeskWorkerOptions,
  onFailure: (message: string) => void,
): Promise<DeskThread> {
  const worker = new Worker(script, { workerData: options, name: 'desk' });
  const lines = new Set<MessagePort>();
  const tell = (message: ToWorker, transfer: Parameters<Worker['postMessage']>[1] = []): void => {
    worker.postMessage(message, transfer);
  };
  let ending: Promise<void> | undefined;
  const thread: DeskThread = {
    connect: () => {
      const { port1, port2 } = new MessageChannel();
      tell({ type: 'connect', port: port2 }, [port2]);
      lines.add(port1);
      const client = createORPCClient<DeskClient>(new RPCLink({ port: port1 }));
      port1.start();
      return client;
    },
    close: () => (ending ??= endOf(worker, lines, tell)),
  };
  return new Promise((resolve, reject) => {
    let fail = (message: string): void => {
      reject(new Error(message));
      void worker.terminate();
    };
    worker.on('error', (error: unknown) => {
      fail(error instanceof Error ? error.message : String(error));
    });
    worker.on('exit', (code) => {
      if (ending === undefined) fail(`desk worker ended (${String(code)})`);
    });
    worker.on('message', (message: FromWorker) => {
      if (message.type === 'failed') fail(message.message);
      if (message.type !== 'ready') return;
      fail = onFailure;
      resolve(thread);
    });
  });
}

/** A connected line keeps a thread alive on either side, so all are closed, and a desk that has closed is ended. */
async function endOf(
  worker: Worker,
  lines: ReadonlySet<MessagePort>,
  tell: (message: ToWorker) => void,
): Promise<void> {
  for (const line of lines) line.close();
  // A thread that is gone has no number, and answers nothing.
  if (worker.threadId === -1) return;
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  worker.on('message', (message: FromWorker) => {
    if (message.type === 'closed') void worker.terminate();
  });
  const patience = setTimeout(() => void worker.terminate(), PATIENCE_MS);
  tell({ type: 'close' });
  await ended;
  clearTimeout(patience);
}

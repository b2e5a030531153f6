import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { MessageChannel, Worker } from 'node:worker_threads';
import type { DeskWorkerOptions, FromWorker, ToWorker } from '../app/worker-protocol.ts';
import type { Contract } from '../contract/contract.ts';

export type DeskClient = ContractRouterClient<Contract>;

/** The desk's worker thread, seen from the host. */
export interface DeskThread {
  /** A new line to the desk: whoever signs in on it, signs in on it alone. */
  connect(): DeskClient;
  /** Seals and closes the case file; resolves when the thread is done. */
  close(): Promise<void>;
}

/** Starts the thread and waits until the desk is ready; rejects with its words when it cannot open. */
export function startDeskThread(
  script: URL,
  options: DeskWorkerOptions,
  onFailure: (message: string) => void,
): Promise<DeskThread> {
  const worker = new Worker(script, { workerData: options });
  const tell = (message: ToWorker, transfer: Parameters<Worker['postMessage']>[1] = []): void => {
    worker.postMessage(message, transfer);
  };
  const thread: DeskThread = {
    connect: () => {
      const { port1, port2 } = new MessageChannel();
      tell({ type: 'connect', port: port2 }, [port2]);
      const client = createORPCClient<DeskClient>(new RPCLink({ port: port1 }));
      port1.start();
      return client;
    },
    close: () =>
      new Promise((resolve) => {
        worker.once('exit', () => {
          resolve();
        });
        tell({ type: 'close' });
        setTimeout(() => void worker.terminate(), 5_000).unref();
      }),
  };
  return new Promise((resolve, reject) => {
    worker.on('error', reject);
    worker.on('message', (message: FromWorker) => {
      if (message.type === 'ready') resolve(thread);
      if (message.type === 'failed') {
        reject(new Error(message.message));
        onFailure(message.message);
      }
    });
  });
}

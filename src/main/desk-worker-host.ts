import { EventEmitter } from 'node:events';
import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads';
import { z } from 'zod';
import type { DeskWorkerOptions, FromWorker, ToWorker } from '../app/worker-protocol.ts';

const fromWorkerSchema: z.ZodType<FromWorker> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('closed') }),
  z.object({ type: z.literal('failed'), message: z.string() }),
]);

export interface DeskWorkerHost {
  readonly ready: Promise<void>;
  /** The first reason why the desk cannot go on; never settles while all is well. */
  readonly failed: Promise<string>;
  /** A new session: the port speaks the contract. */
  connect(): MessagePort;
  /** Lets the desk seal and close its file; ends it after `patienceMs` in any case. Asked twice, it ends once. */
  close(patienceMs: number): Promise<void>;
}

/** Starts the worker thread that holds the desk. */
export function startDeskWorker(script: string, options: DeskWorkerOptions): DeskWorkerHost {
  const worker = new Worker(script, { workerData: options, name: 'desk' });
  const news = new EventEmitter();
  let ending: Promise<void> | undefined;
  worker.on('message', (message: unknown) => {
    const said = fromWorkerSchema.parse(message);
    news.emit(said.type, said.type === 'failed' ? said.message : undefined);
  });
  worker.on('error', (error: unknown) => {
    news.emit('failed', error instanceof Error ? error.message : String(error));
  });
  worker.on('exit', (code) => {
    news.emit('exit');
    if (ending === undefined) news.emit('failed', `desk worker ended (${code})`);
  });
  const tell = (message: ToWorker, transfer: MessagePort[] = []) => {
    worker.postMessage(message, transfer);
  };
  const end = async (patienceMs: number) => {
    const closed = new Promise<void>((resolve) => {
      news.once('closed', resolve);
      news.once('exit', resolve);
    });
    tell({ type: 'close' });
    await within(closed, patienceMs);
    await worker.terminate();
  };
  return {
    ready: new Promise((resolve) => news.once('ready', resolve)),
    failed: new Promise((resolve) => news.once('failed', resolve)),
    connect: () => {
      const { port1, port2 } = new MessageChannel();
      tell({ type: 'connect', port: port2 }, [port2]);
      return port1;
    },
    close: (patienceMs) => (ending ??= end(patienceMs)),
  };
}

async function within(done: Promise<void>, patienceMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patienceMs);
  });
  await Promise.race([done, late]);
  clearTimeout(timer);
}

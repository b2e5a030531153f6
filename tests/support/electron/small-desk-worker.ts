import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { DeskWorkerOptions, FromWorker, ToWorker } from '../../../src/app/worker-protocol.ts';
import { smallContract } from './small-contract.ts';

/** A worker thread that keeps the protocol of the desk's own and holds no desk. */
const options = workerData as DeskWorkerOptions;
const os = implement(smallContract);
let sessions = 0;
const passphrases: string[] = [];

const router = os.router({
  greet: os.greet.handler(({ input }) => ({ words: `您好，${input.name}`, at: new Date(0) })),
  turn: os.turn.handler(async ({ input }) => {
    const bytes = new Uint8Array(await input.arrayBuffer());
    return new Blob([bytes.reverse()]);
  }),
  count: os.count.handler(async function* ({ input }) {
    for (let number = 1; number <= input.to; number += 1) yield await Promise.resolve(number);
  }),
  refuse: os.refuse.handler(({ errors }) => {
    throw errors.REFUSED({ data: { code: 'four-eyes' } });
  }),
  worker: os.worker.handler(() => ({ options: { ...options }, sessions })),
  desk: {
    unlock: os.desk.unlock.handler(({ input }) => {
      passphrases.push(input.passphrase);
    }),
  },
  unlockedWith: os.unlockedWith.handler(() => passphrases),
  fail: os.fail.handler(({ input }) => {
    if (input === 'tell') tell({ type: 'failed', message: '磁盘已满' });
    if (input === 'throw')
      setImmediate(() => {
        throw new Error('a fault outside any call');
      });
    if (input === 'exit') process.exit(3);
  }),
});
const handler = new RPCHandler(router);

function tell(message: FromWorker): void {
  parentPort?.postMessage(message);
}

parentPort?.on('message', (message: ToWorker) => {
  if (message.type === 'close') {
    if (existsSync(join(options.folder, 'stay-open'))) return;
    writeFileSync(join(options.folder, 'closed'), `sessions ${String(sessions)}`);
    tell({ type: 'closed' });
    return;
  }
  sessions += 1;
  message.port.on('close', () => {
    sessions -= 1;
  });
  handler.upgrade(message.port);
  message.port.start();
});
tell({ type: 'ready' });

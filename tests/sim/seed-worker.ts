/** One of several threads that share a run of seeds (play-seeds.ts). */
import { parentPort, workerData } from 'node:worker_threads';
import { type SeedReport, runSeed } from './run-seed.ts';
import { stopHubs } from './hub-logs.ts';
import type { SeedShare } from './play-seeds.ts';

const { share, stop } = workerData as { readonly share: SeedShare; readonly stop: SharedArrayBuffer };
const isStopped = new Int32Array(stop);
for (const seed of share.seeds) {
  if (Atomics.load(isStopped, 0) === 1) break;
  const report: SeedReport = await runSeed({ ...share.city, seed });
  parentPort?.postMessage(report);
}
await stopHubs();

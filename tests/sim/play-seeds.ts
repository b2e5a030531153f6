/** Plays many seeds, in this thread or shared out over several: a seed plays the same wherever it runs. */
import { Worker } from 'node:worker_threads';
import { type SeedReport, runSeed } from './run-seed.ts';
import type { SimOptions } from './world.ts';

export interface SeedShare {
  readonly seeds: readonly number[];
  readonly city: Omit<SimOptions, 'seed'>;
}

export interface PlayOptions extends SeedShare {
  /** Threads. */
  readonly jobs: number;
  /** Told of each seed as it ends; with several jobs not in their order. False stops the run. */
  readonly onSeed: (report: SeedReport) => boolean;
}

const WORKER = new URL('./seed-worker.ts', import.meta.url);

export async function playSeeds({ seeds, city, jobs, onSeed }: PlayOptions): Promise<void> {
  if (jobs === 1) {
    for (const seed of seeds) if (!onSeed(await runSeed({ ...city, seed }))) break;
    return;
  }
  const stop = new SharedArrayBuffer(4);
  const threads = Array.from({ length: jobs }, (_, thread) => {
    const share: SeedShare = { seeds: seeds.filter((_seed, index) => index % jobs === thread), city };
    return playShare({ share, stop }, (report) => {
      if (Atomics.load(new Int32Array(stop), 0) === 1) return;
      if (!onSeed(report)) Atomics.store(new Int32Array(stop), 0, 1);
    });
  });
  await Promise.all(threads);
}

function playShare(
  workerData: { readonly share: SeedShare; readonly stop: SharedArrayBuffer },
  onReport: (report: SeedReport) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, { workerData });
    worker.on('message', onReport);
    worker.on('error', reject);
    worker.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`a thread of the simulation ended with ${String(code)}`));
    });
  });
}

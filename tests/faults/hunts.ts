/** The faults that there are hunts for, with their counts (docs/reliability.md). */
import { fillDisks } from './disk-full.ts';
import { weighDraws } from './draw-law.ts';
import { tamperWithDraws } from './draw-tampering.ts';
import { flipBytes } from './flipped-byte.ts';
import { killDesks } from './kill.ts';
import { crashMigrations } from './migration-crash.ts';
import { cutPower } from './power-cut.ts';
import type { FaultReport } from './report.ts';

export const faultNames = ['1', '2', '5', '9', '10', '12', 'draw-law'] as const;
export type FaultName = (typeof faultNames)[number];

export interface HuntOptions {
  readonly count: number;
  readonly seed: number;
  /** For the hunt that takes long: where to stop before its count is reached. */
  readonly minutes: number;
  readonly onProgress: (text: string) => void;
}

export interface Hunt {
  readonly long: number;
  readonly ci: number;
  run(options: HuntOptions): Promise<FaultReport>;
}

export const hunts: Readonly<Record<FaultName, Hunt>> = {
  '1': {
    long: 100_000,
    ci: 2_000,
    run: ({ count, seed, minutes, onProgress }) =>
      cutPower({
        states: count,
        proofStates: Math.min(2_000, Math.max(100, Math.floor(count / 10))),
        seed,
        minutes,
        onProgress: (states) => {
          if (states % 5_000 < 1_000) onProgress(`fault 1: ${String(states)} states`);
        },
      }),
  },
  '9': { long: 10_000, ci: 1_000, run: tamperWithDraws },
  '10': { long: 1_000, ci: 50, run: ({ count, seed }) => flipBytes(count, seed) },
  // No fault, but long too: whether chance treats all alike.
  'draw-law': { long: 100_000, ci: 5_000, run: ({ count, seed }) => Promise.resolve(weighDraws(count, seed)) },
  // Every statement, however many are asked for.
  '12': { long: 0, ci: 0, run: ({ seed }) => Promise.resolve(crashMigrations(seed)) },
  '5': { long: 500, ci: 20, run: ({ count, seed }) => fillDisks(count, seed) },
  '2': { long: 1_000, ci: 50, run: ({ count, seed }) => killDesks(count, seed) },
};

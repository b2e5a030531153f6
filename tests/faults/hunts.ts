/** The faults that there are hunts for, with their counts (docs/reliability.md). */
import { fillDisks } from './disk-full.ts';
import { weighDraws } from './draw-law.ts';
import { tamperWithDraws } from './draw-tampering.ts';
import { flipBytes } from './flipped-byte.ts';
import { runHostile } from './hostile/hostile.ts';
import { killHubs } from './hub-death.ts';
import { killDesks } from './kill.ts';
import { crashMigrations } from './migration-crash.ts';
import { cutPower } from './power-cut.ts';
import type { FaultReport } from './report.ts';
import { simulate } from './simulated.ts';

export const faultNames = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13', 'draw-law'] as const;
export type FaultName = (typeof faultNames)[number];

export interface HuntOptions {
  readonly count: number;
  readonly seed: number;
  /** For the hunt that takes long: where to stop before its count is reached. */
  readonly minutes: number;
  /** Threads of a simulated fault. */
  readonly jobs: number;
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
  '3': { long: 1_000, ci: 50, run: (options) => killHubs('hub', options) },
  '4': { long: 200, ci: 10, run: (options) => killHubs('database', options) },
  '6': { long: 10_000, ci: 300, run: (options) => simulate('network', { ...options, ...sizeOf(options.count) }) },
  '7': { long: 1_000, ci: 50, run: (options) => simulate('clocks', { ...options, ...sizeOf(options.count) }) },
  '8': { long: 100, ci: 5, run: attackHub },
  '11': { long: 100, ci: 5, run: (options) => simulate('restored', { ...options, ...sizeOf(options.count) }) },
  '13': { long: 10_000, ci: 200, run: (options) => simulate('mixed', { ...options, ...sizeOf(options.count) }) },
  '9': { long: 10_000, ci: 1_000, run: tamperWithDraws },
  '10': { long: 1_000, ci: 50, run: ({ count, seed }) => flipBytes(count, seed) },
  // No fault, but long too: whether chance treats all alike.
  'draw-law': { long: 100_000, ci: 5_000, run: ({ count, seed }) => Promise.resolve(weighDraws(count, seed)) },
  // Every statement, however many are asked for.
  '12': { long: 0, ci: 0, run: ({ seed }) => Promise.resolve(crashMigrations(seed)) },
  '5': { long: 500, ci: 20, run: ({ count, seed }) => fillDisks(count, seed) },
  '2': { long: 1_000, ci: 50, run: ({ count, seed }) => killDesks(count, seed) },
};

/** A city that grows with the count: what is looked for rarely is looked for in a larger one. */
function sizeOf(count: number): { readonly desks: number; readonly steps: number } {
  return count <= 300 ? { desks: 4, steps: 40 } : { desks: 8, steps: 200 };
}

async function attackHub({ count, seed, onProgress }: HuntOptions): Promise<FaultReport> {
  const report = await runHostile({ count, seed, onProgress });
  const { attacks, tried, accepted, leaked, unaudited } = report;
  const problems = [...report.problems];
  if (accepted > 0) problems.push(`${String(accepted)} were accepted`);
  if (leaked > 0) problems.push(`${String(leaked)} answers held foreign bytes`);
  if (unaudited > 0) problems.push(`${String(unaudited)} left no row in the audit`);
  const notes = [
    `${String(attacks)} attacks, ${String(accepted)} accepted, ${String(leaked)} leaked, ${String(unaudited)} not audited`,
  ];
  return { fault: '8 hostile client', tried, acknowledged: 0, lost: 0, problems, notes };
}

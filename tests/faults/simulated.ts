/** Faults 6, 7, 11 and 13: seeds of the simulation (tests/sim), each with the troubles of its kind. */
import { playSeeds } from '../sim/play-seeds.ts';
import { addTally, newTally, tallied } from '../sim/tally.ts';
import { mixtures } from '../sim/troubles.ts';
import type { FaultReport } from './report.ts';

export interface SimulatedOptions {
  readonly count: number;
  readonly seed: number;
  readonly minutes: number;
  readonly desks: number;
  readonly steps: number;
  /** Threads that share the seeds. */
  readonly jobs: number;
  readonly onProgress: (text: string) => void;
}

const names = {
  network: '6 bad network',
  clocks: '7 bad clocks',
  restored: '11 hub restored from an old backup',
  mixed: '13 all of it mixed',
} as const;

export async function simulate(kind: keyof typeof names, options: SimulatedOptions): Promise<FaultReport> {
  const { count, seed, desks, steps, jobs, minutes, onProgress } = options;
  const tally = newTally();
  const problems: string[] = [];
  const until = performance.now() + minutes * 60_000;
  const seeds = Array.from({ length: count }, (_, index) => seed + index);
  let events = 0;
  let tried = 0;
  let lost = 0;
  await playSeeds({
    seeds,
    city: { desks, steps, troubles: mixtures[kind] },
    jobs,
    onSeed: (report) => {
      tried += 1;
      addTally(tally, report.tally);
      events += report.events;
      lost += report.problems.filter((problem) => problem.includes('is nowhere')).length;
      const found = report.problems.map((problem) => `seed ${String(report.seed)}: ${problem}`);
      problems.push(...found);
      for (const problem of found) onProgress(problem);
      if (tried % 100 === 0)
        onProgress(
          `fault ${names[kind]}: ${String(tried)} seeds up to ${String(report.seed)}, ${String(events)} events, ` +
            `${String(tally.commands - tally['refused by rule'])} acknowledged, ${String(lost)} lost, ` +
            `${String(problems.length)} problems`,
        );
      return performance.now() < until;
    },
  });
  const happened = tallied.filter((what) => tally[what] > 0).map((what) => `${what} ${String(tally[what])}`);
  const size = `${String(desks)} desks, ${String(steps)} steps a seed, ${String(events)} events ordered`;
  const acknowledged = tally.commands - tally['refused by rule'];
  return { fault: names[kind], tried, acknowledged, lost, problems, notes: [size, happened.join(' · ')] };
}

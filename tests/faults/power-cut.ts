/**
 * Fault 1: the power is cut at any moment. What a real desk process writes and fsyncs is recorded (recorder.c), the
 * disk is rebuilt as it may be after a cut at any point (disk-model.ts), and each such desk is opened and looked at.
 *
 * The same hunt is run on desks with `synchronous=NORMAL` and `OFF`. It must find losses with NORMAL and corruption
 * with OFF, or finding none with FULL proves nothing.
 */
import { rmSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { type PowerCutTally, type PowerCutTask, addTally, emptyTally } from './power-cut-tally.ts';
import { compileRecorder } from './recording.ts';
import type { FaultReport } from './report.ts';
import { scratchFolder } from './scratch-folder.ts';

const WORKER = new URL('./power-cut-worker.ts', import.meta.url);
const THREADS = 2;
const FAULT = '1 power cut replayed';

export interface PowerCutOptions {
  readonly states: number;
  /** States of each of the two proofs. */
  readonly proofStates: number;
  readonly seed: number;
  /** Stops the hunt, but not the proofs, after so long; the report says how far it came. */
  readonly minutes: number;
  /** Told after each recording; a hunt of 100,000 states takes a while. */
  readonly onProgress: (states: number) => void;
}

export async function cutPower(options: PowerCutOptions): Promise<FaultReport> {
  const folder = scratchFolder('recorder');
  try {
    const recorder = compileRecorder(folder);
    if ('missing' in recorder) {
      const problems = [`NOT RUN: ${recorder.missing}`];
      return { fault: FAULT, tried: 0, acknowledged: 0, lost: 0, problems, notes: [] };
    }
    const { library } = recorder;
    const { seed, proofStates } = options;
    const until = Date.now() + options.minutes * 60_000;
    const task = { library, seed, states: options.states, until, synchronous: 'FULL' } as const;
    const full = await hunt(task, options.onProgress);
    const quiet = (): void => undefined;
    const proof = { library, seed, states: proofStates, until: Infinity };
    const normal = await hunt({ ...proof, synchronous: 'NORMAL' }, quiet);
    const off = await hunt({ ...proof, synchronous: 'OFF' }, quiet);
    return reportOf(full, { normal, off });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function hunt(task: PowerCutTask, onProgress: (states: number) => void): Promise<PowerCutTally> {
  const sum = emptyTally();
  const shares = Array.from({ length: THREADS }, (_, thread) => {
    const states = Math.floor((task.states + thread) / THREADS);
    return runThread({ ...task, states, seed: task.seed * 1_000_003 + thread * 500_009 }, (tally) => {
      addTally(sum, tally);
      onProgress(sum.states);
    });
  });
  await Promise.all(shares);
  return sum;
}

function runThread(task: PowerCutTask, onTally: (tally: PowerCutTally) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, { workerData: task });
    worker.on('message', onTally);
    worker.on('error', reject);
    worker.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`a thread of the hunt ended with ${String(code)}`));
    });
  });
}

function reportOf(
  full: PowerCutTally,
  { normal, off }: { readonly normal: PowerCutTally; readonly off: PowerCutTally },
): FaultReport {
  const problems = [...full.words];
  const unsound = full.corrupt + full.refused;
  if (unsound > 0) problems.push(`${String(unsound)} states do not open or are not sound`);
  if (normal.statesWithLoss === 0) problems.push('the hunt finds no loss with synchronous=NORMAL: it proves nothing');
  if (off.corrupt === 0) problems.push('the hunt finds no corruption with synchronous=OFF: it proves nothing');
  return {
    fault: FAULT,
    tried: full.states,
    acknowledged: full.acknowledged,
    lost: full.lost,
    problems,
    notes: [
      `${String(full.recordings)} recorded desks, ${String(full.distinct)} distinct states, ` +
        `${String(full.checks)} times an acknowledged command was looked for`,
      figuresOf('NORMAL', normal),
      figuresOf('OFF', off),
    ],
  };
}

function figuresOf(synchronous: string, tally: PowerCutTally): string {
  return (
    `with synchronous=${synchronous}, ${String(tally.states)} states: ${String(tally.statesWithLoss)} had lost ` +
    `acknowledged commands, ${String(tally.refused)} more the desk itself refused as damaged, ` +
    `${String(tally.corrupt)} were corrupt`
  );
}

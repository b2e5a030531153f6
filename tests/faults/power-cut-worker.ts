/** A thread of fault 1: records desks, rebuilds the disk at points of the recording, looks at each. */
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { crc32 } from 'node:zlib';
import { invariant } from '../../src/kernel/invariant.ts';
import { type SeededRandom, seededRandom } from '../../src/kernel/random.ts';
import { StoreFault } from '../../src/store/store-fault.ts';
import { checkDesk } from './check-desk.ts';
import { type DiskState, modelDisk } from './disk-model.ts';
import { openFaultDesk } from './fault-desk.ts';
import { emptyTally, type PowerCutTally, type PowerCutTask } from './power-cut-tally.ts';
import { type RecordedOp, filesBelow, record } from './recording.ts';
import { scratchFolder } from './scratch-folder.ts';
import { type Saved, work } from './work.ts';

const STATES_PER_RECORDING = 1_000;
const THOROUGH_EVERY = 20;
/** wal-check.ts and last-write.ts. */
const TELLS_A_LOSS = /what was saved last/;

const task = workerData as PowerCutTask;
const port = parentPort;
invariant(port, 'runs as a thread of power-cut.ts');
const root = scratchFolder('power-cut');
try {
  for (let done = 0, round = 0; done < task.states && Date.now() < task.until; round += 1) {
    const states = Math.min(STATES_PER_RECORDING, task.states - done);
    port.postMessage(oneRecording(task.seed + round * 7_919, states));
    done += states;
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}

function oneRecording(seed: number, states: number): PowerCutTally {
  const random = seededRandom(seed);
  const live = join(root, 'live');
  const log = join(root, 'log');
  const key = createHash('sha256').update(String(seed)).digest('hex');
  mkdirSync(live);
  const ops = record({
    library: task.library,
    folder: live,
    log,
    key,
    seed,
    commands: random.integer(5, 25),
    sessions: random.integer(1, 3),
    synchronous: task.synchronous,
    checkpoint: random.pick([30, 100, 400, 4_000]),
  });
  assertComplete(ops, live);
  rmSync(live, { recursive: true });
  const tally = emptyTally();
  tally.recordings = 1;
  const disk = modelDisk();
  const acknowledged: Saved[] = [];
  const seen = new Set<string>();
  let at = 0;
  for (const cut of cutPoints(random, ops, states)) {
    for (; at < cut; at += 1) {
      const op = ops[at];
      invariant(op, 'a cut lies within the recording');
      disk.apply(op);
      if (op.kind === 'said') acknowledged.push(...savedIn(op.text));
    }
    const state = disk.afterPowerCut(random);
    seen.add(sumOf(state));
    lookAt(tally, { state, key, acknowledged, seed, cut });
  }
  tally.distinct = seen.size;
  tally.acknowledged = acknowledged.length;
  return tally;
}

/** In order; now and then many states of one point, so that its subsets are tried as well as its neighbours. */
function cutPoints(random: SeededRandom, ops: readonly RecordedOp[], count: number): readonly number[] {
  const points: number[] = [];
  while (points.length < count) {
    const at = random.integer(0, ops.length);
    const times = random.chance(0.1) ? random.integer(2, 8) : 1;
    for (let each = 0; each < times && points.length < count; each += 1) points.push(at);
  }
  return points.sort((a, b) => a - b);
}

function savedIn(text: string): readonly Saved[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Saved);
}

/** A recording that missed a call would prove nothing: replayed to its end it must give the very folder. */
function assertComplete(ops: readonly RecordedOp[], folder: string): void {
  const disk = modelDisk();
  for (const op of ops) disk.apply(op);
  const replayed = disk.asAsked().files;
  const real = filesBelow(folder);
  const names = new Set([...real.keys(), ...replayed.keys()]);
  const different = [...names].filter((name) => real.get(name)?.equals(replayed.get(name) ?? Buffer.alloc(0)) !== true);
  invariant(different.length === 0, `the recording does not give the folder that was made: ${different.join(', ')}`);
}

interface Case {
  readonly state: DiskState;
  readonly key: string;
  readonly acknowledged: readonly Saved[];
  readonly seed: number;
  readonly cut: number;
}

function lookAt(tally: PowerCutTally, { state, key, acknowledged, seed, cut }: Case): void {
  const folder = join(root, 'state');
  writeState(folder, state);
  tally.states += 1;
  tally.checks += acknowledged.length;
  const where = `seed ${String(seed)}, op ${String(cut)}`;
  const thorough = tally.states % THOROUGH_EVERY === 0;
  try {
    const desk = openFaultDesk(folder, key);
    try {
      const { lost, problems } = checkDesk(desk, acknowledged, { thorough });
      tally.lost += lost;
      if (lost > 0) tally.statesWithLoss += 1;
      if (problems.length > 0) tally.corrupt += 1;
      tally.words.push(...problems.map((problem) => `${where}: ${problem}`).slice(0, 2));
      if (lost > 0) tally.words.push(`${where}: ${String(lost)} acknowledged commands lost`);
      if (thorough && problems.length === 0) work(desk, seed + cut).next();
    } finally {
      desk.file.close();
    }
  } catch (error) {
    if (error instanceof StoreFault && TELLS_A_LOSS.test(error.message)) tally.refused += 1;
    else tally.corrupt += 1;
    tally.words.push(`${where}: ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`);
  }
  tally.words.splice(12);
}

function writeState(folder: string, state: DiskState): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const each of [...state.folders].sort()) mkdirSync(join(folder, each));
  for (const [name, bytes] of state.files) writeFileSync(join(folder, name), bytes);
}

/** To count how many states differ; a checksum will do, since nothing but the count depends on it. */
function sumOf(state: DiskState): string {
  return [...state.files].map(([name, bytes]) => `${name} ${String(bytes.length)} ${String(crc32(bytes))}`).join('\n');
}

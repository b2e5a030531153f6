/** Fault 2: SIGKILL of a desk process at any moment. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type SeededRandom, seededRandom } from '../../src/kernel/random.ts';
import { checkDesk } from './check-desk.ts';
import { openFaultDesk } from './fault-desk.ts';
import type { FaultReport } from './report.ts';
import { scratchFolder } from './scratch-folder.ts';
import type { Saved } from './work.ts';

const SCRIPT = fileURLToPath(new URL('./desk-process.ts', import.meta.url));
const RESTART_LIMIT_MS = 2_000;

/** A desk is killed and restarted this often before the next one begins: looking at it grows with its log. */
const ROUNDS_PER_DESK = 25;
const THOROUGH_EVERY = 5;
const AT_ONCE = 2;

/** Kills `count` processes, each after a random while, and looks after each at what their desk holds. */
export async function killDesks(count: number, seed: number): Promise<FaultReport> {
  const root = scratchFolder('kill');
  const random = seededRandom(seed);
  const hunt: Hunt = { problems: [], acknowledged: 0, lost: 0, slowest: 0 };
  const desks = Array.from({ length: Math.ceil(count / ROUNDS_PER_DESK) }, (_, index) => ({
    folder: join(root, String(index)),
    rounds: Math.min(ROUNDS_PER_DESK, count - index * ROUNDS_PER_DESK),
    seed: seed * 10_000 + index * ROUNDS_PER_DESK,
    random,
  }));
  const queue = desks.values();
  const worker = async (): Promise<void> => {
    for (const desk of queue) {
      await killOneDesk(hunt, desk);
      rmSync(desk.folder, { recursive: true });
    }
  };
  try {
    warmUp(root);
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  const { problems, acknowledged, lost, slowest } = hunt;
  if (acknowledged === 0) problems.push('nothing was saved before the kills: they prove nothing');
  if (slowest > RESTART_LIMIT_MS) problems.push(`restart took ${slowest.toFixed(0)} ms`);
  const notes = [`slowest restart ${slowest.toFixed(0)} ms`];
  return { fault: '2 SIGKILL of a desk process', tried: count, acknowledged, lost, problems, notes };
}

interface Hunt {
  readonly problems: string[];
  acknowledged: number;
  lost: number;
  slowest: number;
}

interface OneDesk {
  readonly folder: string;
  readonly rounds: number;
  readonly seed: number;
  readonly random: SeededRandom;
}

async function killOneDesk(hunt: Hunt, { folder, rounds, seed, random }: OneDesk): Promise<void> {
  const key = randomBytes(32).toString('hex');
  const all: Saved[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const saved = await workUntilKilled([folder, key, String(seed + round)], {
      commands: random.integer(0, 30),
      delay: random.integer(0, 12),
    });
    all.push(...saved);
    hunt.acknowledged += saved.length;
    const started = performance.now();
    const desk = openFaultDesk(folder, key);
    hunt.slowest = Math.max(hunt.slowest, performance.now() - started);
    const thorough = round % THOROUGH_EVERY === 0 || round === rounds;
    const found = checkDesk(desk, thorough ? all : saved, { thorough });
    desk.file.close();
    hunt.lost += found.lost;
    hunt.problems.push(...found.problems.map((problem) => `seed ${String(seed + round)}: ${problem}`));
  }
}

/** A process that may end by itself leaves its compiled program behind for those that are killed. */
function warmUp(root: string): void {
  const folder = join(root, 'warm-up');
  const args = [SCRIPT, folder, randomBytes(32).toString('hex'), '1', '--commands', '1'];
  const { status } = spawnSync(process.execPath, args, {
    env: environment(root),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error(`the desk ended with ${String(status)}`);
  rmSync(folder, { recursive: true });
}

function environment(root: string): NodeJS.ProcessEnv {
  return { ...process.env, NODE_COMPILE_CACHE: join(root, 'compiled') };
}

interface Moment {
  /** Kill once this many commands were said to be saved … */
  readonly commands: number;
  /** … and so many ms later. */
  readonly delay: number;
}

/** Resolves with what the process said was saved, in whole lines: a line cut by the kill was not said. */
function workUntilKilled(args: readonly string[], { commands, delay }: Moment): Promise<Saved[]> {
  return new Promise((resolve, reject) => {
    const child: ChildProcess = spawn(process.execPath, [SCRIPT, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: environment(dirname(args[0] ?? '')),
    });
    let text = '';
    let waiting = true;
    child.stdout?.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      if (waiting && text.split('\n').length > commands + 1) {
        waiting = false;
        setTimeout(() => child.kill('SIGKILL'), delay);
      }
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code !== null) {
        reject(new Error(`the desk ended by itself with ${String(code)}`));
        return;
      }
      const lines = text.split('\n').slice(1, -1);
      resolve(lines.map((line) => JSON.parse(line) as Saved));
    });
  });
}

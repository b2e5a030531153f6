/** Fault 2: SIGKILL of a desk process at any moment. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { seededRandom } from '../../src/kernel/random.ts';
import { checkDesk } from './check-desk.ts';
import { openFaultDesk } from './fault-desk.ts';
import type { FaultReport } from './report.ts';
import type { Saved } from './work.ts';

const SCRIPT = fileURLToPath(new URL('./desk-process.ts', import.meta.url));
const RESTART_LIMIT_MS = 2_000;

/** Kills `count` processes on one growing desk, each after a random while, and looks after each. */
export async function killDesks(count: number, seed: number): Promise<FaultReport> {
  const folder = mkdtempSync(join(tmpdir(), 'anju-kill-'));
  const key = randomBytes(32).toString('hex');
  const random = seededRandom(seed);
  const problems: string[] = [];
  let acknowledged = 0;
  let lost = 0;
  let slowest = 0;
  try {
    for (let round = 0; round < count; round += 1) {
      const saved = await workUntilKilled([folder, key, String(seed + round)], random.integer(0, 120));
      acknowledged += saved.length;
      const started = performance.now();
      const desk = openFaultDesk(folder, key);
      slowest = Math.max(slowest, performance.now() - started);
      const found = checkDesk(desk, saved);
      desk.file.close();
      lost += found.lost;
      problems.push(...found.problems.map((problem) => `round ${String(round)}: ${problem}`));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  if (slowest > RESTART_LIMIT_MS) problems.push(`restart took ${slowest.toFixed(0)} ms`);
  return {
    fault: '2 SIGKILL of a desk process',
    tried: count,
    acknowledged,
    lost,
    problems,
    notes: [`slowest restart ${slowest.toFixed(0)} ms`],
  };
}

/** Resolves with what the process said was saved, in whole lines: a line cut by the kill was not said. */
function workUntilKilled(args: readonly string[], delay: number): Promise<Saved[]> {
  return new Promise((resolve, reject) => {
    const child: ChildProcess = spawn(process.execPath, [SCRIPT, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    let waiting = true;
    child.stdout?.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      if (waiting && text.startsWith('ready\n')) {
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

/**
 * Fault 5: the disk is full at every step. A small disk is filled so that a little more is left in each round, a desk
 * works on it until there is no room, and:
 * - what does not fit is told as `disk-full` and never acknowledged; everything acknowledged stays;
 * - the desk can still be read, and goes on by itself when there is room again;
 * - a document page or a backup that does not fit leaves nothing half-written;
 * - over the contract a command that does not fit is answered with FAULT `disk-full`.
 *
 * It runs in a process with mounts of its own, so that nothing stays mounted whatever happens.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { NO_SMALL_DISK } from './disk-full-rounds.ts';
import { limitPages } from './page-limit.ts';
import type { FaultReport } from './report.ts';

const PROGRAM = fileURLToPath(new URL('./disk-full-process.ts', import.meta.url));
const FAULT = '5 disk full at every step';

export async function fillDisks(count: number, seed: number): Promise<FaultReport> {
  const rights = process.getuid?.() === 0 ? ['-m'] : ['-r', '-m'];
  const args = [...rights, process.execPath, PROGRAM, String(count), String(seed)];
  const { code, text } = await outputOf('unshare', args);
  if (code === 0) return JSON.parse(text) as FaultReport;
  // No `unshare`, no right to use it, or no right to mount: the part that needs neither is tried, and says so.
  const isRefused = code === undefined || code === NO_SMALL_DISK || text.startsWith('unshare:');
  if (isRefused) return limitPages(count, seed, text.trim());
  const problems = [`the rounds ended with ${String(code)}: ${text}`];
  return { fault: FAULT, tried: 0, acknowledged: 0, lost: 0, problems, notes: [] };
}

function outputOf(
  program: string,
  args: readonly string[],
): Promise<{ readonly code?: number; readonly text: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    let complaints = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
    child.stderr.setEncoding('utf8').on('data', (part: string) => (complaints += part));
    child.on('error', (error) => {
      resolve({ text: error.message });
    });
    child.on('close', (code) => {
      resolve({ code: code ?? -1, text: code === 0 ? text : complaints });
    });
  });
}

import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Row } from './measure.ts';

const demoSchema = z.object({
  passphrase: z.string(),
  accounts: z.array(
    z.object({ account: z.string(), password: z.string(), roles: z.array(z.string()), office: z.string() }),
  ),
});

export type BenchCity = z.infer<typeof demoSchema> & { readonly folder: string };

/** Makes the city unless the folder holds one, by the demo program in a process of its own; tells how long it took. */
export async function benchCity(
  folder: string,
  count: number,
): Promise<{ readonly city: BenchCity; readonly rows: Row[] }> {
  const rows: Row[] = [];
  const file = join(folder, 'demo.json');
  if (!existsSync(file)) {
    const started = performance.now();
    const { peak, cpuSeconds } = await make(folder, count);
    const seconds = (performance.now() - started) / 1_000;
    rows.push(
      plain(
        'make the city by its public commands',
        `${seconds.toFixed(1)} s, ${String(Math.round(count / seconds))} cases/s`,
      ),
      // What a core gives when nothing else wants it; on a shared machine the time above says less.
      plain(
        '  processor time of that',
        `${cpuSeconds.toFixed(0)} s, ${String(Math.round(count / cpuSeconds))} cases/s`,
      ),
      plain('  peak memory of that', `${String(Math.round(peak / 1024))} MB`),
    );
  }
  rows.push(plain('size of the case file', `${String(Math.round(statSync(join(folder, 'desk.db')).size / 1e6))} MB`));
  return { city: { ...demoSchema.parse(JSON.parse(readFileSync(file, 'utf8'))), folder }, rows };
}

export function plain(what: string, ours: string, target = ''): Row {
  return { what, ours, peer: '', ratio: null, target };
}

interface Cost {
  /** KiB. */
  readonly peak: number;
  readonly cpuSeconds: number;
}

/** Resolves with what the process took, read while it runs. */
function make(folder: string, count: number): Promise<Cost> {
  const script = fileURLToPath(new URL('../../src/demo/main.ts', import.meta.url));
  const args = [script, '--size', 'big', '--count', String(count), '--data', folder];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    child.stderr.pipe(process.stderr);
    let peak = 0;
    let cpuSeconds = 0;
    const watch = setInterval(() => {
      peak = Math.max(peak, peakOf(child.pid));
      cpuSeconds = Math.max(cpuSeconds, cpuSecondsOf(child.pid));
    }, 250);
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(watch);
      if (code === 0) resolve({ peak, cpuSeconds });
      else reject(new Error(`the demo program ended with ${String(code)}`));
    });
  });
}

/** Of all threads, in user and kernel; 0 where there is no /proc. Linux counts in hundredths. */
export function cpuSecondsOf(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
}

/** VmHWM of a process in KiB; 0 where there is no /proc. */
export function peakOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

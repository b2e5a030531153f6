import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Another hub has this folder open. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';
}

/**
 * Keeps a second process out of a folder that only one may open; returns how to let go. A lock whose process is gone, or
 * whose number another process has by now, is taken over.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'hub.lock');
  for (;;) {
    try {
      writeFileSync(path, markOf(process.pid), { flag: 'wx', mode: 0o600 });
      return () => {
        rmSync(path, { force: true });
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const mark = readFileSync(path, 'utf8');
      const pid = Number(mark.split(' ')[0]);
      if (markOf(pid) === mark && isRunning(pid)) throw new FolderInUse(`${folder}: open in process ${String(pid)}`);
      rmSync(path, { force: true });
    }
  }
}

/** A process by its number and, where the system says so, the time it started. */
function markOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return `${String(pid)} ${started ?? ''}`;
  } catch {
    // No such process, or a system without /proc.
    return `${String(pid)} `;
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

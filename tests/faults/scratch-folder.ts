/** Folders that live in memory where the machine can: a fault hunt writes gigabytes and needs no disk to survive. */
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export function scratchFolder(name: string): string {
  return mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), `anju-${name}-`));
}

/**
 * Set up once before all test files and thrown away after them: a folder in which the first of them that needs a
 * furnished desk leaves it for the others. Stretching ten passwords and running all migrations costs each file a second.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SHARED_DESKS } from './shared-folder.ts';

export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'anju-test-desks-'));
  // Workers are started afterwards and inherit it.
  process.env[SHARED_DESKS] = folder;
  return () => {
    rmSync(folder, { recursive: true, force: true });
  };
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { buildShell, type BuiltShell } from './built-shell.ts';
import { StartedShell, type Start } from './started-shell.ts';

export interface Shells {
  readonly built: () => BuiltShell;
  /** A data folder of its own, removed with the test. */
  readonly folder: () => string;
  /** Starts the built program; it is quit when the test ends. */
  readonly start: (start?: Partial<Start>) => StartedShell;
}

/** For a test file: builds once, and leaves nothing running and nothing on disk. */
export function shells(worker?: URL): Shells {
  let built: BuiltShell | undefined;
  const started: StartedShell[] = [];
  const folders: string[] = [];
  const folder = () => {
    const made = mkdtempSync(join(tmpdir(), 'anju-shell-'));
    folders.push(made);
    return made;
  };
  const builtOnce = () => {
    if (built === undefined) throw new Error('not built yet');
    return built;
  };
  beforeAll(async () => {
    built = await buildShell(worker);
  });
  afterEach(async () => {
    for (const shell of started.splice(0)) await shell.dispose();
    for (const path of folders.splice(0)) rmSync(path, { recursive: true, force: true });
  });
  afterAll(() => built?.dispose());
  return {
    built: builtOnce,
    folder,
    start: (start = {}) => {
      const shell = StartedShell.start(builtOnce(), { data: start.data ?? folder(), ...start });
      started.push(shell);
      return shell;
    },
  };
}

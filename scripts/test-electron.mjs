// npm run test:electron -- [playwright args]: the shell's own tests and the browser tests, in real Electron. Where its
// program is missing they cannot run, and that is said loudly rather than passed over.

import { join } from 'node:path';
import { isBuildCurrent } from './build-stamp.mjs';
import { findElectron } from './electron-binary.mjs';
import { say } from './progress.mjs';
import { projectRoot } from './project-root.mjs';
import { runAttached } from './run-child.mjs';

const LOUD = '!'.repeat(100);

/** @param {readonly string[]} args */
const run = (args, /** @type {NodeJS.ProcessEnv} */ env = {}) =>
  runAttached(process.execPath, [join(projectRoot, args[0] ?? ''), ...args.slice(1)], {
    cwd: projectRoot,
    env: { ...process.env, ...env },
  });

const program = findElectron();
if (program === undefined) {
  say(`${LOUD}
!! SKIPPED, nothing was tested in Electron: its program is not in node_modules/electron/dist.
!! 未运行:这里没有 Electron 程序。 Fetch it with npx install-electron, or name a folder that has it in
!! ELECTRON_OVERRIDE_DIST_PATH, and run npm run test:electron again.
${LOUD}`);
} else {
  const built = isBuildCurrent() ? 0 : await run(['scripts/build.mjs']);
  const playwright = [
    'node_modules/@playwright/test/cli.js',
    'test',
    '--config',
    'tests/e2e-electron/playwright.config.ts',
  ];
  process.exitCode =
    built === 0 ? await run([...playwright, ...process.argv.slice(2)], { ANJU_E2E_ELECTRON: program }) : built;
}

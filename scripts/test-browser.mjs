// npm run test:e2e -- [playwright args]: the browser tests on the built code.

import { join } from 'node:path';
import { isBuildCurrent } from './build-stamp.mjs';
import { ensureChromium } from './chromium.mjs';
import { say } from './progress.mjs';
import { projectRoot } from './project-root.mjs';
import { runAttached } from './run-child.mjs';

/** @param {string} script */
const run = (script, /** @type {readonly string[]} */ args = []) =>
  runAttached(process.execPath, [join(projectRoot, script), ...args], { cwd: projectRoot });

try {
  await ensureChromium();
  const built = isBuildCurrent() ? 0 : await run('scripts/build.mjs');
  process.exitCode =
    built === 0 ? await run('node_modules/@playwright/test/cli.js', ['test', ...process.argv.slice(2)]) : built;
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

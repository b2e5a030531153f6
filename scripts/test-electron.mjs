// npm run test:electron: the same browser tests, in real Electron. Where its program is missing they cannot run, and
// that is said loudly rather than passed over.

import { join } from 'node:path';
import { findElectron } from './electron-binary.mjs';
import { say } from './progress.mjs';
import { projectRoot } from './project-root.mjs';
import { runAttached } from './run-child.mjs';

const program = findElectron();
if (program === undefined) {
  const line = '!'.repeat(88);
  say(`${line}\n!! NOT RUN: no Electron program here (npx install-electron, or ELECTRON_OVERRIDE_DIST_PATH).\n${line}`);
} else {
  const browserTests = join(projectRoot, 'scripts', 'test-browser.mjs');
  process.exitCode = await runAttached(process.execPath, [browserTests, ...process.argv.slice(2)], {
    cwd: projectRoot,
    env: { ...process.env, ANJU_E2E_ELECTRON: program },
  });
}

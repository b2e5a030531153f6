// npm run package -- [electron-builder args]: installers into release/.

import { join } from 'node:path';
import { projectRoot } from './project-root.mjs';
import { runAttached } from './run-child.mjs';

const STEPS = [
  ['scripts/build.mjs'],
  ['node_modules/electron-builder/cli.js', '--publish', 'never', ...process.argv.slice(2)],
];

for (const [script = '', ...args] of STEPS) {
  const code = await runAttached(process.execPath, [join(projectRoot, script), ...args], { cwd: projectRoot });
  if (code !== 0) process.exit(code);
}

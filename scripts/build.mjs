// npm run build: screens, Electron shell, the programs for plain Node and the citizen's page, all into dist/.

import { join } from 'node:path';
import { beginBuild } from './build-stamp.mjs';
import { projectRoot } from './project-root.mjs';
import { runAttached } from './run-child.mjs';

const BUILDS = [
  ['electron-vite/bin/electron-vite.js', 'build'],
  ['vite/bin/vite.js', 'build', '--config', 'vite.node.config.ts'],
  ['vite/bin/vite.js', 'build', '--config', 'vite.verifier.config.ts'],
];

const markBuilt = beginBuild(projectRoot);
for (const [tool = '', ...args] of BUILDS) {
  const code = await runAttached(process.execPath, [join(projectRoot, 'node_modules', tool), ...args], {
    cwd: projectRoot,
  });
  if (code !== 0) process.exit(code);
}
markBuilt();
